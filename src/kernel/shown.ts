/** What of the confidential an answer showed: told by the room that showed it, written down by the journal. */
export interface Shown {
  /** `journal` and `organisation` ids are those of structures; `*` stands for all there is. */
  entity: 'flow' | 'organisation' | 'journal' | 'mail' | 'account' | 'document' | 'event'
  ids: readonly string[]
  /** Of a document: the structure that shared it; null: a facilitator. */
  organisationId?: string | null
  /** Of a single object: which of its confidential fields held something. */
  fields?: readonly string[]
}
