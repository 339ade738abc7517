import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const registerNames = ['company', 'place'] as const

/** What a register last answered to a question, so that it is not asked again for a while. */
export const registerAnswers = sqliteTable(
  'register_answers',
  {
    register: text({ enum: registerNames }).notNull(),
    /** A SIRET; or the words of an address as they were asked. */
    question: text().notNull(),
    /** Null: it knows of none. */
    answer: text({ mode: 'json' }),
    readAt: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.register, table.question] })],
)
