import { memo, useState } from 'react'
import { Link } from 'wouter'
import type { CandidateView } from '../api/triage.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { Badge } from '../ui/Badge.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Said } from '../ui/Said.tsx'
import { ScoreBar } from '../ui/ScoreBar.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import { ASKED, type Group, type Grouping } from './candidates.ts'
import styles from './Triage.module.css'

/** What passes from one to the other, in the fewest words. */
export const titleOf = ({ resourceLabel, stock }: CandidateView) => resourceLabel ?? stock.label

export function sideInWords({ party, seenAs }: CandidateView['stock'], t: Translate): string {
  return seenAs === 'anonymised' ? t('flow.anonymous') : party.name
}

/** What a group is called. */
function groupName({ key, items }: Group<CandidateView>, by: Grouping, t: Translate): string {
  const [first] = items
  if (key === ASKED) return t('triage.asked')
  if (by === 'kind' && first) return t(`match.kind.${first.kind}`)
  if (by === 'resource') return first?.resourceLabel ?? t('triage.noResource')
  const side = [first?.stock, first?.need].find((one) => one?.party.organisationId === key)
  return key !== '' && side ? side.party.name : t('flow.anonymous')
}

interface CandidateListProps {
  groups: readonly Group<CandidateView>[]
  by: Grouping
  openId: string | undefined
  marked: ReadonlySet<string>
  hrefOf(id: string): string
  onMark(candidates: readonly CandidateView[], isMarked: boolean): void
}

/**
 * Groups with their counts. Only those that are unfolded hold rows, and the one of the open candidate always is: hundreds
 * of candidates are a few dozen rows.
 */
export function CandidateList({ groups, by, openId, marked, hrefOf, onMark }: CandidateListProps) {
  const t = useTranslate()
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set())
  const toggle = (key: string) =>
    setUnfolded(
      (before) => new Set(before.has(key) ? [...before].filter((one) => one !== key) : [...before, key]),
    )
  return (
    <ul className={styles.groups} aria-label={t('triage.list')}>
      {groups.map((group) => {
        const { key, items } = group
        const isOpen = unfolded.has(key) || items.some(({ id }) => id === openId)
        const isAllMarked = items.every(({ id }) => marked.has(id))
        const name = groupName(group, by, t)
        return (
          <li key={key}>
            <div className={styles.group}>
              <input
                type="checkbox"
                checked={isAllMarked}
                aria-label={t('triage.markGroup', { name })}
                onChange={() => onMark(items, !isAllMarked)}
              />
              <button type="button" aria-expanded={isOpen} onClick={() => toggle(key)}>
                <Icon name={isOpen ? 'down' : 'arrow'} size={16} />
                <span>{name}</span>
                <span className={styles.count}>{t('triage.candidates', { count: items.length })}</span>
              </button>
            </div>
            {isOpen && (
              <ul className={styles.rows}>
                {items.map((candidate) => (
                  <Row
                    key={candidate.id}
                    candidate={candidate}
                    href={hrefOf(candidate.id)}
                    isOpen={candidate.id === openId}
                    isMarked={marked.has(candidate.id)}
                    onMark={onMark}
                  />
                ))}
              </ul>
            )}
          </li>
        )
      })}
    </ul>
  )
}

interface RowProps {
  candidate: CandidateView
  href: string
  isOpen: boolean
  isMarked: boolean
  onMark: CandidateListProps['onMark']
}

const Row = memo(function Row({ candidate, href, isOpen, isMarked, onMark }: RowProps) {
  const { t, formats } = useLanguage()
  const { stock, need, score, distanceKm, assignedTo, cameBack, askedBy } = candidate
  const sides = { from: sideInWords(stock, t), to: sideInWords(need, t) }
  return (
    <li className={styles.row} data-marked={isMarked || undefined} data-open={isOpen || undefined}>
      <input
        type="checkbox"
        checked={isMarked}
        aria-label={t('triage.mark', { title: titleOf(candidate), ...sides })}
        onChange={() => onMark([candidate], !isMarked)}
      />
      <Link href={href} replace={isOpen} data-candidate="" aria-current={isOpen ? 'true' : undefined}>
        <span className={styles.title}>
          <Said>{titleOf(candidate)}</Said>
          <ScoreBar value={score} of="match" />
        </span>
        <span>
          {sides.from} <Icon name="arrow" size={14} />
          <VisuallyHidden> {t('matches.direction')} </VisuallyHidden> {sides.to}
        </span>
        <span className={styles.facts}>
          {distanceKm !== null && <span>{formats.distance(distanceKm)}</span>}
          {askedBy.length > 0 && (
            <Badge tone="warning" icon="flag">
              {t('triage.askedBadge')}
            </Badge>
          )}
          {assignedTo && <Badge icon="person">{assignedTo.name}</Badge>}
          {cameBack && <Badge tone="warning">{t(`triage.cameBack.${cameBack}`)}</Badge>}
        </span>
      </Link>
    </li>
  )
})
