import { useLocation } from 'wouter'
import type { FlowView } from '../api/flows.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Card } from '../ui/Card.tsx'
import { Facts } from '../ui/Facts.tsx'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'
import styles from './FlowCard.module.css'
import { FreshnessBadge, useTermInWords } from './Freshness.tsx'
import { flowFacts } from './flowFacts.tsx'
import { Party } from './Party.tsx'
import { ProvenanceBadge, useProvenanceWords } from './Provenance.tsx'
import { VisibilityBadge } from './VisibilityBadge.tsx'

/** One stock or one need with everything the reader may know of it. */
export function FlowCard({ flow, withParty }: { flow: FlowView; withParty?: boolean }) {
  const { t, formats } = useLanguage()
  const said = [useProvenanceWords(flow), useTermInWords(flow)].filter((words) => words !== null)
  return (
    <Card edge={flow.kind}>
      <div className={styles.head}>
        <p className={styles.badges}>
          <Badge tone={flow.kind}>{t(`flow.${flow.kind}`)}</Badge>
          <ProvenanceBadge flow={flow} />
          <FreshnessBadge flow={flow} />
          <VisibilityBadge flow={flow} />
          {flow.withdrawnAt && <Badge tone="warning">{t('flow.withdrawn')}</Badge>}
        </p>
        <h3 className={styles.label}>
          <FlowLink flow={flow} />
        </h3>
        {withParty && (
          <p className={styles.party}>
            <Party flow={flow} />
          </p>
        )}
      </div>
      <Facts facts={flowFacts(flow, t, formats)} />
      {said.length > 0 && <p className={styles.provenance}>{said.join(' · ')}</p>}
    </Card>
  )
}

/** To the page of the flow, where one is not already there. */
function FlowLink({ flow }: { flow: FlowView }) {
  const [path] = useLocation()
  const to = `/gisements-besoins/${flow.id}`
  if (path === to) return <Said>{flow.label}</Said>
  return (
    <Link to={to} look="plain">
      <Said>{flow.label}</Said>
    </Link>
  )
}
