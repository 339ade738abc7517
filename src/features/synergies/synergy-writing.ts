import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'
import { type ExitReason, isOpen, type Stage } from '../../kernel/synergies.ts'
import { stepFault } from '../../kernel/workflow.ts'
import { type Evidence, factsOf, flowIdsOf, presentOf } from './facts.ts'
import type { lifeStore, PartyRow, SynergyRow } from './life-store.ts'
import { stageMail, synergyPath } from './mails.ts'
import { shapeFault } from './rules.ts'
import type { RoomsBelow } from './service.ts'
import { synergyWorkflow } from './workflow.ts'

/** What the guards ask of the results and of the law. */
export interface SynergySources {
  evidenceOf(synergyId: string): Evidence
  legalBlockOf(synergyId: string): string | null
}

export interface Passage {
  to: Stage
  by: string
  reason?: ExitReason | null
  note?: string | null
}

interface Leaving {
  reason: ExitReason
  note?: string | null
  by: string
}

/** The one way a synergy is written: every passage with its row of history, its journal entry and its news. */
export function synergyWriting(
  db: Database,
  clock: Clock,
  {
    store,
    accounts,
    organisations,
    flows,
    notices,
  }: Pick<RoomsBelow, 'accounts' | 'organisations' | 'flows' | 'notices'> & {
    store: ReturnType<typeof lifeStore>
  },
  sources: SynergySources,
) {
  const nowIso = () => clock.now().toISOString()
  const partiesOf = (id: string): PartyRow[] => store.partiesOf([id]).get(id) ?? []

  /**
   * Within the transaction of what it tells: journal, date of the last news, and who is to look again. `isInternal`: the
   * facilitators' work, which concerns none of its structures.
   */
  function tell(
    action: JournalAction,
    { id }: Pick<SynergyRow, 'id'>,
    by: string,
    after: unknown,
    before: unknown = null,
    { isInternal = false } = {},
  ): void {
    const concerned = isInternal ? [] : partiesOf(id)
    const organisationIds = [...new Set(concerned.map(({ organisationId }) => organisationId))]
    db.write((announce) => {
      store.update(id, { newsAt: nowIso(), updatedAt: nowIso() })
      record(db, {
        ...{ at: clock.now(), actorId: by, action, entity: 'synergy', entityId: id, before, after },
        // Its structures do not know of it before they are introduced: until then it is the facilitators' work.
        organisationIds: presentOf(concerned).flatMap(({ introducedAt, organisationId }) =>
          introducedAt === null ? [] : [organisationId],
        ),
      })
      announce({ type: 'synergy-changed', ids: [id], organisationIds })
    })
  }

  /** Its structures are told at every step, each about its own flow; who took the step knows. */
  function tellParties(synergyId: string, parties: readonly PartyRow[], by: string): void {
    for (const party of presentOf(parties)) {
      const { organisationId, introducedAt } = party
      const people = accounts.deciders(organisationId).flatMap(({ userId }) => (userId === by ? [] : userId))
      if (introducedAt === null || people.length === 0) continue
      const label = flows.rowsOf(flowIdsOf([party]).slice(0, 1))[0]?.label ?? ''
      const structure = organisations.recordsOf([organisationId]).get(organisationId)?.name ?? ''
      notices.tell(people, {
        ...{ kind: 'synergy-stage', path: synergyPath(synergyId), params: { label } },
        mail: stageMail(synergyId, structure, label),
      })
    }
  }

  function release(parties: readonly PartyRow[]): void {
    for (const { id, flows: brought } of parties)
      for (const { flowId } of brought) flows.promises.set(flowId, id, null)
  }

  /** Takes a step of the workflow if its guard says yes, from the row as it is stored now; a 409 says why not. */
  function pass(id: string, { to, by, reason = null, note = null }: Passage): void {
    db.write(() => {
      const row = store.byId(id)
      if (!row) return
      const parties = partiesOf(id)
      const facts = factsOf(row, parties, {
        evidence: sources.evidenceOf(id),
        legalBlock: sources.legalBlockOf(id),
        hasReason: reason !== null,
      })
      const fault = stepFault(synergyWorkflow, row.stage, to, facts)
      if (fault) fail('conflict', fault)
      const at = nowIso()
      store.update(id, { stage: to, stageAt: at, suspendedFrom: to === 'suspended' ? row.stage : null })
      store.insertStep({
        ...{ id: newId(), synergyId: id, from: row.stage, to },
        ...{ reason, note: note || null, actorId: by, at },
      })
      if (!isOpen(to)) release(parties)
      // That it was introduced, each is told by the introduction itself.
      if (to !== 'introduced' || row.stage !== 'validated') tellParties(id, parties, by)
      const said = { stage: to, reason, note: note || null }
      tell('synergy.passed', row, by, said, { stage: row.stage, reason: null, note: null })
    })
  }

  return {
    partiesOf,
    tell,
    pass,

    /** A party goes; what it promised is free again, and a synergy that no longer holds together ends with it. */
    leave(row: SynergyRow, party: PartyRow, { reason, note = null, by }: Leaving): void {
      db.write(() => {
        store.updateParty(party.id, { leftAt: nowIso(), leftReason: reason, leftNote: note || null })
        release([party])
        tell('synergy.party-left', row, by, {
          organisationId: party.organisationId,
          reason,
          note: note || null,
        })
        if (isOpen(row.stage) && shapeFault(row.kind, presentOf(partiesOf(row.id))) !== null)
          close(row, reason, by)
      })
    },
  }

  function close({ id, stage }: SynergyRow, reason: ExitReason, by: string): void {
    if (stage === 'proposed' || stage === 'validated') pass(id, { to: 'refused', by, reason })
    else if (stage === 'operational' || stage === 'recurring') pass(id, { to: 'ended', by, reason })
    else pass(id, { to: 'abandoned', by, reason })
  }
}
