import type { Database } from '../../../db/connection.ts'
import { type Actor, facilitates } from '../../../kernel/actor.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { fail, notFound } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { LegalPointView } from '../../matching/legal-help/contract.ts'
import { presentOf } from '../facts.ts'
import type { synergyLife } from '../life.ts'
import type { PartyRow, SynergyRow } from '../life-store.ts'
import type { RoomsBelow } from '../service.ts'
import type { synergyWriting } from '../synergy-writing.ts'
import type { LegalBlockView, LiftInput, SynergyLegalView } from './contract.ts'
import type { LiftRow, liftsStore } from './store.ts'

interface Block {
  stock: PartyRow & { flowId: string }
  point: LegalPointView
  lift: LiftRow | null
}

type Composed = { row: Pick<SynergyRow, 'id' | 'kind'>; parties: readonly PartyRow[] }

/**
 * The points of law that block a synergy until a facilitator lifts each in writing. They are worked out from the flows as
 * they are, whoever may see what: the guards ask. Through a process, what a stock may be used for is the transformer’s to
 * say: nothing is blocked there by the need at its end.
 */
export function legalBlocks(
  { matching }: Pick<RoomsBelow, 'matching'>,
  store: Pick<ReturnType<typeof liftsStore>, 'ofSynergy'>,
) {
  function of({ row, parties }: Composed): Block[] {
    if (row.kind === 'transformation') return []
    const lifts = store.ofSynergy(row.id)
    const found = new Map<string, Block>()
    for (const [stock, need] of pairsOf(parties))
      for (const point of matching.legalHelpWhole(stock.flowId, need.flowId).points) {
        if (point.level !== 'blocking') continue
        const lift = lifts.find((one) => one.flowId === stock.flowId && one.pointId === point.id) ?? null
        found.set(`${stock.flowId} ${point.id}`, { stock, point, lift })
      }
    return [...found.values()]
  }

  return {
    of,
    /** The first that nobody lifted, and what to do about it, in French; null when nothing blocks. */
    standing(composed: Composed): string | null {
      const open = of(composed).find(({ lift }) => lift === null)
      return open
        ? 'Un point de droit bloque cette synergie : un facilitateur le lève par écrit dans « Aide réglementaire », sur sa page.'
        : null
    },
  }
}

type Bringing = PartyRow & { flowId: string }

/** Each stock of a synergy with each of its needs. */
function pairsOf(parties: readonly PartyRow[]): [Bringing, Bringing][] {
  const bringing = presentOf(parties).filter((party): party is Bringing => party.flowId !== null)
  const needs = bringing.filter(({ role }) => role === 'receives')
  return bringing
    .filter(({ role }) => role === 'gives')
    .flatMap((stock) => needs.map((need) => [stock, need] as [Bringing, Bringing]))
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
        pairs: pairsOf(parties).flatMap(([stock, need]) => {
          const help = matching.legalHelpShown(actor, stock.flowId, need.flowId)
          return help ? [{ stockId: stock.flowId, needId: need.flowId, help }] : []
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
