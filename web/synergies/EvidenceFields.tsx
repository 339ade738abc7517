import { useState } from 'react'
import { faultOf } from '../api/problem.ts'
import { synergyPlace, type useAddDocument, useDocuments } from '../api/together.ts'
import { ACCEPTED } from '../files/SendFile.tsx'
import { SendingProgress } from '../files/SendingProgress.tsx'
import { isTooLarge, TooLarge } from '../files/TooLarge.tsx'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { Select } from '../ui/Select.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import type { DraftFieldsProps } from './ExchangeFields.tsx'

interface EvidenceFieldsProps extends DraftFieldsProps {
  synergyId: string
  adding: ReturnType<typeof useAddDocument>
}

/** What shows that it took place: in words, by a document of the synergy, or by one that is added here. */
export function EvidenceFields({ synergyId, adding, draft, error, onChange }: EvidenceFieldsProps) {
  const { t, formats } = useLanguage()
  const { data } = useDocuments(synergyPlace(synergyId))
  const documents = data?.items ?? []
  return (
    <>
      <TextArea
        label={t('results.evidence')}
        hint={t('results.evidence.hint')}
        maxLength={600}
        value={draft.evidence}
        onChange={(evidence) => onChange({ evidence })}
        error={faultOf(error, '/evidence')}
      />
      {documents.length > 0 && (
        <Select
          label={t('results.document')}
          value={draft.documentId}
          options={[
            { value: '', label: t('results.document.none') },
            ...documents.map(({ id, name, createdAt }) => ({
              ...{ value: id, label: t('results.document.one', { name, date: formats.date(createdAt) }) },
            })),
          ]}
          onChange={(documentId) => onChange({ documentId })}
          error={faultOf(error, '/documentId')}
        />
      )}
      {data?.can.addFor.includes('all') && (
        <AddEvidence
          maxMegabytes={data.maxMegabytes}
          adding={adding}
          onAdded={(documentId) => onChange({ documentId })}
        />
      )}
    </>
  )
}

function AddEvidence({
  maxMegabytes,
  adding,
  onAdded,
}: Pick<EvidenceFieldsProps, 'adding'> & { maxMegabytes: number; onAdded(id: string): void }) {
  const t = useTranslate()
  const [refused, setRefused] = useState<File | null>(null)
  const send = ([file]: readonly File[]) => {
    if (!file) return
    const tooLarge = isTooLarge(file, maxMegabytes)
    setRefused(tooLarge ? file : null)
    adding.reset()
    if (!tooLarge)
      adding.mutate({ file, description: '', audience: 'all' }, { onSuccess: ({ id }) => onAdded(id) })
  }
  return (
    <>
      {adding.isError && <ProblemAlert error={adding.error} />}
      {refused && <TooLarge file={refused} maxMegabytes={maxMegabytes} />}
      <div role="status">
        {adding.isSuccess && (
          <Alert tone="success">{t('results.document.added', { name: adding.data.name })}</Alert>
        )}
      </div>
      {adding.isPending ? (
        <SendingProgress ratio={adding.progress} />
      ) : (
        <FileDrop small choose={t('results.document.add')} accept={ACCEPTED} onFiles={send}>
          {t('results.document.add.text', { max: maxMegabytes })}
        </FileDrop>
      )}
    </>
  )
}
