import { useRef, useState } from 'react'
import { useSession } from '../api/session.ts'
import {
  type PathChange,
  type PathView,
  type StepInput,
  type StepView,
  useWritePath,
} from '../api/training.ts'
import type { Choice } from '../ui/ComboBox.tsx'
import { isSame, keptForms, onto } from '../ui/keptForms.ts'

/** A step as it is put together. `key` tells it apart in the form; `name` is what it is called there. */
export interface StepDraft extends StepInput {
  key: string
  name: string
}

/** A path as its form holds it. */
export interface PathDraft {
  title: string
  summary: string
  skill: Choice | null
  steps: readonly StepDraft[]
}

/** Paths changed and not sent yet, under their identifier. */
const keptPaths = keptForms<PathDraft>('training')

export const EMPTY_STEP = {
  id: null,
  informationId: null,
  eventId: null,
  title: '',
  heldOn: null,
  place: null,
}

function stepDraft({ id, kind, title, informationId, eventId, heldOn, place }: StepView): StepDraft {
  const said = eventId ? { title: '', heldOn: null, place: null } : { title: title ?? '', heldOn, place }
  return { ...said, ...{ key: id, id, kind, informationId, eventId, name: title ?? '' } }
}

function draftOf({ title, summary, skill, steps }: PathView): PathDraft {
  return {
    ...{ title, summary, steps: steps.map(stepDraft) },
    skill: skill && { id: skill.id, label: skill.label },
  }
}

function changeOf({ title, summary, skill, steps }: PathDraft): Omit<PathChange, 'changedAt'> {
  return {
    ...{ title, summary, resourceId: skill?.id ?? null },
    steps: steps.map(({ key: _key, name: _name, ...step }) => step),
  }
}

/** A path as it is changed, kept in the browser until the server has it; sent as a change of what was read. */
export function usePathDraft(path: PathView) {
  const userId = useSession().user.id
  const sending = useWritePath(path.id)
  const [taken, setTaken] = useState(() => keptPaths.find(userId, path.id))
  const [changedAt, setChangedAt] = useState(path.changedAt)
  const [base, setBase] = useState(() => draftOf(path))
  const [draft, setDraft] = useState(() => (taken?.base ? onto(base, taken.base, taken.draft) : base))
  const latest = useRef(draft)

  const keep = (from: PathDraft, next: PathDraft) => {
    latest.current = next
    setDraft(next)
    if (isSame(next, from)) keptPaths.drop(userId, path.id)
    else keptPaths.keep(userId, { id: path.id, base: from, draft: next })
  }
  return {
    ...{ draft, sending, isChanged: !isSame(draft, base) },
    takenUpFrom: taken?.savedAt ?? null,
    change: (part: Partial<PathDraft>) => keep(base, { ...latest.current, ...part }),
    erase() {
      setTaken(null)
      keep(base, base)
    },
    send() {
      sending.mutate(
        { ...changeOf(draft), changedAt },
        {
          onSuccess(saved) {
            setTaken(null)
            setChangedAt(saved.changedAt)
            setBase(draftOf(saved))
            keep(draftOf(saved), draftOf(saved))
          },
        },
      )
    },
  }
}
