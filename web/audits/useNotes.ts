import { useRef, useState } from 'react'
import { useChangeVisit, type VisitChange, type VisitView } from '../api/audits.ts'
import { useSession } from '../api/session.ts'
import { isSame, onto } from '../ui/keptForms.ts'
import { keptNotes, type NotesDraft } from './keptNotes.ts'

/**
 * The notes of a visit, kept in the browser at each letter until the server has them: a lost connection sends them
 * later, an expired session finds them again.
 */
export function useNotes(visit: VisitView) {
  const userId = useSession().user.id
  const sending = useChangeVisit(visit.id)
  const [taken, setTaken] = useState(() => keptNotes.find(userId, visit.id))
  // As they were read when typing began: what a colleague notes meanwhile is not taken for a change of one's own.
  const [base, setBase] = useState(() => draftOf(visit))
  const [draft, setDraft] = useState(() => (taken?.base ? onto(base, taken.base, taken.draft) : base))
  const [saved, setSaved] = useState<'not-yet' | 'saved' | 'refused'>('not-yet')
  const latest = useRef(draft)

  const keep = (from: NotesDraft, next: NotesDraft) => {
    latest.current = next
    setDraft(next)
    if (isSame(next, from)) keptNotes.drop(userId, visit.id)
    else setSaved(keptNotes.keep(userId, { id: visit.id, base: from, draft: next }) ? 'saved' : 'refused')
  }
  return {
    ...{ draft, saved, sending },
    /** When the notes taken up were kept, in milliseconds; null: none were. */
    takenUpFrom: taken?.savedAt ?? null,
    change: (part: Partial<NotesDraft>) => keep(base, { ...draft, ...part }),
    erase() {
      setTaken(null)
      keep(base, base)
    },
    send() {
      const sent = draft
      sending.mutate(changesBetween(base, sent), {
        onSuccess() {
          setTaken(null)
          setBase(sent)
          setSaved('not-yet')
          // What was typed while they were on their way is still to be sent.
          keep(sent, latest.current)
        },
      })
    },
  }
}

function draftOf({ met, findings, expectations }: VisitView): NotesDraft {
  return { met: met ?? '', findings: findings.join('\n'), expectations: expectations ?? '' }
}

/** What a person changed of the notes; the rest is left to whoever changes it meanwhile. */
function changesBetween(base: NotesDraft, { met, findings, expectations }: NotesDraft): VisitChange {
  return {
    ...(met !== base.met && { met: met.trim() || null }),
    ...(findings !== base.findings && { findings: [...new Set(linesOf(findings))] }),
    ...(expectations !== base.expectations && { expectations: expectations.trim() || null }),
  }
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
