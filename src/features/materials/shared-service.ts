import { lazy } from '../../kernel/lazy.ts'
import { arrangeShipped } from './arranged-knowledge.ts'
import { knowledgeBase } from './load-knowledge.ts'
import { materialsService } from './service.ts'

/** The shipped base, once for the process: arranging its words takes half a second. */
export const shippedKnowledge = lazy(() => arrangeShipped(knowledgeBase))

/** The shipped base at work, for who has no database. */
export const sharedMaterials = lazy(() => materialsService(shippedKnowledge()))
