import type { Database } from '../../../db/connection.ts'
import { type Actor, facilitates } from '../../../kernel/actor.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { fail, notFound } from '../../../kernel/errors.ts'
import { isSubstance } from '../../../kernel/families.ts'
import { newId } from '../../../kernel/ids.ts'
import type { LegalPointView } from '../../matching/legal-help/contract.ts'
import { flowIdsOf, presentOf } from '../facts.ts'
import type { synergyLife } from '../life.ts'
import type { PartyRow, SynergyRow } from '../life-store.ts'
import type { RoomsBelow } from '../service.ts'
import type { synergyWriting } from '../synergy-writing.ts'
import type { LegalBlockView, LiftInput, SynergyLegalView } from './contract.ts'
import { type Brought, type Link, linksOf } from './links.ts'
import type { LiftRow, liftsStore } from './store.ts'

interface Block {
  stock: Brought
  point: LegalPointView
  lift: LiftRow | null
}

type Composed = { row: Pick<SynergyRow, 'id' | 'kind'>; parties: readonly PartyRow[] }

/**
 * The points of law that block a synergy until a facilitator lifts each in writing: of every link of it, worked out from
 * the flows as they are, whoever may see what, for the guards ask.
 */
export function legalBlocks(
  { flows, matching }: Pick<RoomsBelow, 'flows' | 'matching'>,
  store: Pick<ReturnType<typeof liftsStore>, 'ofSynergy'>,
) {
  function linksIn({ row, parties }: Composed): Link[] {
    const present = presentOf(parties).flatMap((party): Parameters<typeof linksOf>[1] => {
      const { organisationId, role } = party
      const rows = flows.rowsOf(flowIdsOf([party]))
      return rows.length === 0
        ? [{ organisationId, role, flowId: null }]
        : rows.map(({ id: flowId, kind, family }) => {
            return { organisationId, role, flowId, kind, passes: isSubstance(family) }
          })
    })
    return linksOf(row.kind, present)
  }

  function of(composed: Composed): Block[] {
    const lifts = store.ofSynergy(composed.row.id)
    const found = new Map<string, Block>()
    for (const { stock, needId } of linksIn(composed))
      for (const point of matching.legalHelpWhole(stock.flowId, needId).points) {
        if (point.level !== 'blocking') continue
        const lift = lifts.find((one) => one.flowId === stock.flowId && one.pointId === point.id) ?? null
        found.set(`${stock.flowId} ${point.id}`, { stock, point, lift })
      }
    return [...found.values()]
  }

  return {
    of,
    linksIn,
    /** The first that nobody lifted, and what to do about it, in French; null when nothing blocks. */
    standing(composed: Composed): string | null {
      const open = of(composed).find(({ lift }) => lift === null)
      return open
        ? 'Un point de droit bloque cette synergie : un facilitateur le lève par écrit dans « Aide réglementaire », sur sa page.'
        : null
    },
  }
}

/** What the law asks of a synergy, and who lifted what blocks it. */
export function synergyLegal(
  db: Database,
  clock: Clock,
  { accounts, matching }: Pick<RoomsBelow, 'accounts' | 'matching'>,
  {
    store,
    blocks,
    life,
    writing,
    leads,
  }: {
    store: ReturnType<typeof liftsStore>
    blocks: ReturnType<typeof legalBlocks>
    life: ReturnType<typeof synergyLife>
    writing: ReturnType<typeof synergyWriting>
    leads(actor: Actor, parties: readonly PartyRow[]): boolean
  },
) {
  const nowIso = () => clock.now().toISOString()

  /** Whoever follows the structure that a point is about reads it and lifts it; others only know that there is one. */
  function blockView(actor: Actor, { stock, point, lift }: Block): LegalBlockView {
    const follows = facilitates(actor, stock.organisationId)
    const { text, source, checkedOn } = point
    return {
      ...{ flowId: stock.flowId, pointId: point.id },
      point: follows ? { text, source, checkedOn } : null,
      lift: lift && {
        ...{ reason: follows ? lift.reason : '', at: lift.liftedAt },
        by: accounts.nameOf(lift.liftedBy) ?? 'Compte supprimé',
      },
      can: { lift: follows },
    }
  }

  /** A point that blocks a synergy, for who may lift it; the same 404 for everybody else. */
  function blockFor(actor: Actor, id: string, { flowId, pointId }: Pick<LiftInput, 'flowId' | 'pointId'>) {
    const row = life.led(actor, id)
    const block = blocks
      .of({ row, parties: writing.partiesOf(id) })
      .find(({ stock, point }) => stock.flowId === flowId && point.id === pointId)
    if (!block || !facilitates(actor, block.stock.organisationId)) notFound('Point de droit')
    return { row, block }
  }

  return {
    of(actor: Actor, id: string): SynergyLegalView {
      const row = life.readable(actor, id)
      const parties = writing.partiesOf(id)
      const isLed = leads(actor, parties)
      return {
        blocks: isLed ? blocks.of({ row, parties }).map((block) => blockView(actor, block)) : [],
        pairs: blocks.linksIn({ row, parties }).flatMap(({ stock: { flowId: stockId }, needId }) => {
          const help = matching.legalHelpShown(actor, stockId, needId)
          return help ? [{ stockId, needId, help }] : []
        }),
      }
    },

    /** Lifts a point that blocks, with the reason in writing. */
    lift(actor: Actor, id: string, { flowId, pointId, reason }: LiftInput): SynergyLegalView {
      db.write(() => {
        const { row, block } = blockFor(actor, id, { flowId, pointId })
        if (block.lift) fail('conflict', 'Ce point est déjà levé.')
        store.insert({
          ...{ id: newId(), synergyId: id, flowId, pointId, reason, liftedBy: actor.userId },
          ...{ liftedAt: nowIso(), takenBackAt: null, takenBackBy: null },
        })
        writing.tell('synergy.block-lifted', row, actor.userId, { flowId, pointId, reason })
      })
      return this.of(actor, id)
    },

    /** The point blocks again; the row stays. */
    takeBack(actor: Actor, id: string, about: Pick<LiftInput, 'flowId' | 'pointId'>): SynergyLegalView {
      db.write(() => {
        const { row, block } = blockFor(actor, id, about)
        if (!block.lift) fail('conflict', 'Ce point n’est pas levé.')
        store.takeBack(block.lift.id, { takenBackAt: nowIso(), takenBackBy: actor.userId })
        writing.tell('synergy.block-restored', row, actor.userId, about)
      })
      return this.of(actor, id)
    },
  }
}
