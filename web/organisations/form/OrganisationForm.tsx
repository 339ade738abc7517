import { type FormEvent, useState } from 'react'
import { headcountBands, organisationKinds } from '../../../src/kernel/structures.ts'
import { faultOf } from '../../api/problem.ts'
import { useLanguage } from '../../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Section } from '../../ui/Page.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { headcountInWords } from '../headcount.ts'
import { ContactFields } from './ContactFields.tsx'
import {
  type ContactDraft,
  type Identity,
  newContact,
  newSite,
  type SheetDraft,
  type SiteDraft,
} from './draft.ts'
import styles from './OrganisationForm.module.css'
import { SiteFields } from './SiteFields.tsx'
import { useOrigins } from './useOrigins.ts'

interface OrganisationFormProps {
  initial: SheetDraft
  /** Where fields come from when the form opens: `subject field` to the day the register was read. */
  origins: ReadonlyMap<string, string>
  withNotes: boolean
  error: unknown
  busy: boolean
  submit: string
  onSubmit(draft: SheetDraft): void
}

/** The whole sheet of a structure: who it is, where it is, whom to call. What comes from the register says so. */
export function OrganisationForm({
  initial,
  withNotes,
  error,
  busy,
  submit,
  ...props
}: OrganisationFormProps) {
  const { t } = useLanguage()
  const [draft, setDraft] = useState(initial)
  const origins = useOrigins(initial, props.origins)
  const change = (part: Partial<SheetDraft>) => setDraft((before) => ({ ...before, ...part }))
  const changeSite = (key: string, part: Partial<SiteDraft>) =>
    setDraft((before) => ({
      ...before,
      sites: before.sites.map((site) => (site.key === key ? { ...site, ...part } : site)),
    }))
  const changeContact = (key: string, part: Partial<ContactDraft>) =>
    change({ contacts: draft.contacts.map((each) => (each.key === key ? { ...each, ...part } : each)) })
  const send = (event: FormEvent) => {
    event.preventDefault()
    props.onSubmit(draft)
  }
  const field = (name: keyof Identity) => ({
    value: draft[name],
    onChange: (text: string) => change({ [name]: text }),
    error: faultOf(error, `/${name}`),
  })
  const hint = (name: keyof Identity, text?: string) =>
    [text, origins.wordsFor('', name, draft[name])].filter(Boolean).join(' ') || undefined
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      {error !== null && <ProblemAlert error={error} />}
      <Section title={t('organisation.sites')}>
        {draft.sites.length === 0 && <Alert tone="info">{t('structureForm.noSite')}</Alert>}
        {draft.sites.map((site, i) => (
          <SiteFields
            key={site.key}
            site={site}
            title={
              draft.sites.length > 1
                ? t('structureForm.siteNumber', { number: i + 1 })
                : t('structureForm.site')
            }
            pointer={`/sites/${i}`}
            error={error}
            origins={origins}
            onChange={(part) => changeSite(site.key, part)}
            onFound={(company, readAt) => {
              const now = { ...company, kind: company.kind ?? '' }
              // A form that opens says « company » before anybody chose.
              const present = { ...draft, kind: origins.isUntouched('kind', draft.kind) ? '' : draft.kind }
              if (i === 0) change(origins.fill('', present, now, readAt))
            }}
            onRemove={() => change({ sites: draft.sites.filter(({ key }) => key !== site.key) })}
          />
        ))}
        <p>
          <Button size="s" onClick={() => change({ sites: [...draft.sites, newSite()] })}>
            {t('structureForm.addSite')}
          </Button>
        </p>
      </Section>
      <Section title={t('organisation.identity')}>
        <Card>
          <div className={styles.fields}>
            <TextField
              label={t('organisations.name')}
              required
              maxLength={160}
              {...field('name')}
              hint={hint('name')}
            />
            <Select
              label={t('organisations.kind')}
              options={organisationKinds.map((value) => ({ value, label: t(`organisation.kind.${value}`) }))}
              {...field('kind')}
              hint={hint('kind')}
            />
            <TextField
              label={t('organisation.siren')}
              inputMode="numeric"
              {...field('siren')}
              hint={hint('siren', t('structureForm.sirenHint'))}
            />
            <TextField
              label={t('organisation.naf')}
              {...field('nafCode')}
              hint={hint('nafCode', t('structureForm.nafHint'))}
            />
            <Select
              label={t('organisation.headcount')}
              options={[
                { value: '', label: t('app.unknown') },
                ...headcountBands.map((value) => ({ value, label: headcountInWords(value, t) ?? value })),
              ]}
              {...field('headcountBand')}
              hint={hint('headcountBand')}
            />
          </div>
        </Card>
      </Section>
      <Section title={t('organisation.contacts')}>
        {draft.contacts.map((contact, i) => (
          <ContactFields
            key={contact.key}
            contact={contact}
            number={i + 1}
            error={error}
            onChange={(part) => changeContact(contact.key, part)}
            onRemove={() => change({ contacts: draft.contacts.filter(({ key }) => key !== contact.key) })}
          />
        ))}
        <p>
          <Button size="s" onClick={() => change({ contacts: [...draft.contacts, newContact()] })}>
            {t('structureForm.addContact')}
          </Button>
        </p>
      </Section>
      {withNotes && (
        <Section title={t('organisation.notes')}>
          <TextField
            label={t('structureForm.notes')}
            hint={t('structureForm.notesHint')}
            maxLength={2000}
            value={draft.notes}
            onChange={(notes) => change({ notes })}
            error={faultOf(error, '/notes')}
          />
        </Section>
      )}
      <div className={styles.actions}>
        <Button type="submit" variant="primary" busy={busy}>
          {submit}
        </Button>
      </div>
    </form>
  )
}
