import { useState } from 'react'
import { useAttach } from '../../api/attachments.ts'
import { faultOf } from '../../api/problem.ts'
import { SendFile } from '../../files/SendFile.tsx'
import { useTranslate } from '../../i18n/LanguageProvider.tsx'
import { AttachmentFields, type Words } from './AttachmentFields.tsx'

const NOTHING_SAID: Words = { description: '', visibility: 'facilitators' }

/** One more file of a flow. */
export function AddAttachment({ flowId, maxMegabytes }: { flowId: string; maxMegabytes: number }) {
  const t = useTranslate()
  const attach = useAttach(flowId)
  const [words, setWords] = useState(NOTHING_SAID)
  return (
    <SendFile
      choose={t('attachments.choose')}
      added={t('attachments.added')}
      maxMegabytes={maxMegabytes}
      sending={attach}
      send={(file, then) => attach.mutate({ file, ...words }, then)}
      onEmpty={() => setWords(NOTHING_SAID)}
    >
      <AttachmentFields
        words={words}
        fault={faultOf(attach.error, '/description')}
        onChange={(change) => setWords({ ...words, ...change })}
      />
    </SendFile>
  )
}
