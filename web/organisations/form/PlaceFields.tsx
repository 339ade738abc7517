import { lazy, Suspense, useState } from 'react'
import { useTranslate } from '../../i18n/LanguageProvider.tsx'
import { Button } from '../../ui/Button.tsx'
import { Loading } from '../../ui/Spinner.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { degrees, readDegrees, type SiteDraft } from './draft.ts'
import styles from './OrganisationForm.module.css'

const SiteMap = lazy(() => import('./SiteMap.tsx'))

interface PlaceFieldsProps {
  site: SiteDraft
  origin?: string
  faults: { lat?: string; lng?: string }
  onChange(part: Partial<SiteDraft>): void
}

/** Where a site is: two numbers, typed or given by a click on the map; without them, the centre of its commune. */
export function PlaceFields({ site, origin, faults, onChange }: PlaceFieldsProps) {
  const t = useTranslate()
  const [withMap, setWithMap] = useState(false)
  const [lat, lng] = [readDegrees(site.lat), readDegrees(site.lng)]
  return (
    <div className={styles.place}>
      <p className={styles.muted}>{origin ?? t('structureForm.placeHint')}</p>
      <div className={styles.fields}>
        <TextField
          label={t('structureForm.lat')}
          placeholder="43,64600"
          inputMode="decimal"
          value={site.lat}
          onChange={(text) => onChange({ lat: text })}
          error={faults.lat}
        />
        <TextField
          label={t('structureForm.lng')}
          placeholder="0,58600"
          inputMode="decimal"
          value={site.lng}
          onChange={(text) => onChange({ lng: text })}
          error={faults.lng}
        />
      </div>
      <p>
        <Button size="s" icon="map" aria-expanded={withMap} onClick={() => setWithMap(!withMap)}>
          {t(withMap ? 'structureForm.hideMap' : 'structureForm.showMap')}
        </Button>
      </p>
      {withMap && (
        <Suspense fallback={<Loading label={t('map.loading')} />}>
          <SiteMap
            point={lat !== null && lng !== null ? { lat, lng } : null}
            communeCode={site.communeCode}
            onPick={(point) => onChange({ lat: degrees(point.lat), lng: degrees(point.lng) })}
          />
        </Suspense>
      )}
    </div>
  )
}
