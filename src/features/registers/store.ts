import { and, eq, lt, notInArray } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { registerAnswers, type registerNames } from './tables.ts'

type Register = (typeof registerNames)[number]

/** Rows of answers; used by the registers service alone. */
export function registersStore({ orm }: Database) {
  return {
    answer: (register: Register, question: string) =>
      orm
        .select()
        .from(registerAnswers)
        .where(and(eq(registerAnswers.register, register), eq(registerAnswers.question, question)))
        .get() ?? null,

    put: (row: typeof registerAnswers.$inferInsert) =>
      void orm
        .insert(registerAnswers)
        .values(row)
        .onConflictDoUpdate({
          target: [registerAnswers.register, registerAnswers.question],
          set: { answer: row.answer, readAt: row.readAt },
        })
        .run(),

    /** Answers to other questions than these, read before a day. */
    forget: (before: string, kept: readonly string[]) =>
      orm
        .delete(registerAnswers)
        .where(and(lt(registerAnswers.readAt, before), notInArray(registerAnswers.question, [...kept])))
        .run().changes,
  }
}
