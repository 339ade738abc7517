import { type ReactNode, useState } from 'react'
import { Alert } from '../ui/Alert.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Door } from './Door.tsx'

interface MailLinkPageProps {
  title: string
  /** Said to whoever came without the end of the address. */
  none: string
  children(token: string): ReactNode
}

/** Where a link of a mail leads, without signing in. The token stands after the `#`: no server writes it down. */
export function MailLinkPage({ title, none, children }: MailLinkPageProps) {
  const [token] = useState(() => window.location.hash.slice(1))
  return (
    <Door>
      {token ? (
        children(token)
      ) : (
        <>
          <PageHeader title={title} />
          <Alert tone="warning">{none}</Alert>
        </>
      )}
    </Door>
  )
}
