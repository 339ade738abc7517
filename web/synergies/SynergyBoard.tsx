import { openStages, type Stage } from '../../src/kernel/synergies.ts'
import type { SynergySummary } from '../api/synergies.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { classes } from '../ui/classes.ts'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'
import styles from './SynergyBoard.module.css'
import { isLate, NextInWords, partiesInWords, sinceInWords, titleOf } from './synergyWords.tsx'

/** A column for each stage, the late ones first in each; suspended ones last, when there are any. */
export function SynergyBoard({ synergies }: { synergies: readonly SynergySummary[] }) {
  const t = useTranslate()
  const at = (stage: Stage) =>
    synergies
      .filter((one) => one.stage === stage)
      .sort((a, b) => Number(isLate(b)) - Number(isLate(a)) || a.stageAt.localeCompare(b.stageAt))
  const stages: readonly Stage[] = at('suspended').length > 0 ? [...openStages, 'suspended'] : openStages
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.board} aria-label={t('synergies.view.board')} tabIndex={0}>
      {stages.map((stage) => (
        <Column key={stage} stage={stage} synergies={at(stage)} />
      ))}
    </section>
  )
}

function Column({ stage, synergies }: { stage: Stage; synergies: readonly SynergySummary[] }) {
  const t = useTranslate()
  return (
    <div className={classes(styles.column, synergies.length === 0 && styles.empty)}>
      <h2>
        {t(`synergy.stage.${stage}`)} <span className={styles.count}>{synergies.length}</span>
      </h2>
      <ul className={styles.cards}>
        {synergies.map((synergy) => (
          <li key={synergy.id} className={classes(styles.card, isLate(synergy) && styles.late)}>
            <BoardCard synergy={synergy} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function BoardCard({ synergy }: { synergy: SynergySummary }) {
  const t = useTranslate()
  const { id, kind, owner } = synergy
  return (
    <>
      <h3>
        <Link to={`/synergies/${id}`} look="plain">
          <Said>{titleOf(synergy, t)}</Said>
        </Link>
      </h3>
      <p className={styles.facts}>
        {t(`synergy.kind.${kind}`)} · {sinceInWords(synergy, t)}
      </p>
      <p className={styles.parties}>{partiesInWords(synergy, t)}</p>
      <p className={styles.next}>
        <NextInWords synergy={synergy} />
      </p>
      <p className={styles.facts}>{owner.name}</p>
    </>
  )
}
