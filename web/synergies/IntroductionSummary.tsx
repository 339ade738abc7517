import type { IntroductionView, SideView } from '../api/introductions.ts'
import type { SynergyView } from '../api/synergies.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Card } from '../ui/Card.tsx'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'
import { AskAgain } from './AskAgain.tsx'
import { StateBadge } from './introductionWords.tsx'
import styles from './Synergy.module.css'

/** An introduction asked in a synergy: its state, and what each side answered. */
export function IntroductionSummary({
  introduction,
  synergy,
}: {
  introduction: IntroductionView
  synergy: SynergyView
}) {
  const { t, formats } = useLanguage()
  const { id, state, openedBy, openedAt, sides } = introduction
  return (
    <Card>
      <p className={styles.badges}>
        <StateBadge state={state} />
        <span className={styles.hint}>
          {t('introduction.opened', { name: openedBy, date: formats.date(openedAt) })}
        </span>
      </p>
      <ul className={styles.sides}>
        {sides.map((side) => (
          <li key={side.id}>
            <span>
              <Said>{nameOf(side, synergy) ?? t('introduction.unknown', { count: 1 })}</Said>
            </span>
            <Answer side={side} state={state} />
            <AskAgain introduction={introduction} side={side} />
          </li>
        ))}
      </ul>
      <p>
        <Link to={`/mises-en-relation/${id}`}>{t('synergy.introductions.open')}</Link>
      </p>
    </Card>
  )
}

/** As the reader knows it from the parties of the synergy, else what it brings. */
function nameOf({ flows: [first] }: SideView, { parties }: SynergyView): string | undefined {
  const party = parties.find(({ flows }) => flows.some(({ flow }) => flow.id === first?.id))
  return party?.organisation?.name ?? first?.label
}

function Answer({ side: { answer, asked }, state }: { side: SideView; state: IntroductionView['state'] }) {
  const { t, formats } = useLanguage()
  if (answer) {
    const words = { answer: t(`introduction.answer.${answer.answer}`), name: answer.by }
    return (
      <span className={styles.badges}>
        <Badge tone={answer.answer === 'yes' ? 'good' : 'warning'}>
          {t('introduction.by', { ...words, date: formats.date(answer.at) })}
        </Badge>
        {answer.reason && (
          <span className={styles.hint}>
            <Said>{answer.reason}</Said>
          </span>
        )}
      </span>
    )
  }
  // What each said to the others is for its own people; that all agreed is known.
  if (state === 'introduced') return <Badge tone="good">{t('introduction.answer.yes')}</Badge>
  if (asked === 0) return <Badge tone="warning">{t('synergy.introductions.nobody')}</Badge>
  if (asked === null || state !== 'asked') return null
  return <Badge>{t('introduction.answer.none')}</Badge>
}
