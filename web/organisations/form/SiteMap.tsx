import { useEffect, useRef, useState } from 'react'
import type { Point } from '../../../src/kernel/geo.ts'
import { useSession } from '../../api/session.ts'
import { useTerritory } from '../../api/territory.ts'
import { useLanguage } from '../../i18n/LanguageProvider.tsx'
import styles from './OrganisationForm.module.css'
import { PickerMap } from './pickerMap.ts'

interface SiteMapProps {
  point: Point | null
  /** Shown from near while nothing is placed. */
  communeCode: string
  /** Left out: it only shows. */
  onPick?(point: Point): void
}

/** A map on which one click places a site; the two fields above do the same from the keyboard. */
export default function SiteMap({ point, communeCode, onPick }: SiteMapProps) {
  const { t, formats } = useLanguage()
  const { map: tiles } = useSession()
  const territory = useTerritory()
  const box = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<PickerMap | null>(null)
  const pick = useRef(onPick)
  pick.current = onPick

  useEffect(() => {
    if (!box.current || territory.isPending) return
    const made = new PickerMap(box.current, {
      tiles,
      territory: territory.data,
      words: { zoomIn: t('map.zoomIn'), zoomOut: t('map.zoomOut'), distance: formats.distance },
      onPick: (at) => pick.current?.(at),
    })
    setMap(made)
    return () => {
      made.destroy()
      setMap(null)
    }
  }, [tiles, territory.isPending, territory.data, t, formats])

  const centre = territory.data?.communes.find(({ code }) => code === communeCode)
  useEffect(() => {
    if (centre) map?.lookAt(centre)
  }, [map, centre])
  const [lat, lng] = [point?.lat ?? null, point?.lng ?? null]
  useEffect(() => map?.place(lat !== null && lng !== null ? { lat, lng } : null), [map, lat, lng])

  return (
    <figure className={styles.map}>
      {/* biome-ignore lint/a11y/useSemanticElements: Leaflet owns this element */}
      <div
        ref={box}
        className={styles.mapBox}
        role="region"
        aria-label={t(onPick ? 'structureForm.mapLabel' : 'structureForm.mapShown')}
      />
      {onPick && <figcaption className={styles.muted}>{t('structureForm.mapHint')}</figcaption>}
    </figure>
  )
}
