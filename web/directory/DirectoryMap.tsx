import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { ListedStructure } from '../api/directory.ts'
import { useSession } from '../api/session.ts'
import { useTerritory } from '../api/territory.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import styles from './Directory.module.css'
import { NetworkMap } from './networkMap.ts'

/** Where the structures of the list are; the list beside it says the same. */
export default function DirectoryMap({ structures }: { structures: readonly ListedStructure[] }) {
  const { t, formats } = useLanguage()
  const [, navigate] = useLocation()
  const { map: tiles } = useSession()
  const territory = useTerritory()
  const box = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<NetworkMap | null>(null)
  const open = useRef(navigate)
  open.current = navigate

  useEffect(() => {
    if (!box.current || territory.isPending) return
    const made = new NetworkMap(box.current, {
      tiles,
      territory: territory.data,
      onOpen: (id) => open.current(`/annuaire/${id}`),
      words: {
        ...{ zoomIn: t('map.zoomIn'), zoomOut: t('map.zoomOut'), distance: formats.distance },
        cluster: (count) => t('directory.cluster', { count }),
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
  useEffect(() => map?.show(structures), [map, structures])

  const unplaced = structures.filter(({ point }) => point === null).length
  return (
    <div className={styles.mapFrame}>
      {/* biome-ignore lint/a11y/useSemanticElements: Leaflet owns this element */}
      <div ref={box} className={styles.map} role="region" aria-label={t('directory.map')} />
      {unplaced > 0 && <p className={styles.muted}>{t('directory.unplaced', { count: unplaced })}</p>}
    </div>
  )
}
