import { z } from 'zod'
import { plainText } from '../../../kernel/plain-text.ts'
import { budgetKinds, planPriorities, planStatuses } from '../../../kernel/plan.ts'

const text = (max: number) => z.string().overwrite(plainText).trim().max(max, `Au plus ${max} caractères.`)
const day = z.iso.date('Une date s’écrit AAAA-MM-JJ.')
/** The national tool refuses longer titles. */
const title = text(300).min(2, 'Donnez un titre.')
const words = text(20_000)
const progress = z.number().int().min(0).max(100, 'Un avancement va de 0 à 100 %.')
const code = z
  .string()
  .trim()
  .regex(/^\d{1,3}(\.\d{1,3}){0,4}$/, 'Un numéro s’écrit 1, 1.2 ou 1.2.3.')

/** The plan as it stood at the end of a day, and what of it is sought. */
export const planQuery = z.object({
  on: day.optional(),
  status: z.enum(planStatuses).optional(),
  /** Words of who leads. */
  lead: text(100).optional(),
  /** Steps planned that year. */
  year: z.coerce.number().int().min(1990).max(2100).optional(),
  late: z.enum(['yes']).optional(),
})
export type PlanQuery = z.output<typeof planQuery>
export const dayQuery = planQuery.pick({ on: true })

export const headingInput = z.object({
  /** Null: an axis. */
  parentId: z.string().nullable().default(null),
  code,
  title,
  text: words.default(''),
})
export type HeadingInput = z.output<typeof headingInput>
export const headingChange = z.object({ title: title.optional(), text: words.optional() })
export type HeadingChange = z.output<typeof headingChange>

export const sheetInput = z.object({
  headingId: z.string(),
  code,
  title,
  description: words.default(''),
})
export type SheetInput = z.output<typeof sheetInput>

export const stepInput = z.object({
  title,
  description: words.default(''),
  planning: text(200).default(''),
  resources: text(500).default(''),
  leads: text(500).default(''),
  partners: text(500).default(''),
})
export type StepInput = z.output<typeof stepInput>

const changes = {
  title: title.optional(),
  description: words.optional(),
  objectives: words.optional(),
  indicators: words.optional(),
  audiences: words.optional(),
  assessment: words.optional(),
  regulatory: words.optional(),
  leads: text(500).optional(),
  partners: text(500).optional(),
  resources: text(500).optional(),
  planning: text(200).optional(),
  governance: text(2000).optional(),
  department: text(500).optional(),
  person: text(500).optional(),
  elected: text(500).optional(),
  participation: text(2000).optional(),
  financings: text(2000).optional(),
  status: z.enum(planStatuses).nullable().optional(),
  priority: z.enum(planPriorities).nullable().optional(),
  progress: progress.nullable().optional(),
  startsOn: day.nullable().optional(),
  endsOn: day.nullable().optional(),
  isOpenEnded: z.boolean().optional(),
  isFacilitated: z.boolean().optional(),
}
/** Only what changes, and the day from which it holds: today unless it is said. */
export const actionChange = z.object({ on: day.optional(), ...changes })
export type ActionChange = z.output<typeof actionChange>

export const amountInput = z.object({
  kind: z.enum(budgetKinds),
  euros: z
    .number('Donnez un montant en euros.')
    .min(0, 'Un montant est positif.')
    .max(1e11, 'Ce montant dépasse ce qu’un plan peut compter.'),
  on: day,
  funder: text(200).nullable().default(null),
  note: text(500).nullable().default(null),
  documentId: z.string().nullable().default(null),
})
export type AmountInput = z.output<typeof amountInput>

export const commentInput = z.object({ text: text(4000).min(1, 'Écrivez un commentaire.') })

/* What is shown */

/** Euros, as they were written; the plan does not say whether with taxes. */
/** In euros. `planned`: null where no amount is said, which is not zero (*interne*, *à définir*). */
export const budget = z.object({
  planned: z.number().nullable(),
  committed: z.number(),
  spent: z.number(),
})
export type Budget = z.output<typeof budget>

export const lateness = z.object({
  /** `said`: its status says so; `end`, `start`: that day is past. */
  reason: z.enum(['said', 'end', 'start']),
  since: z.string().nullable(),
})
export type Lateness = z.output<typeof lateness>

const means = z.object({
  euros: z.number().nullable(),
  fte: z.number().nullable(),
  isInternal: z.boolean(),
  isToBeDefined: z.boolean(),
  note: z.string().nullable(),
})

/** A step at a glance. */
export const stepSummary = z.object({
  id: z.string(),
  title: z.string(),
  /** Of the sheet in whose table it stands. */
  sheetCode: z.string(),
  alsoSheetCode: z.string().nullable(),
  status: z.enum(planStatuses),
  progress: z.number().nullable(),
  lateness: lateness.nullable(),
  planning: z.string(),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  isOpenEnded: z.boolean(),
  leads: z.string(),
  partners: z.string(),
  resources: z.string(),
  /** What was read of these words. */
  means,
  budget,
})
export type StepSummary = z.output<typeof stepSummary>

export const sheetSummary = z.object({
  id: z.string(),
  headingId: z.string(),
  code: z.string(),
  title: z.string(),
  status: z.enum(planStatuses),
  /** Said by a person; else its steps make it. */
  isStatusSaid: z.boolean(),
  progress: z.number().nullable(),
  lateness: lateness.nullable(),
  priority: z.enum(planPriorities).nullable(),
  /** Abandoned steps left out. */
  steps: z.object({ counted: z.number(), done: z.number(), late: z.number(), abandoned: z.number() }),
  budget,
  /** Its own steps, those that it only names too, under the filters. */
  shown: z.array(stepSummary),
})
export type SheetSummary = z.output<typeof sheetSummary>

export const heading = z.object({
  id: z.string(),
  parentId: z.string().nullable(),
  code: z.string(),
  title: z.string(),
  text: z.string(),
  source: z.string().nullable(),
})
export type Heading = z.output<typeof heading>

const overdueValue = z.object({
  indicatorId: z.string(),
  label: z.string(),
  sheetCode: z.string(),
  /** The day on which it was due; when no value ever came, the first. */
  dueOn: z.string(),
  lastOn: z.string().nullable(),
})
export type OverdueValue = z.output<typeof overdueValue>

export const planView = z.object({
  on: z.string(),
  /** As it was, not as it is: nothing is written there. */
  isPast: z.boolean(),
  headings: z.array(heading),
  sheets: z.array(sheetSummary),
  /** Under the filters, steps counted once. */
  totals: z.object({
    sheets: z.number(),
    steps: z.number(),
    byStatus: z.record(z.enum(planStatuses), z.number()),
    late: z.number(),
    budget,
    /** Steps whose resources the plan leaves to be settled. */
    toBeDefined: z.number(),
    /** Shares of posts, summed. */
    fte: z.number(),
  }),
  /** What may be sought. */
  leads: z.array(z.string()),
  years: z.array(z.number()),
  overdue: z.array(overdueValue),
  /** The axis that comes with the platform is not in the plan yet. */
  canLoad: z.boolean(),
  can: z.object({ write: z.boolean() }),
})
export type PlanView = z.output<typeof planView>

export const amountView = z.object({
  id: z.string(),
  kind: z.enum(budgetKinds),
  euros: z.number(),
  on: z.string(),
  funder: z.string().nullable(),
  note: z.string().nullable(),
  document: z.object({ id: z.string(), name: z.string() }).nullable(),
  by: z.string(),
  at: z.string(),
})
export type AmountView = z.output<typeof amountView>

export const linkView = z.object({
  id: z.string(),
  counter: z.string(),
  label: z.string(),
  /** What is counted and when it counts, in French. */
  definition: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  count: z.number(),
})
export type LinkView = z.output<typeof linkView>

const state = z.object({
  ...{ title: z.string(), description: z.string(), objectives: z.string(), indicators: z.string() },
  ...{ audiences: z.string(), assessment: z.string(), regulatory: z.string() },
  ...{ leads: z.string(), partners: z.string(), resources: z.string(), planning: z.string() },
  ...{ governance: z.string(), department: z.string(), person: z.string(), elected: z.string() },
  ...{ participation: z.string(), financings: z.string() },
  status: z.enum(planStatuses).nullable(),
  priority: z.enum(planPriorities).nullable(),
  progress: z.number().nullable(),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  isOpenEnded: z.boolean(),
  isFacilitated: z.boolean(),
})

/** What is followed of a sheet or of a step, alike. */
const followed = {
  state,
  amounts: z.array(amountView),
  links: z.array(linkView),
  commentCount: z.number(),
  documentCount: z.number(),
  can: z.object({
    /** Says how far it is, adds documents. */
    update: z.boolean(),
    /** Changes its words, its amounts, what is counted. */
    write: z.boolean(),
  }),
}

export const stepView = stepSummary.extend(followed)
export type StepView = z.output<typeof stepView>

export const sheetView = sheetSummary.omit({ shown: true }).extend({
  ...followed,
  on: z.string(),
  isPast: z.boolean(),
  listedTitle: z.string().nullable(),
  note: z.string().nullable(),
  headings: z.array(heading.pick({ id: true, code: true, title: true })),
  stepViews: z.array(stepView),
})
export type SheetView = z.output<typeof sheetView>

export const changeView = z.object({
  id: z.string(),
  on: z.string(),
  at: z.string(),
  by: z.string(),
  origin: z.enum(['page', 'workbook']),
  fields: z.array(
    z.object({
      field: z.keyof(state),
      before: z.union([z.string(), z.number(), z.boolean()]).nullable(),
      after: z.union([z.string(), z.number(), z.boolean()]).nullable(),
    }),
  ),
})
export type ChangeView = z.output<typeof changeView>
/** The last first. */
export const changeList = z.object({ total: z.number(), items: z.array(changeView) })
export type ChangeList = z.output<typeof changeList>

export const commentView = z.object({
  id: z.string(),
  /** Null: withdrawn. */
  text: z.string().nullable(),
  by: z.string(),
  at: z.string(),
  can: z.object({ withdraw: z.boolean() }),
})
export type CommentView = z.output<typeof commentView>
export const commentList = z.object({ total: z.number(), items: z.array(commentView) })
export type CommentList = z.output<typeof commentList>
