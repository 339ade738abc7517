import type { WorkshopSummary } from '../api/workshops.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { classes } from '../ui/classes.ts'
import styles from './Workshop.module.css'

/** What a workshop gave, in five figures. */
export function Yield({ of, isLarge = false }: { of: WorkshopSummary['yield']; isLarge?: boolean }) {
  const { t, formats } = useLanguage()
  const figures = [
    [t('workshops.structures'), of.structureCount],
    [t('workshops.people'), of.peopleCount],
    [t('workshops.stocks'), of.stockCount],
    [t('workshops.needs'), of.needCount],
    [t('workshops.matches'), of.matchCount],
  ] as const
  return (
    <dl className={classes(styles.yield, isLarge && styles.large)}>
      {figures.map(([name, count]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{formats.number(count)}</dd>
        </div>
      ))}
    </dl>
  )
}
