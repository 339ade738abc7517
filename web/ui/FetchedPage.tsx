import type { ReactNode } from 'react'
import { ProblemAlert } from './Alert.tsx'
import { Page } from './Page.tsx'
import { Loading } from './Spinner.tsx'

interface FetchedPageProps<T> {
  query:
    | { isPending: true; isError: false }
    | { isPending: false; isError: true; error: unknown; refetch(): unknown }
    | { isPending: false; isError: false; data: T }
  children(data: T): ReactNode
}

/** A page about one thing that is read: that it is on its way, that it failed, or what is made of it. */
export function FetchedPage<T>({ query, children }: FetchedPageProps<T>) {
  if (query.isPending) return <Loading />
  if (!query.isError) return children(query.data)
  return (
    <Page>
      <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
    </Page>
  )
}
