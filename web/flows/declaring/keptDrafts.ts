import { type KeptForm, keptForms } from '../../ui/keptForms.ts'
import type { FlowDraft } from './draft.ts'

export type KeptDraft = KeptForm<FlowDraft>

/** Flows begun, or being changed. */
export const keptDrafts = keptForms<FlowDraft>('drafts')

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** An identifier for a flow to come, of the kind the server draws: sent twice, it is declared once. */
export function newFlowId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) => ALPHABET[byte % 32]).join('')
}
