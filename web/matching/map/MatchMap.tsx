import { useEffect, useRef, useState } from 'react'
import { useSession } from '../../api/session.ts'
import { useTerritory } from '../../api/territory.ts'
import { partyInWords } from '../../flows/Party.tsx'
import { useLanguage } from '../../i18n/LanguageProvider.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import type { MapProps } from '../LazyMap.tsx'
import { LeafletMap } from './leafletMap.ts'
import styles from './MatchMap.module.css'

export default function MatchMap({ matches, selected, onSelect }: MapProps) {
  const { t } = useLanguage()
  const [withLines, setWithLines] = useState(true)
  const { box, map } = useLeafletMap(onSelect)
  const [unplaced, setUnplaced] = useState(0)

  useEffect(() => {
    if (map) setUnplaced(map.showAll(matches, withLines))
  }, [map, matches, withLines])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same match read again does not move the map
  useEffect(() => map?.select(selected), [map, selected?.id])

  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/useSemanticElements: Leaflet owns this element */}
      <div ref={box} className={styles.map} role="region" aria-label={t('map.label')} />
      {matches.length > 1 && (
        <div className={styles.options}>
          <Checkbox label={t('map.allLines')} checked={withLines} onChange={setWithLines} />
          {unplaced > 0 && <span>{t('map.unplaced', { count: unplaced })}</span>}
        </div>
      )}
    </div>
  )
}

/** Makes the map once its box and the territory are there, and again when the language changes its words. */
function useLeafletMap(onSelect: (id: string) => void) {
  const { t, formats } = useLanguage()
  const { map: tiles } = useSession()
  const territory = useTerritory()
  const box = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<LeafletMap | null>(null)
  const select = useRef(onSelect)
  select.current = onSelect

  useEffect(() => {
    if (!box.current || territory.isPending) return
    const made = new LeafletMap(box.current, {
      tiles,
      territory: territory.data,
      onSelect: (id) => select.current(id),
      words: {
        zoomIn: t('map.zoomIn'),
        zoomOut: t('map.zoomOut'),
        stock: t('flow.stock'),
        need: t('flow.need'),
        distance: formats.distance,
        party: (match, side) => partyInWords(match[side], t),
      },
    })
    const watcher = new ResizeObserver(() => made.resized())
    watcher.observe(box.current)
    setMap(made)
    return () => {
      watcher.disconnect()
      made.destroy()
      setMap(null)
    }
  }, [tiles, territory.isPending, territory.data, t, formats])

  return { box, map }
}
