import type { ReactNode } from 'react'
import { ProblemAlert } from './Alert.tsx'
import { MoreButton } from './MoreButton.tsx'
import { Loading } from './Spinner.tsx'

interface PagedListProps {
  list: {
    items: readonly unknown[]
    total: number
    isPending: boolean
    isSuccess: boolean
    isError: boolean
    error: unknown
    refetch(): void
    isFetchingNextPage: boolean
    fetchNextPage(): void
  }
  /** In the place of what is found, when that is nothing. */
  empty: ReactNode
  children: ReactNode
}

/** Around what a list found: that it is on its way, that it failed, that there is nothing, that there is more. */
export function PagedList({ list, empty, children }: PagedListProps) {
  return (
    <>
      {list.isPending && <Loading />}
      {list.isError && <ProblemAlert error={list.error} onRetry={list.refetch} />}
      {list.isSuccess && list.total === 0 && empty}
      {list.total > 0 && children}
      <MoreButton
        shown={list.items.length}
        total={list.total}
        busy={list.isFetchingNextPage}
        onMore={list.fetchNextPage}
      />
    </>
  )
}
