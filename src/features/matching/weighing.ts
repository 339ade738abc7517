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

/** Older decisions say less of today, and each costs everybody else a moment. */
const TAUGHT_AT_MOST = 1000

/**
 * The weights of the terms on this territory: those that Boucle comes with until others, learned from what facilitators
 * decided, are adopted; earlier ones can be taken up again.
 */
export function weighing(db: Database, clock: Clock, decisions: () => readonly DecisionRow[]) {
  const store = weightsStore(db)
  let current: Weights | null = null
  /** Worked out when it is asked for, and kept until a decision or the weights change. */
  let lesson: { learned: Lesson | null } | null = null
  db.events.subscribe(({ type }) => {
    if (type === 'written-elsewhere') current = null
    if (type === 'written-elsewhere' || type === 'match-decided' || type === 'weights-changed') lesson = null
  })
  const present = () => {
    current ??= store.all()[0]?.weights ?? defaultWeights
    return current
  }

  /** A match that is postponed is neither good nor bad: nothing is learned from it. */
  const choices = () => decisions().filter(({ verdict }) => verdict !== 'postponed')

  /** The last ones, oldest first: folds follow the order. */
  const decided = () =>
    choices()
      .sort((a, b) => (a.decidedAt + a.stockId + a.needId < b.decidedAt + b.stockId + b.needId ? -1 : 1))
      .slice(-TAUGHT_AT_MOST)
      .map(({ values, verdict }) => ({ values, isKept: verdict === 'kept' }))

  const lessonNow = () => {
    lesson ??= { learned: learnWeights(decided(), present()) }
    return lesson.learned
  }

  function take(actor: Actor, weights: Weights, taught: Lesson | null): void {
    const before = present()
    const row: WeightsRow = {
      id: newId(),
      ...{ weights, lesson: taught },
      decidedBy: actor.userId,
      decidedAt: clock.now().toISOString(),
    }
    db.write((emit) => {
      store.insert(row)
      const about = { entity: 'weights' as const, entityId: row.id }
      record(db, {
        at: clock.now(),
        actorId: actor.userId,
        action: taught ? 'weights.adopted' : 'weights.restored',
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
      const rows = choices()
      const kept = rows.filter(({ verdict }) => verdict === 'kept').length
      return {
        present: present(),
        shipped: defaultWeights,
        decided: { kept, refused: rows.length - kept, enough: ENOUGH_OF_EACH },
        lesson: lessonNow(),
        history: store
          .all()
          .map(({ id, weights, lesson, decidedAt }) => ({ id, weights, lesson, at: decidedAt })),
      }
    },

    /** Adopts what decisions teach, as it was shown; refused when it is no better, or when it has changed since. */
    adopt(actor: Actor, shown: Weights): void {
      const learned = lessonNow()
      if (!learned?.isBetter)
        fail(
          'conflict',
          'Ces poids ne font pas mieux que ceux d’aujourd’hui sur les choix qui n’ont pas servi à les régler.',
        )
      if (!isDeepStrictEqual(learned.weights, shown))
        fail('conflict', 'De nouveaux choix ont changé ces poids : relisez-les avant de les adopter.')
      take(actor, learned.weights, learned)
    },

    /** Takes up earlier weights again; null: those that Boucle comes with. */
    restore(actor: Actor, id: string | null): void {
      const earlier = id === null ? null : (store.all().find((row) => row.id === id) ?? notFound('Réglage'))
      take(actor, earlier?.weights ?? defaultWeights, null)
    },
  }
}
