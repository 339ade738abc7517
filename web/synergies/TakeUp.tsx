import { useState } from 'react'
import { useLocation } from 'wouter'
import type { SynergyKind } from '../../src/kernel/synergies.ts'
import type { FlowView } from '../api/flows.ts'
import { canFacilitate, useSession } from '../api/session.ts'
import { type SynergySummary, type TakeUpInput, useOpenSynergies, useTakeUp } from '../api/synergies.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { TakeUpDialog } from './TakeUpDialog.tsx'

interface TakeUpProps {
  kind: SynergyKind
  flows: readonly FlowView[]
  /** A structure that takes part without a flow: who transforms. */
  transformerId?: string
}

/** Makes a synergy of what the engine proposes, in one press; where one already holds it, the way to it. */
export function TakeUp({ kind, flows, transformerId }: TakeUpProps) {
  const t = useTranslate()
  const [, navigate] = useLocation()
  const session = useSession()
  const open = useOpenSynergies()
  const takeUp = useTakeUp()
  const [isNoting, setNoting] = useState(false)
  const standing = open.data?.find((one) => holds(one, kind, flows))
  if (standing) {
    return (
      <Link to={`/synergies/${standing.id}`} look="secondary" size="s" data-print="hide">
        {t('takeUp.see')}
      </Link>
    )
  }
  if (!canFacilitate(session) || !flows.some(({ can }) => can.edit) || !open.isSuccess) return null
  const take = (note: string | null) =>
    takeUp.mutate(
      { kind, parties: partiesOf(flows, transformerId), note },
      { onSuccess: ({ id }) => navigate(`/synergies/${id}`) },
    )
  return (
    <>
      <Button variant="primary" size="s" data-print="hide" busy={takeUp.isPending} onClick={() => take(null)}>
        {t('takeUp.do')}
      </Button>
      <Button variant="quiet" size="s" data-print="hide" onClick={() => setNoting(true)}>
        {t('takeUp.withNote')}
      </Button>
      {isNoting && <TakeUpDialog sending={takeUp} onTake={take} onClose={() => setNoting(false)} />}
      {takeUp.isError && !isNoting && <ProblemAlert error={takeUp.error} />}
    </>
  )
}

/** Two flows in common make it the same affair: parties of a group come and go. */
function holds({ kind, flowIds }: SynergySummary, wanted: SynergyKind, flows: readonly FlowView[]): boolean {
  const common = flows.filter(({ id }) => flowIds.includes(id)).length
  return common >= 2 && (kind === wanted || flows.length === 2)
}

/** Each structure in one role, that of the first of its flows, with all that go with it. */
function partiesOf(flows: readonly FlowView[], transformerId?: string): TakeUpInput['parties'] {
  const kinds = new Map<string, FlowView['kind']>()
  const taken = flows.filter(({ id, kind, party }) => {
    const structure = party.organisationId ?? id
    if (!kinds.has(structure)) kinds.set(structure, kind)
    return kinds.get(structure) === kind
  })
  const parties = taken.map(({ id }) => ({ flowId: id }))
  return transformerId ? [...parties, { organisationId: transformerId }] : parties
}
