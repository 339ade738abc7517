import type { SynergySummary } from '../api/synergies.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import styles from './Synergies.module.css'
import { SynergyTable } from './SynergyTable.tsx'

/** A table for each person who follows some, by name. */
export function SynergiesByOwner({ synergies }: { synergies: readonly SynergySummary[] }) {
  const t = useTranslate()
  const owners = new Map(synergies.map(({ owner }) => [owner.id, owner.name]))
  const byName = [...owners].sort(([, a], [, b]) => a.localeCompare(b, 'fr'))
  return byName.map(([id, name]) => (
    <section key={id} className={styles.owner}>
      <h2>{t('synergy.followedBy', { name })}</h2>
      <SynergyTable
        caption={t('synergy.followedBy', { name })}
        synergies={synergies.filter(({ owner }) => owner.id === id)}
      />
    </section>
  ))
}
