import type { OrganisationView } from '../api/organisations.ts'
import { AddressState } from '../campaigns/AddressState.tsx'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { Card } from '../ui/Card.tsx'
import { type Fact, Facts } from '../ui/Facts.tsx'
import { Said } from '../ui/Said.tsx'
import { headcountInWords } from './headcount.ts'
import styles from './Identity.module.css'
import { RegisterMark } from './RegisterMark.tsx'

/** "854 200 019" and "854 200 019 00012", as people read them. */
export function spacedNumber(number: string): string {
  return number.replace(/^(\d{3})(\d{3})(\d{3})(\d{0,5})$/, '$1\u202f$2\u202f$3\u202f$4').trim()
}

function identityFacts(organisation: OrganisationView, t: Translate): Fact[] {
  const { siren, nafCode, activityLabel, notes } = organisation
  const activity = [nafCode, activityLabel].filter(Boolean).join(' · ')
  const facts: [string, Fact[1] | null][] = [
    [t('organisation.siren'), siren && spacedNumber(siren)],
    [t('organisation.naf'), activity || null],
    [t('organisation.headcount'), headcountInWords(organisation.headcountBand, t)],
    [t('organisation.notes'), notes && <Said>{notes}</Said>],
  ]
  return facts.filter((fact): fact is [string, Fact[1]] => fact[1] !== null)
}

/** Who they are, where they are, whom to call. */
export function Identity({ organisation }: { organisation: OrganisationView }) {
  const t = useTranslate()
  return (
    <div className={styles.grid}>
      <Card>
        <h2>{t('organisation.identity')}</h2>
        <Facts facts={identityFacts(organisation, t)} />
        <RegisterMark organisation={organisation} siteId={null} />
      </Card>
      <Card>
        <h2>{t('organisation.sites')}</h2>
        <Sites organisation={organisation} />
      </Card>
      {organisation.contacts.length > 0 && (
        <Card>
          <h2>{t('organisation.contacts')}</h2>
          <Contacts organisationId={organisation.id} contacts={organisation.contacts} />
        </Card>
      )}
    </div>
  )
}

function Sites({ organisation }: { organisation: OrganisationView }) {
  const t = useTranslate()
  const { sites } = organisation
  if (sites.length === 0) return <p className={styles.detail}>{t('organisation.noSites')}</p>
  return (
    <ul className={styles.list}>
      {sites.map((site) => (
        <li key={site.id}>
          <p className={styles.strong}>{site.label ?? site.communeName}</p>
          <p>
            {[site.address, [site.postalCode, site.communeName].filter(Boolean).join(' ')]
              .filter(Boolean)
              .join(', ')}
          </p>
          {site.siret && (
            <p className={styles.detail}>{t('organisation.siret', { siret: spacedNumber(site.siret) })}</p>
          )}
          {site.placedBy === 'commune' && (
            <p className={styles.detail}>{t('organisation.placedByCommune')}</p>
          )}
          <RegisterMark organisation={organisation} siteId={site.id} />
        </li>
      ))}
    </ul>
  )
}

function Contacts({
  organisationId,
  contacts,
}: {
  organisationId: string
  contacts: OrganisationView['contacts']
}) {
  return (
    <ul className={styles.list}>
      {contacts.map((contact) => (
        <li key={contact.id}>
          <p className={styles.strong}>{contact.name}</p>
          {contact.email && (
            <p>
              <a href={`mailto:${contact.email}`}>{contact.email}</a>
            </p>
          )}
          {contact.email && <AddressState organisationId={organisationId} email={contact.email} />}
          {contact.phone && (
            <p>
              <a href={`tel:${contact.phone.replace(/\s/g, '')}`}>{contact.phone}</a>
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
