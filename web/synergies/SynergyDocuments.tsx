import { useState } from 'react'
import { faultOf } from '../api/problem.ts'
import {
  type Audience,
  type DocumentList,
  type DocumentView,
  documentUrl,
  useAddDocument,
  useDocuments,
  useRemoveDocument,
} from '../api/synergy-work.ts'
import { DescriptionField } from '../files/DescriptionField.tsx'
import { SendFile } from '../files/SendFile.tsx'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { Link } from '../ui/Link.tsx'
import { Section } from '../ui/Page.tsx'
import { RadioCards } from '../ui/RadioCards.tsx'
import { Said } from '../ui/Said.tsx'
import { Loading } from '../ui/Spinner.tsx'
import styles from './SynergyWork.module.css'

/** Files that those of a synergy share, and those that facilitators keep. */
export function SynergyDocuments({ synergyId }: { synergyId: string }) {
  const t = useTranslate()
  const documents = useDocuments(synergyId)
  return (
    <Section title={t('synergyDocuments.title')}>
      <div className={styles.work}>
        {documents.isPending && <Loading />}
        {documents.isError && <ProblemAlert error={documents.error} onRetry={documents.refetch} />}
        {documents.data && <Documents synergyId={synergyId} list={documents.data} />}
      </div>
    </Section>
  )
}

function Documents({ synergyId, list }: { synergyId: string; list: DocumentList }) {
  const t = useTranslate()
  return (
    <>
      {list.total === 0 && <p className={styles.hint}>{t('synergyDocuments.none')}</p>}
      {list.total > 0 && (
        <ul className={styles.rows}>
          {list.items.map((document) => (
            <DocumentRow key={document.id} synergyId={synergyId} document={document} />
          ))}
        </ul>
      )}
      {list.can.addFor.length > 0 && <AddDocument synergyId={synergyId} list={list} />}
    </>
  )
}

function DocumentRow({ synergyId, document }: { synergyId: string; document: DocumentView }) {
  const { t, formats } = useLanguage()
  const { id, name, sizeBytes, description, audience, author, organisation, createdAt } = document
  const { mutate, ...remove } = useRemoveDocument(synergyId, id)
  const structure = organisation?.name ?? t('synergyThread.facilitation')
  return (
    <li>
      <p className={styles.facts}>
        <Link to={documentUrl(synergyId, id)} outside download={name}>
          {name}
        </Link>
        <span className={styles.hint}>{formats.fileSize(sizeBytes)}</span>
        {audience === 'facilitators' && <Badge icon="eye">{t('synergyThread.for.facilitators')}</Badge>}
        {document.proves.map((on) => (
          <Badge key={on} tone="good" icon="check">
            {t('synergyDocuments.proves', { date: formats.date(on) })}
          </Badge>
        ))}
      </p>
      {description && (
        <p className={styles.text}>
          <Said>{description}</Said>
        </p>
      )}
      <p className={styles.hint}>
        {t('synergyDocuments.by', { name: author, structure })} · {formats.moment(createdAt)}
      </p>
      {document.can.remove && (
        <div className={styles.actions}>
          <ConfirmButton
            label={t('synergyDocuments.remove')}
            spoken={t('synergyDocuments.removeOne', { name })}
            title={t('synergyDocuments.removeTitle')}
            action={{ ...remove, mutate: (onSuccess) => mutate(undefined, { onSuccess }) }}
          >
            {t('synergyDocuments.removeText', { name })}
          </ConfirmButton>
        </div>
      )}
    </li>
  )
}

function AddDocument({ synergyId, list: { maxMegabytes, can } }: { synergyId: string; list: DocumentList }) {
  const t = useTranslate()
  const add = useAddDocument(synergyId)
  const [description, setDescription] = useState('')
  const [chosen, setChosen] = useState<Audience>()
  const audience = chosen ?? can.addFor[0] ?? 'all'
  return (
    <SendFile
      choose={t('synergyDocuments.choose')}
      added={t('synergyDocuments.added')}
      maxMegabytes={maxMegabytes}
      sending={add}
      send={(file, then) => add.mutate({ file, description, audience }, then)}
      onEmpty={() => setDescription('')}
    >
      <DescriptionField
        value={description}
        error={faultOf(add.error, '/description')}
        onChange={setDescription}
      />
      {can.addFor.length > 1 ? (
        <RadioCards<Audience>
          legend={t('synergyDocuments.for')}
          value={audience}
          options={can.addFor.map((value) => ({
            value,
            label: t(`synergyThread.for.${value}`),
            text: t(`synergyDocuments.for.${value}.text`),
          }))}
          onChange={setChosen}
          inRow
        />
      ) : (
        <p className={styles.hint}>{t(`synergyDocuments.for.${audience}.text`)}</p>
      )}
    </SendFile>
  )
}
