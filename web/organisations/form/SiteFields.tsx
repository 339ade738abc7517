import { isSiret, onlyDigits } from '../../../src/kernel/siret.ts'
import { faultOf } from '../../api/problem.ts'
import type { Company } from '../../api/registers.ts'
import { useTranslate } from '../../i18n/LanguageProvider.tsx'
import { CompanyHint } from '../../registers/CompanyHint.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { AddressSearch } from './AddressSearch.tsx'
import { CommuneField } from './CommuneField.tsx'
import { degrees, type SiteDraft, type SiteText } from './draft.ts'
import styles from './OrganisationForm.module.css'
import { PlaceFields } from './PlaceFields.tsx'
import type { Origins } from './useOrigins.ts'

interface SiteFieldsProps {
  site: SiteDraft
  title: string
  pointer: string
  error: unknown
  origins: Origins
  onChange(part: Partial<SiteDraft>): void
  onFound(company: Company, readAt: string): void
  onRemove(): void
}

/** A site: its SIRET first, which fills in the rest where a register is asked; its address; its place. */
export function SiteFields({
  site,
  title,
  pointer,
  error,
  origins,
  onChange,
  onFound,
  onRemove,
}: SiteFieldsProps) {
  const t = useTranslate()
  const digits = onlyDigits(site.siret)
  const wrongKey = digits.length >= 14 && !isSiret(digits) ? t('structure.siretWrong') : undefined
  const field = (name: keyof SiteText) => ({
    value: site[name],
    onChange: (text: string) => onChange({ [name]: text }),
    error: faultOf(error, `${pointer}/${name}`),
  })
  const origin = (name: keyof SiteText) => origins.wordsFor(site.key, name, site[name]) ?? undefined
  const found = (company: Company, readAt: string) => {
    const { lat, lng, ...rest } = company
    const place = lat !== null && lng !== null ? { lat: degrees(lat), lng: degrees(lng) } : {}
    onChange(origins.fill(site.key, site, { ...rest, ...place, siret: null }, readAt))
    onFound(company, readAt)
  }
  return (
    <Card>
      <fieldset className={styles.group}>
        <legend>{title}</legend>
        <TextField
          label={t('structureForm.siret')}
          hint={t('structureForm.siretHint')}
          inputMode="numeric"
          {...field('siret')}
          error={faultOf(error, `${pointer}/siret`) ?? wrongKey}
        />
        <CompanyHint siret={site.siret} onFound={found} />
        <div className={styles.fields}>
          <TextField
            label={t('structureForm.label')}
            hint={t('structureForm.labelHint')}
            maxLength={120}
            {...field('label')}
          />
          <TextField
            label={t('structureForm.address')}
            maxLength={200}
            {...field('address')}
            hint={origin('address')}
          />
          <CommuneField
            site={site}
            hint={origin('communeCode')}
            fault={faultOf(error, `${pointer}/communeCode`)}
            onChange={onChange}
          />
          <TextField
            label={t('structureForm.postalCode')}
            inputMode="numeric"
            {...field('postalCode')}
            hint={origin('postalCode')}
          />
        </div>
        <AddressSearch site={site} onChoose={onChange} />
        <PlaceFields
          site={site}
          origin={origin('lat')}
          faults={{ lat: faultOf(error, `${pointer}/lat`), lng: faultOf(error, `${pointer}/lng`) }}
          onChange={onChange}
        />
        <div className={styles.actions}>
          <Button
            size="s"
            variant="quiet"
            onClick={onRemove}
            aria-label={t('structureForm.removeSiteOne', { name: title })}
          >
            {t('structureForm.removeSite')}
          </Button>
        </div>
      </fieldset>
    </Card>
  )
}
