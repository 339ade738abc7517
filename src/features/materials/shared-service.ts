import { lazy } from '../../kernel/lazy.ts'
import { knowledgeBase } from './load-knowledge.ts'
import { materialsService } from './service.ts'

/** The one of the process: the knowledge base does not change, and arranging its words takes half a second. */
export const sharedMaterials = lazy(() => materialsService(knowledgeBase))
