import { useAttachments } from '../../api/attachments.ts'
import type { FlowView } from '../../api/flows.ts'
import { useTranslate } from '../../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../../ui/Alert.tsx'
import { Section } from '../../ui/Page.tsx'
import { AddAttachment } from './AddAttachment.tsx'
import { AttachmentItem } from './AttachmentItem.tsx'
import styles from './Attachments.module.css'

/** The files of a flow that its reader may open; those who work on it add, describe and remove them. */
export function Attachments({ flow }: { flow: FlowView }) {
  const t = useTranslate()
  const list = useAttachments(flow.id)
  if (list.isPending || (!flow.can.edit && flow.attachmentCount === 0)) return null
  return (
    <Section title={t('attachments.title')}>
      {list.isError && <ProblemAlert error={list.error} onRetry={list.refetch} />}
      {list.isSuccess && (
        <>
          {list.data.items.length > 0 && (
            <ul className={styles.list}>
              {list.data.items.map((item) => (
                <li key={item.id}>
                  <AttachmentItem attachment={item} canChange={list.data.can.add} />
                </li>
              ))}
            </ul>
          )}
          {list.data.can.add && list.data.items.length >= list.data.maxCount && (
            <p className={styles.muted}>{t('attachments.full', { count: list.data.maxCount })}</p>
          )}
          {list.data.can.add && list.data.items.length < list.data.maxCount && (
            <AddAttachment flowId={flow.id} maxMegabytes={list.data.maxMegabytes} />
          )}
        </>
      )}
    </Section>
  )
}
