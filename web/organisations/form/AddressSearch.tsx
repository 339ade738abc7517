import { type Place, useFindPlaces, useRegisters } from '../../api/registers.ts'
import { useLanguage } from '../../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { degrees, type SiteDraft } from './draft.ts'
import styles from './OrganisationForm.module.css'

interface AddressSearchProps {
  site: SiteDraft
  onChoose(part: Partial<SiteDraft>): void
}

/** Looks for the address that is typed in the national address base, when one asks; nothing where it is not asked. */
export function AddressSearch({ site, onChoose }: AddressSearchProps) {
  const { t } = useLanguage()
  const { places } = useRegisters()
  const find = useFindPlaces()
  if (!places) return null
  const words = [site.address, site.postalCode, site.communeName].filter(Boolean).join(' ').trim()
  const choose = (place: Place) => {
    onChoose({
      address: place.address ?? site.address,
      postalCode: place.postalCode ?? site.postalCode,
      communeCode: place.communeCode ?? site.communeCode,
      communeName: place.communeName ?? site.communeName,
      ...{ lat: degrees(place.lat), lng: degrees(place.lng) },
    })
    find.reset()
  }
  return (
    <div className={styles.search}>
      <Button
        size="s"
        icon="search"
        busy={find.isPending}
        disabled={words.length < 3}
        onClick={() => find.mutate(words)}
      >
        {t('structureForm.findAddress')}
      </Button>
      <div role="status" className={styles.found}>
        {find.isError && <ProblemAlert error={find.error} />}
        {find.data?.state === 'unavailable' && (
          <Alert tone="info">{t('structureForm.addressUnavailable')}</Alert>
        )}
        {find.data?.state === 'unknown' && <Alert tone="info">{t('structureForm.addressUnknown')}</Alert>}
        {find.data && find.data.items.length > 0 && (
          <>
            <p className={styles.muted}>{t('structureForm.chooseAddress')}</p>
            <ul className={styles.choices}>
              {find.data.items.map((place) => (
                <li key={`${place.label} ${place.lat} ${place.lng}`}>
                  <Button size="s" onClick={() => choose(place)}>
                    {place.label}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  )
}
