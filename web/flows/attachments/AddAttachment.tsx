import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useAttach } from '../../api/attachments.ts'
import { faultOf } from '../../api/problem.ts'
import { useLanguage } from '../../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { Progress } from '../../ui/Spinner.tsx'
import { AttachmentFields, type Words } from './AttachmentFields.tsx'
import styles from './Attachments.module.css'

const ACCEPT = 'image/jpeg,image/png,image/webp,application/pdf'
const NOTHING_SAID: Words = { description: '', visibility: 'facilitators' }

/** A file is chosen, described, then sent; one that is refused says why and leaves the place to another. */
export function AddAttachment({ flowId, maxMegabytes }: { flowId: string; maxMegabytes: number }) {
  const { t, formats } = useLanguage()
  const attach = useAttach(flowId)
  const [file, setFile] = useState<File | null>(null)
  const [words, setWords] = useState(NOTHING_SAID)

  const choose = ([chosen]: readonly File[]) => {
    attach.reset()
    setFile(chosen ?? null)
  }
  const empty = () => {
    setFile(null)
    setWords(NOTHING_SAID)
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!file) return
    attach.mutate({ file, ...words }, { onSuccess: empty, onError: () => setFile(null) })
  }
  const isTooLarge = file !== null && file.size > maxMegabytes * 1e6
  const isReady = file !== null && !isTooLarge
  // The button that was pressed is gone: what is asked next takes the focus.
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (isReady) form.current?.querySelector('input')?.focus()
  }, [isReady])
  return (
    <div className={styles.add}>
      <div role="status">
        {attach.isSuccess && !file && <Alert tone="success">{t('attachments.added')}</Alert>}
      </div>
      {attach.isError && <ProblemAlert error={attach.error} />}
      {isTooLarge && (
        <Alert tone="error">
          {t('attachments.tooLarge', {
            name: file.name,
            size: formats.fileSize(file.size),
            max: maxMegabytes,
          })}
        </Alert>
      )}
      {!isReady && (
        <FileDrop small choose={t('attachments.choose')} accept={ACCEPT} onFiles={choose}>
          {t('attachments.accepted', { max: maxMegabytes })}
        </FileDrop>
      )}
      {isReady && (
        <Card>
          <form ref={form} className={styles.form} onSubmit={send}>
            <p>
              <strong>{file.name}</strong> <span className={styles.muted}>{formats.fileSize(file.size)}</span>
            </p>
            <AttachmentFields
              words={words}
              fault={faultOf(attach.error, '/description')}
              onChange={(change) => setWords({ ...words, ...change })}
            />
            {attach.isPending && (
              <Progress
                label={t(attach.progress < 1 ? 'attachments.sending' : 'attachments.checking')}
                ratio={attach.progress < 1 ? attach.progress : null}
              />
            )}
            <div className={styles.actions}>
              <Button type="submit" variant="primary" icon="upload" busy={attach.isPending}>
                {t('attachments.send')}
              </Button>
              {!attach.isPending && <Button onClick={empty}>{t('attachments.cancel')}</Button>}
            </div>
          </form>
        </Card>
      )}
    </div>
  )
}
