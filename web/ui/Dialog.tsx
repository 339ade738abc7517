import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Button } from './Button.tsx'
import styles from './Dialog.module.css'

/** Escape closes the open list of a combobox first, the dialog next. */
function keepForList(event: KeyboardEvent<HTMLDialogElement>) {
  const openList = event.currentTarget.querySelector('[role="combobox"][aria-expanded="true"]')
  if (event.key === 'Escape' && openList) event.preventDefault()
}

/** The browser's own modal: it traps the focus, closes on Escape and gives the focus back. */
export function Dialog(props: { title: string; onClose(): void; actions?: ReactNode; children: ReactNode }) {
  const t = useTranslate()
  const titleId = useId()
  const ref = useRef<HTMLDialogElement>(null)

  // A layout effect: it closes while still in the page, which is when the browser gives the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])

  return (
    <dialog
      ref={ref}
      className={styles.dialog}
      aria-labelledby={titleId}
      onClose={props.onClose}
      onKeyDownCapture={keepForList}
    >
      <div className={styles.head}>
        <h2 id={titleId}>{props.title}</h2>
        <Button variant="quiet" icon="close" iconOnly onClick={props.onClose}>
          {t('app.close')}
        </Button>
      </div>
      <div className={styles.body}>{props.children}</div>
      {props.actions && <div className={styles.actions}>{props.actions}</div>}
    </dialog>
  )
}
