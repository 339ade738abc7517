import { keptForms } from '../ui/keptForms.ts'

/** The notes of a visit as they are typed; the findings, one a line. */
export interface NotesDraft {
  met: string
  findings: string
  expectations: string
}

/** Notes typed during a visit and not sent yet, under the identifier of the visit. */
export const keptNotes = keptForms<NotesDraft>('notes')
