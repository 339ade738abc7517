import { isDeepStrictEqual } from 'node:util'
import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { WeighingView } from './contract.ts'
import { ENOUGH_OF_EACH, type Lesson, learnWeights } from './engine/learning.ts'
import { defaultWeights, type Weights } from './engine/terms.ts'
import { type DecisionRow, type WeightsRow, weightsStore } from './store.ts'

/**
 * The weights of the terms on this territory: those that Boucle comes with until others, learned from what facilitators
 * decided, are adopted; earlier ones can be taken up again.
 */
export function weighing(db: Database, clock: Clock, decisions: () => readonly DecisionRow[]) {
  const store = weightsStore(db)
  let current: Weights | null = null
  db.events.subscribe((event) => {
    if (event.type === 'written-elsewhere') current = null
  })
  const present = () => {
    current ??= store.all()[0]?.weights ?? defaultWeights
    return current
  }

  /** Oldest first: folds follow the order. */
  const decided = () =>
    [...decisions()]
      .sort((a, b) => (a.decidedAt + a.stockId + a.needId < b.decidedAt + b.stockId + b.needId ? -1 : 1))
      .map(({ values, verdict }) => ({ values, isKept: verdict === 'kept' }))

  function take(actor: Actor, weights: Weights, lesson: Lesson | null): void {
    const before = present()
    const row: WeightsRow = {
      id: newId(),
      ...{ weights, lesson },
      decidedBy: actor.userId,
      decidedAt: clock.now().toISOString(),
    }
    db.write((emit) => {
      store.insert(row)
      const about = { entity: 'weights' as const, entityId: row.id }
      record(db, {
        at: clock.now(),
        actorId: actor.userId,
        action: lesson ? 'weights.adopted' : 'weights.restored',
        ...about,
        before,
        after: weights,
      })
      emit({ type: 'weights-changed' })
    })
    current = weights
  }

  return {
    present,

    /** The present weights, what decisions teach, and the weights there were. */
    view(): WeighingView {
      const rows = decisions()
      const kept = rows.filter(({ verdict }) => verdict === 'kept').length
      return {
        present: present(),
        shipped: defaultWeights,
        decided: { kept, refused: rows.length - kept, enough: ENOUGH_OF_EACH },
        lesson: learnWeights(decided(), present()),
        history: store
          .all()
          .map(({ id, weights, lesson, decidedAt }) => ({ id, weights, lesson, at: decidedAt })),
      }
    },

    /** Adopts what decisions teach, as it was shown; refused when it is no better, or when it has changed since. */
    adopt(actor: Actor, shown: Weights): void {
      const lesson = learnWeights(decided(), present())
      if (!lesson?.isBetter)
        fail(
          'conflict',
          'Ces poids ne font pas mieux que ceux d’aujourd’hui sur les choix qui n’ont pas servi à les régler.',
        )
      if (!isDeepStrictEqual(lesson.weights, shown))
        fail('conflict', 'De nouveaux choix ont changé ces poids : relisez-les avant de les adopter.')
      take(actor, lesson.weights, lesson)
    },

    /** Takes up earlier weights again; null: those that Boucle comes with. */
    restore(actor: Actor, id: string | null): void {
      const earlier = id === null ? null : (store.all().find((row) => row.id === id) ?? notFound('Réglage'))
      take(actor, earlier?.weights ?? defaultWeights, null)
    },
  }
}
