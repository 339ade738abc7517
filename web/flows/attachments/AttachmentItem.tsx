import { type FormEvent, useId, useState } from 'react'
import {
  type AttachmentView,
  attachmentUrl,
  useChangeAttachment,
  useRemoveAttachment,
} from '../../api/attachments.ts'
import { faultOf } from '../../api/problem.ts'
import { useLanguage, useTranslate } from '../../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../../ui/Alert.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Link } from '../../ui/Link.tsx'
import { Said } from '../../ui/Said.tsx'
import { AttachmentFields } from './AttachmentFields.tsx'
import styles from './Attachments.module.css'

interface ItemProps {
  attachment: AttachmentView
}

/** A picture as it is, another file by its name. */
export function AttachmentItem({ attachment, canChange }: ItemProps & { canChange: boolean }) {
  const { t, formats } = useLanguage()
  const [open, setOpen] = useState<'change' | 'remove' | null>(null)
  const { name, format, sizeBytes, description, visibility, createdAt } = attachment
  const close = () => setOpen(null)
  return (
    <Card>
      <div className={styles.item}>
        {format === 'pdf' ? (
          <span className={styles.sheet} aria-hidden="true">
            PDF
          </span>
        ) : (
          <img
            className={styles.picture}
            src={attachmentUrl(attachment)}
            alt={description ?? t('attachments.noDescription', { name })}
            loading="lazy"
          />
        )}
        <div className={styles.facts}>
          {description && (
            <p className={styles.description}>
              <Said>{description}</Said>
            </p>
          )}
          <p>
            <Link to={attachmentUrl(attachment)} outside download={name}>
              {name}
            </Link>
          </p>
          <p className={styles.muted}>
            {formats.fileSize(sizeBytes)} · {formats.date(createdAt)}
          </p>
          {canChange && (
            <>
              <p>
                <Badge icon="eye" tone={visibility === 'flow' ? 'good' : 'plain'}>
                  {t(`attachments.badge.${visibility}`)}
                </Badge>
              </p>
              <div className={styles.actions}>
                <Button
                  size="s"
                  aria-label={t('attachments.changeOne', { name })}
                  onClick={() => setOpen('change')}
                >
                  {t('attachments.change')}
                </Button>
                <Button
                  size="s"
                  variant="quiet"
                  aria-label={t('attachments.removeOne', { name })}
                  onClick={() => setOpen('remove')}
                >
                  {t('attachments.remove')}
                </Button>
              </div>
            </>
          )}
        </div>
      </div>
      {open === 'change' && <ChangeDialog attachment={attachment} onClose={close} />}
      {open === 'remove' && <RemoveDialog attachment={attachment} onClose={close} />}
    </Card>
  )
}

function ChangeDialog({ attachment, onClose }: ItemProps & { onClose(): void }) {
  const t = useTranslate()
  const formId = useId()
  const change = useChangeAttachment()
  const { id, visibility } = attachment
  const [words, setWords] = useState({ description: attachment.description ?? '', visibility })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const description = words.description.trim() || null
    change.mutate({ id, description, visibility: words.visibility }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={attachment.name}
      onClose={onClose}
      actions={
        <Button type="submit" form={formId} variant="primary" busy={change.isPending}>
          {t('attachments.save')}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit}>
        {change.isError && <ProblemAlert error={change.error} />}
        <AttachmentFields
          words={words}
          fault={faultOf(change.error, '/description')}
          onChange={(part) => setWords({ ...words, ...part })}
        />
      </form>
    </Dialog>
  )
}

function RemoveDialog({ attachment, onClose }: ItemProps & { onClose(): void }) {
  const t = useTranslate()
  const remove = useRemoveAttachment()
  return (
    <Dialog
      title={t('attachments.removeTitle')}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" busy={remove.isPending} onClick={() => remove.mutate(attachment.id)}>
            {t('attachments.removeConfirm')}
          </Button>
          <Button onClick={onClose}>{t('files.cancel')}</Button>
        </>
      }
    >
      {remove.isError && <ProblemAlert error={remove.error} />}
      <p>{t('attachments.removeText', { name: attachment.name })}</p>
    </Dialog>
  )
}
