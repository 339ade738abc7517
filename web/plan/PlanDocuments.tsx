import { useState } from 'react'
import {
  type DocumentList,
  type DocumentView,
  documentUrl,
  useAddDocument,
  useDocuments,
  useRemoveDocument,
} from '../api/plan.ts'
import { faultOf } from '../api/problem.ts'
import { DescriptionField } from '../files/DescriptionField.tsx'
import { SendFile } from '../files/SendFile.tsx'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'
import { Loading } from '../ui/Spinner.tsx'
import styles from './Plan.module.css'

/** Files kept with a sheet or a step: deliberations, agreements, invoices. */
export function PlanDocuments({ id }: { id: string }) {
  const t = useTranslate()
  const documents = useDocuments(id)
  return (
    <>
      {documents.isPending && <Loading />}
      {documents.isError && <ProblemAlert error={documents.error} onRetry={documents.refetch} />}
      {documents.data?.total === 0 && <p className={styles.hint}>{t('climate.noDocument')}</p>}
      {documents.data && documents.data.total > 0 && (
        <ul className={styles.rows}>
          {documents.data.items.map((document) => (
            <DocumentRow key={document.id} document={document} />
          ))}
        </ul>
      )}
      {documents.data?.can.add && <AddDocument id={id} list={documents.data} />}
    </>
  )
}

function DocumentRow({ document }: { document: DocumentView }) {
  const { t, formats } = useLanguage()
  const { id, name, sizeBytes, description, by, createdAt, can } = document
  const { mutate, ...remove } = useRemoveDocument(id)
  return (
    <li>
      <span className={styles.facts}>
        <Link to={documentUrl(id)} outside download={name}>
          {name}
        </Link>
        <span className={styles.hint}>
          {formats.fileSize(sizeBytes)} · {by} · {formats.moment(createdAt)}
        </span>
        {can.remove && (
          <ConfirmButton
            label={t('climate.removeDocument')}
            spoken={t('climate.removeDocumentOf', { name })}
            title={t('climate.removeDocumentTitle')}
            action={{ ...remove, mutate: (onSuccess) => mutate(undefined, { onSuccess }) }}
          >
            {t('climate.removeDocumentText', { name })}
          </ConfirmButton>
        )}
      </span>
      {description && (
        <span>
          <Said>{description}</Said>
        </span>
      )}
    </li>
  )
}

function AddDocument({ id, list }: { id: string; list: DocumentList }) {
  const t = useTranslate()
  const add = useAddDocument(id)
  const [description, setDescription] = useState('')
  return (
    <SendFile
      choose={t('climate.chooseDocument')}
      added={t('climate.documentAdded')}
      maxMegabytes={list.maxMegabytes}
      sending={add}
      send={(file, then) => add.mutate({ file, description }, then)}
      onEmpty={() => setDescription('')}
    >
      <DescriptionField
        value={description}
        error={faultOf(add.error, '/description')}
        onChange={setDescription}
      />
    </SendFile>
  )
}
