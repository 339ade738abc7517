import { isOpen } from '../../src/kernel/synergies.ts'
import { type PartyView, type SynergyView, useTakeOut } from '../api/synergies.ts'
import { FreshnessBadge } from '../flows/Freshness.tsx'
import { ProvenanceBadge } from '../flows/Provenance.tsx'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'
import { PartyPromise } from './PartyPromise.tsx'
import styles from './Synergy.module.css'

interface PartyFlowProps {
  synergy: SynergyView
  party: PartyView
  brought: PartyView['flows'][number]
}

/** A flow that a structure brings, with what it promises of it; of several, one may be taken out. */
export function PartyFlow({ synergy, party, brought }: PartyFlowProps) {
  const { t, formats } = useLanguage()
  const takeOut = useTakeOut(synergy.id, party.id)
  const { flow, introducedAt } = brought
  const isThere = party.leftAt === null
  const mayGo = synergy.can.lead && isThere && isOpen(synergy.stage) && party.flows.length > 1
  return (
    <div className={styles.brought}>
      <div>
        <p>
          <Link to={`/gisements-besoins/${flow.id}`}>
            <Said>{flow.label}</Said>
          </Link>
        </p>
        <p className={styles.badges}>
          {formats.quantity(flow)}
          <ProvenanceBadge flow={flow} />
          <FreshnessBadge flow={flow} />
          {/* Of a structure that is known already: its other flows were shown, this one waits. */}
          {party.introducedAt !== null && introducedAt === null && (
            <Badge>{t('synergy.party.flowWaiting')}</Badge>
          )}
        </p>
      </div>
      {isThere && <PartyPromise synergy={synergy} partyId={party.id} brought={brought} />}
      {takeOut.isError && <ProblemAlert error={takeOut.error} />}
      {mayGo && (
        <div className={styles.actions}>
          <Button
            size="s"
            variant="quiet"
            busy={takeOut.isPending}
            aria-label={t('synergy.party.takeOutCalled', { label: flow.label })}
            onClick={() => takeOut.mutate(flow.id)}
          >
            {t('synergy.party.takeOut')}
          </Button>
        </div>
      )}
    </div>
  )
}
