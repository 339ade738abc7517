import { openStages, rankOf } from '../../src/kernel/synergies.ts'
import type { SynergyView } from '../api/synergies.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './StageLine.module.css'

/** Where it is on the way from proposed to recurring; one that left the way, where it was. */
export function StageLine({ synergy: { stage, history } }: { synergy: SynergyView }) {
  const t = useTranslate()
  const last = [...history.map(({ from }) => from), stage].findLast((one) => rankOf(one) >= 0)
  const at = rankOf(last ?? null)
  return (
    <ol className={styles.line} aria-label={t('synergy.stages')}>
      {openStages.map((open, place) => (
        <li
          key={open}
          aria-current={open === stage ? 'step' : undefined}
          className={classes(place < at && styles.done, place === at && styles.here)}
        >
          <span className={styles.mark}>{place < at ? <Icon name="check" size={14} /> : place + 1}</span>
          <span className={styles.name}>{t(`synergy.stage.${open}`)}</span>
        </li>
      ))}
    </ol>
  )
}
