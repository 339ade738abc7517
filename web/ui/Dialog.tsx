import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Button } from './Button.tsx'
import styles from './Dialog.module.css'

/** The browser's own modal: it traps the focus, closes on Escape and gives the focus back. */
export function Dialog(props: { title: string; onClose(): void; actions?: ReactNode; children: ReactNode }) {
  const t = useTranslate()
  const titleId = useId()
  const ref = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])

  return (
    <dialog ref={ref} className={styles.dialog} aria-labelledby={titleId} onClose={props.onClose}>
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
