import { eq, sql } from 'drizzle-orm'
import type { PersonalDataTable } from '../../../db/personal-data.ts'
import {
  planActions,
  planBudgetFacts,
  planChanges,
  planComments,
  planDocuments,
  planHeadings,
  planIndicators,
  planLinks,
  planValues,
} from './tables.ts'

/** What each person wrote of the plan: acts of the authority, kept under a name that goes with the account. */
export const planPersonalData: readonly PersonalDataTable[] = [
  {
    part: 'plan climat : axes et objectifs',
    table: planHeadings,
    ofPerson: ({ id }) => eq(planHeadings.createdBy, id),
  },
  {
    part: 'plan climat : fiches et étapes',
    table: planActions,
    ofPerson: ({ id }) => eq(planActions.createdBy, id),
  },
  { part: 'plan climat : changements', table: planChanges, ofPerson: ({ id }) => eq(planChanges.by, id) },
  {
    part: 'plan climat : montants',
    table: planBudgetFacts,
    ofPerson: ({ id }) => sql`(${planBudgetFacts.by} = ${id} or ${planBudgetFacts.voidedBy} = ${id})`,
  },
  {
    part: 'plan climat : commentaires',
    table: planComments,
    ofPerson: ({ id }) => eq(planComments.by, id),
  },
  {
    part: 'plan climat : documents',
    table: planDocuments,
    ofPerson: ({ id }) => eq(planDocuments.by, id),
    secret: ['sha256'],
  },
  { part: 'plan climat : compteurs', table: planLinks, ofPerson: ({ id }) => eq(planLinks.by, id) },
  {
    part: 'plan climat : indicateurs',
    table: planIndicators,
    ofPerson: ({ id }) => eq(planIndicators.by, id),
  },
  {
    part: 'plan climat : valeurs',
    table: planValues,
    ofPerson: ({ id }) => sql`(${planValues.by} = ${id} or ${planValues.supersededBy} = ${id})`,
  },
]
