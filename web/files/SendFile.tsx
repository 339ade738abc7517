import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import styles from './SendFile.module.css'
import { SendingProgress } from './SendingProgress.tsx'
import { isTooLarge, TooLarge } from './TooLarge.tsx'

export const ACCEPTED = 'image/jpeg,image/png,image/webp,application/pdf'

interface SendFileProps {
  choose: string
  /** What is said once it is there. */
  added: string
  maxMegabytes: number
  /** Kinds of files; left out: images and PDF. */
  accept?: string
  /** What is said of them beside the button. */
  accepted?: string
  sending: {
    isPending: boolean
    isSuccess: boolean
    isError: boolean
    error: unknown
    progress: number
    reset(): void
  }
  send(file: File, then: { onSuccess(): void; onError(): void }): void
  /** The words typed for a file are to be forgotten: it was sent, or given up. */
  onEmpty(): void
  /** What is asked of the file. */
  children: ReactNode
}

/** A file is chosen, described, then sent; one that is refused says why and leaves the place to another. */
export function SendFile(props: SendFileProps) {
  const { choose, added, maxMegabytes, accept = ACCEPTED, sending, send, onEmpty, children } = props
  const { t, formats } = useLanguage()
  const accepted = props.accepted ?? t('files.accepted', { max: maxMegabytes })
  const [file, setFile] = useState<File | null>(null)
  const take = ([chosen]: readonly File[]) => {
    sending.reset()
    setFile(chosen ?? null)
  }
  const empty = () => {
    setFile(null)
    onEmpty()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (file) send(file, { onSuccess: empty, onError: () => setFile(null) })
  }
  const tooLarge = file !== null && isTooLarge(file, maxMegabytes)
  const isReady = file !== null && !tooLarge
  // The button that was pressed is gone: what is asked next takes the focus.
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (isReady) form.current?.querySelector('input')?.focus()
  }, [isReady])
  return (
    <div className={styles.add}>
      <div role="status">{sending.isSuccess && !file && <Alert tone="success">{added}</Alert>}</div>
      {sending.isError && <ProblemAlert error={sending.error} />}
      {tooLarge && <TooLarge file={file} maxMegabytes={maxMegabytes} />}
      {!isReady && (
        <FileDrop small choose={choose} accept={accept} onFiles={take}>
          {accepted}
        </FileDrop>
      )}
      {isReady && (
        <Card>
          <form ref={form} className={styles.form} onSubmit={submit}>
            <p>
              <strong>{file.name}</strong> <span className={styles.size}>{formats.fileSize(file.size)}</span>
            </p>
            {children}
            {sending.isPending && <SendingProgress ratio={sending.progress} />}
            <div className={styles.actions}>
              <Button type="submit" variant="primary" icon="upload" busy={sending.isPending}>
                {t('files.send')}
              </Button>
              {!sending.isPending && <Button onClick={empty}>{t('files.cancel')}</Button>}
            </div>
          </form>
        </Card>
      )}
    </div>
  )
}
