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
  type Workplace,
} from '../api/together.ts'
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
import { DescribeDocument } from './DescribeDocument.tsx'
import styles from './Work.module.css'

/** Files that those who work together share, and those that facilitators keep. */
export function Documents({ place }: { place: Workplace }) {
  const t = useTranslate()
  const documents = useDocuments(place)
  return (
    <Section title={t('workDocuments.title')}>
      <div className={styles.work}>
        {documents.isPending && <Loading />}
        {documents.isError && <ProblemAlert error={documents.error} onRetry={documents.refetch} />}
        {documents.data && <DocumentRows place={place} list={documents.data} />}
      </div>
    </Section>
  )
}

function DocumentRows({ place, list }: { place: Workplace; list: DocumentList }) {
  const t = useTranslate()
  return (
    <>
      {list.total === 0 && <p className={styles.hint}>{t('workDocuments.none')}</p>}
      {list.total > 0 && (
        <ul className={styles.rows}>
          {list.items.map((document) => (
            <DocumentRow key={document.id} place={place} document={document} />
          ))}
        </ul>
      )}
      {list.can.addFor.length > 0 && <AddDocument place={place} list={list} />}
    </>
  )
}

function DocumentRow({ place, document }: { place: Workplace; document: DocumentView }) {
  const { t, formats } = useLanguage()
  const { id, name, sizeBytes, description, audience, author, organisation, createdAt } = document
  const { mutate, ...remove } = useRemoveDocument(place, id)
  const structure = organisation?.name ?? t('workThread.facilitation')
  return (
    <li>
      <p className={styles.facts}>
        <Link to={documentUrl(place, id)} outside download={name}>
          {name}
        </Link>
        <span className={styles.hint}>{formats.fileSize(sizeBytes)}</span>
        {audience === 'facilitators' && <Badge icon="eye">{t('workThread.for.facilitators')}</Badge>}
        {document.proves.map((on) => (
          <Badge key={on} tone="good" icon="check">
            {t('workDocuments.proves', { date: formats.date(on) })}
          </Badge>
        ))}
      </p>
      {description && (
        <p className={styles.text}>
          <Said>{description}</Said>
        </p>
      )}
      <p className={styles.hint}>
        {t('workDocuments.by', { name: author, structure })} · {formats.moment(createdAt)}
      </p>
      {(document.can.describe || document.can.remove) && (
        <div className={styles.actions}>
          {document.can.describe && <DescribeDocument place={place} document={document} />}
          {document.can.remove && (
            <ConfirmButton
              label={t('workDocuments.remove')}
              spoken={t('workDocuments.removeOne', { name })}
              title={t('workDocuments.removeTitle')}
              action={{ ...remove, mutate: (onSuccess) => mutate(undefined, { onSuccess }) }}
            >
              {t('workDocuments.removeText', { name })}
            </ConfirmButton>
          )}
        </div>
      )}
    </li>
  )
}

function AddDocument({ place, list: { maxMegabytes, can } }: { place: Workplace; list: DocumentList }) {
  const t = useTranslate()
  const add = useAddDocument(place)
  const [description, setDescription] = useState('')
  const [chosen, setChosen] = useState<Audience>()
  const audience = chosen ?? can.addFor[0] ?? 'all'
  return (
    <SendFile
      choose={t('workDocuments.choose')}
      added={t('workDocuments.added')}
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
          legend={t('workDocuments.for')}
          value={audience}
          options={can.addFor.map((value) => ({
            value,
            label: t(`workThread.for.${value}`),
            text: t(`workDocuments.for.${value}.text`),
          }))}
          onChange={setChosen}
          inRow
        />
      ) : (
        <p className={styles.hint}>
          {t(place.kind === 'groups' ? 'workDocuments.ofGroup' : `workDocuments.for.${audience}.text`)}
        </p>
      )}
    </SendFile>
  )
}
