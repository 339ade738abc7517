import { API } from '../api/address.ts'
import { type TableSchema, useRegisterSchema } from '../api/openData.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import styles from '../privacy/Privacy.module.css'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Link } from '../ui/Link.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { type Column, Table } from '../ui/Table.tsx'

/** The public register of shared resources, for anyone: the file, what it holds, and under which licence. */
export default function OpenDataPage() {
  const schema = useRegisterSchema()
  return <FetchedPage query={schema}>{(data) => <Register schema={data} />}</FetchedPage>
}

function Register({ schema }: { schema: TableSchema }) {
  const t = useTranslate()
  const [licence] = schema.licenses
  const publisher = schema.contributors[0]?.title ?? ''
  return (
    <Page>
      <PageHeader title={t('openData.title')} lead={t('openData.lead')} />
      <Section title={t('openData.take')}>
        <p className={styles.prose}>{t('openData.takeText')}</p>
        <p className={styles.actions}>
          <Link to={`${API}/open-data/resources.csv`} outside look="primary" icon="download">
            {t('openData.csv')}
          </Link>
          <Link to={`${API}/open-data/resources.schema.json`} outside look="secondary">
            {t('openData.schema')}
          </Link>
        </p>
      </Section>
      <Section title={t('openData.licence')}>
        <div className={styles.prose}>
          <p>{t('openData.licenceText', { publisher })}</p>
          {licence && (
            <p>
              <Link to={licence.path} outside>
                {t('openData.licenceRead')}
              </Link>
            </p>
          )}
        </div>
      </Section>
      <Section title={t('openData.what')}>
        <ul className={styles.points}>
          <li>{t('openData.what.agreed')}</li>
          <li>{t('openData.what.unnamed')}</li>
          <li>{t('openData.what.live')}</li>
          <li>{t('openData.what.part')}</li>
        </ul>
      </Section>
      <Section title={t('openData.columns')}>
        <Columns fields={schema.fields} />
      </Section>
    </Page>
  )
}

type Field = TableSchema['fields'][number]

/** The columns as the schema describes them, in French: they are French in the file. */
function Columns({ fields }: { fields: readonly Field[] }) {
  const t = useTranslate()
  const columns: readonly Column<Field>[] = [
    { key: 'name', header: t('openData.column'), heading: true, cell: ({ name }) => <code>{name}</code> },
    {
      key: 'meaning',
      header: t('openData.meaning'),
      cell: ({ description }) => <Said>{description}</Said>,
    },
    { key: 'example', header: t('openData.example'), cell: ({ example }) => <Said>{String(example)}</Said> },
  ]
  return <Table caption={t('openData.columns')} columns={columns} rows={fields} rowKey={({ name }) => name} />
}
