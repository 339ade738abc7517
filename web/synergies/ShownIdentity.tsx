import type { IdentityShown } from '../api/introductions.ts'
import { flowFacts } from '../flows/flowFacts.tsx'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { type Fact, Facts } from '../ui/Facts.tsx'
import { Said } from '../ui/Said.tsx'
import styles from './Introduction.module.css'

/** A structure as it shows itself to the others: name, site, contacts, and the flows it brings. */
export function ShownIdentity({ shown }: { shown: IdentityShown }) {
  const t = useTranslate()
  return (
    <>
      <Facts facts={identityFacts(shown, t)} />
      {shown.flows.map((flow) => (
        <ShownFlow key={flow.id} shown={flow} />
      ))}
    </>
  )
}

function ShownFlow({ shown }: { shown: IdentityShown['flows'][number] }) {
  const { t, formats, language } = useLanguage()
  const { hiddenFields, ...flow } = shown
  const list = new Intl.ListFormat(language, { type: 'unit', style: 'long' })
  return (
    <>
      <p>
        <strong>
          <Said>{shown.label}</Said>
        </strong>
      </p>
      <Facts facts={flowFacts({ ...flow, hiddenFields: [] }, t, formats)} />
      {hiddenFields.length > 0 && (
        <p className={styles.hint}>
          {t('introduction.keptBack', {
            fields: list.format(hiddenFields.map((group) => t(`flow.told.${group}`))),
          })}
        </p>
      )}
    </>
  )
}

function identityFacts({ name, site, contacts, person }: IdentityShown, t: Translate): Fact[] {
  const address = site && [
    site.label,
    site.address,
    [site.postalCode, site.communeName].filter(Boolean).join(' '),
  ]
  const contactLines = contacts.map((one) => [one.name, one.email, one.phone].filter(Boolean).join(' · '))
  return [
    [t('introduction.name'), name],
    ...(address ? [[t('introduction.address'), address.filter(Boolean).join(', ')] as const] : []),
    ...(contactLines.length > 0 ? [[t('introduction.contact'), contactLines.join(' — ')] as const] : []),
    [t('introduction.person'), person],
  ]
}
