import { useState } from 'react'
import { isOpen } from '../../src/kernel/synergies.ts'
import type { PartyView, SynergyView } from '../api/synergies.ts'
import { Party } from '../flows/Party.tsx'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'
import { LeaveDialog } from './LeaveDialog.tsx'
import { PartyFlow } from './PartyFlow.tsx'
import styles from './Synergy.module.css'

/** A structure in a synergy, with the flows it brings as the reader may know them. */
export function PartyCard({ synergy, party }: { synergy: SynergyView; party: PartyView }) {
  const t = useTranslate()
  const [isLeaving, setLeaving] = useState(false)
  const { flows } = party
  return (
    <Card edge={flows[0]?.flow.kind}>
      <div>
        <h4>
          <Name party={party} />
        </h4>
        <p className={styles.badges}>
          <Introduced party={party} />
        </p>
      </div>
      {party.leftNote && (
        <p className={styles.note}>
          <Said>{party.leftNote}</Said>
        </p>
      )}
      {flows.length === 0 && <p className={styles.hint}>{t('synergy.party.noFlow')}</p>}
      {flows.map((brought) => (
        <PartyFlow key={brought.flow.id} synergy={synergy} party={party} brought={brought} />
      ))}
      {party.can.leave && isOpen(synergy.stage) && (
        <div className={styles.actions}>
          <Button size="s" variant="quiet" onClick={() => setLeaving(true)}>
            {t(synergy.can.lead ? 'synergy.party.leave' : 'synergy.party.leaveOwn')}
          </Button>
        </div>
      )}
      {isLeaving && <LeaveDialog synergy={synergy} party={party} onClose={() => setLeaving(false)} />}
    </Card>
  )
}

function Name({ party: { organisation, flows } }: { party: PartyView }) {
  const t = useTranslate()
  if (organisation) return <Link to={`/structures/${organisation.id}`}>{organisation.name}</Link>
  const [first] = flows
  return first ? <Party flow={first.flow} /> : <em>{t('synergy.party.unknown')}</em>
}

function Introduced({ party: { introducedAt, leftAt, leftReason } }: { party: PartyView }) {
  const { t, formats } = useLanguage()
  if (leftAt !== null)
    return (
      <Badge tone="warning">
        {t('synergy.party.left', {
          date: formats.date(leftAt),
          reason: t(`synergy.reason.${leftReason ?? 'other'}`),
        })}
      </Badge>
    )
  return introducedAt === null ? (
    <Badge>{t('synergy.party.waiting')}</Badge>
  ) : (
    <Badge tone="good">{t('synergy.party.introduced', { date: formats.date(introducedAt) })}</Badge>
  )
}
