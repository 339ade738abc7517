import { dayOf } from '../../src/kernel/day.ts'
import { isIntroduced, isOpen, type Stage } from '../../src/kernel/synergies.ts'
import type { SynergySummary } from '../api/synergies.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { Badge } from '../ui/Badge.tsx'
import { Said } from '../ui/Said.tsx'
import styles from './Synergies.module.css'

/** Its title; its kind in the place of one that the reader may not know. */
export function titleOf({ title, kind }: Pick<SynergySummary, 'title' | 'kind'>, t: Translate): string {
  return title ?? t('synergy.untitled', { kind: t(`synergy.kind.${kind}`) })
}

/** Something was to be done before today, and it still goes on. */
export function isLate({ stage, nextActionOn }: SynergySummary): boolean {
  return isOpen(stage) && nextActionOn !== null && nextActionOn < dayOf(new Date())
}

/** For how long it has been at its stage. */
export function sinceInWords({ daysInStage }: Pick<SynergySummary, 'daysInStage'>, t: Translate): string {
  return daysInStage === 0 ? t('synergy.sinceToday') : t('synergy.days', { count: daysInStage })
}

export function StageBadge({ stage }: { stage: Stage }) {
  const t = useTranslate()
  const tone = stage === 'suspended' ? 'warning' : isIntroduced(stage) ? 'good' : 'plain'
  return <Badge tone={tone}>{t(`synergy.stage.${stage}`)}</Badge>
}

/** What is to be done, for when, and whether it is late. */
export function NextInWords({ synergy }: { synergy: SynergySummary }) {
  const { t, formats } = useLanguage()
  const { nextAction, nextActionOn } = synergy
  if (!nextAction && !nextActionOn) return <span className={styles.muted}>{t('synergy.noAction')}</span>
  return (
    <span className={styles.next}>
      {nextAction && <Said>{nextAction}</Said>}
      {nextActionOn && (
        <span className={styles.facts}>
          {isLate(synergy) && (
            <Badge tone="warning" icon="warning">
              {t('synergy.late')}
            </Badge>
          )}
          {t('synergy.next.by', { date: formats.date(nextActionOn) })}
        </span>
      )}
    </span>
  )
}

/** The structures that the reader may name, and how many others there are. */
export function partiesInWords({ partyNames, partyCount }: SynergySummary, t: Translate): string {
  const others = partyCount - partyNames.length
  return [...partyNames, ...(others > 0 ? [t('synergy.unnamed', { count: others })] : [])].join(', ')
}
