import { fieldGroups } from '../../src/kernel/visibility.ts'
import { type DisclosureView, useDisclosures } from '../api/flows.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Link } from '../ui/Link.tsx'
import styles from './FlowPage.module.css'

/** To whom the name was shown, when, with what, and by which consent. */
export function Disclosures({ flowId }: { flowId: string }) {
  const t = useTranslate()
  const disclosures = useDisclosures(flowId)
  const items = disclosures.data?.items ?? []
  return (
    <section>
      <h3>{t('sight.disclosed')}</h3>
      {disclosures.isError && <ProblemAlert error={disclosures.error} onRetry={disclosures.refetch} />}
      {disclosures.isSuccess && items.length === 0 && <p className={styles.none}>{t('sight.nobody')}</p>}
      <ul className={styles.disclosures}>
        {items.map((item) => (
          <li key={`${item.introductionId} ${item.organisationName}`}>
            <Disclosure item={item} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Disclosure({ item }: { item: DisclosureView }) {
  const { t, formats, language } = useLanguage()
  const kept = fieldGroups.filter((group) => !item.groups.includes(group))
  const list = new Intl.ListFormat(language, { type: 'unit', style: 'long' })
  return (
    <>
      <strong>{t('sight.disclosedTo', { name: item.organisationName, date: formats.date(item.at) })}</strong>
      <br />
      <span className={styles.hint}>
        {kept.length === 0
          ? t('sight.disclosedAll')
          : t('sight.disclosedBut', { fields: list.format(kept.map((group) => t(`flow.told.${group}`))) })}
        {' · '}
      </span>
      <Link to={`/mises-en-relation/${item.introductionId}`}>{t('sight.byConsent')}</Link>
    </>
  )
}
