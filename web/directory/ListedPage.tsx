import { useParams } from 'wouter'
import { type ListedPage as ListedView, useListed } from '../api/directory.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Link } from '../ui/Link.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import styles from './Directory.module.css'
import { ShownFacts } from './ShownFacts.tsx'

/** A structure of the directory, with what it chose to show. */
export default function ListedPage() {
  const { id } = useParams<{ id: string }>()
  const listed = useListed(id)
  return <FetchedPage query={listed}>{(structure) => <Listed structure={structure} />}</FetchedPage>
}

function Listed({ structure }: { structure: ListedView }) {
  const t = useTranslate()
  return (
    <Page>
      <PageHeader
        before={
          <Link to="/annuaire" icon="back" look="quiet" size="s">
            {t('directory.back')}
          </Link>
        }
        title={structure.name}
        lead={<Badge>{t(`organisation.kind.${structure.kind}`)}</Badge>}
      />
      <ShownFacts structure={structure} />
      <Section title={t('directory.flows')}>
        {structure.flows.length === 0 ? (
          <p className={styles.muted}>{t('directory.noFlows')}</p>
        ) : (
          <ul className={styles.list}>
            {structure.flows.map(({ id, label, kind, family }) => (
              <li key={id}>
                <Link to={`/gisements-besoins/${id}`}>
                  <Said>{label}</Said>
                </Link>{' '}
                <Badge tone={kind}>{t(`flow.${kind}`)}</Badge> <Badge>{t(`family.${family}`)}</Badge>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </Page>
  )
}
