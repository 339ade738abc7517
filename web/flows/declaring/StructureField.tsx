import { useOrganisation } from '../../api/organisations.ts'
import { canFacilitate, useSession } from '../../api/session.ts'
import { useTranslate } from '../../i18n/LanguageProvider.tsx'
import { OrganisationSearchBox } from '../../organisations/OrganisationSearchBox.tsx'
import { Fault } from '../../ui/Fault.tsx'
import { Select } from '../../ui/Select.tsx'
import styles from './Declaring.module.css'
import type { FieldsProps } from './fields.ts'

/** Whose flow it is: one's own structure, or for a facilitator any of those it works on; and who reads it then. */
export function StructureField({ draft, faultAt, onChange }: FieldsProps) {
  const t = useTranslate()
  const session = useSession()
  const { memberships } = session
  const name = useOrganisation(draft.organisationId || undefined).data?.name
  const choose = (organisationId: string) => onChange({ organisationId, siteId: '' })
  const error = faultAt('organisationId')
  if (canFacilitate(session))
    return (
      <div className={styles.part}>
        <OrganisationSearchBox
          label={t('declare.onBehalf')}
          selected={draft.organisationId || undefined}
          onSelect={(id) => choose(id ?? '')}
        />
        {error && <Fault>{error}</Fault>}
        {name && <p className={styles.hint}>{t('declare.onBehalf.text', { name })}</p>}
      </div>
    )
  if (memberships.length > 1)
    return (
      <Select
        label={t('declare.for')}
        value={draft.organisationId}
        options={memberships.map(({ organisationId, name: label }) => ({ value: organisationId, label }))}
        error={error}
        onChange={choose}
      />
    )
  return <p className={styles.hint}>{t('declare.inTheNameOf', { name: memberships[0]?.name ?? '' })}</p>
}
