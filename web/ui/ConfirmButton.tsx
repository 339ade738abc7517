import { type ReactNode, useState } from 'react'
import { ProblemAlert } from './Alert.tsx'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'

interface ConfirmButtonProps {
  /** What the action is, on the button and on the one that confirms. */
  label: string
  /** The same to those who listen, when there are several of them in a page. */
  spoken?: string
  title: string
  /** What it does that cannot be taken back. */
  children: ReactNode
  action: { isPending: boolean; isError: boolean; error: unknown; mutate(done: () => void): void }
}

/** For what cannot be undone: done on the second press, once it was said what it does. */
export function ConfirmButton({ label, spoken, title, children, action }: ConfirmButtonProps) {
  const [isAsked, setAsked] = useState(false)
  const close = () => setAsked(false)
  return (
    <>
      <Button variant="quiet" size="s" aria-label={spoken} onClick={() => setAsked(true)}>
        {label}
      </Button>
      {isAsked && (
        <Dialog
          title={title}
          onClose={close}
          actions={
            <Button variant="primary" busy={action.isPending} onClick={() => action.mutate(close)}>
              {label}
            </Button>
          }
        >
          {action.isError && <ProblemAlert error={action.error} />}
          <p>{children}</p>
        </Dialog>
      )}
    </>
  )
}
