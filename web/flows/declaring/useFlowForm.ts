import { useState } from 'react'
import { useReading } from '../../api/declaring.ts'
import { useOrganisation } from '../../api/organisations.ts'
import { ApiProblem, faultOf } from '../../api/problem.ts'
import { useSession } from '../../api/session.ts'
import { isSame } from '../../ui/keptForms.ts'
import { useDebounced } from '../../ui/useDebounced.ts'
import type { FlowDraft } from './draft.ts'
import { keptDrafts } from './keptDrafts.ts'
import { completed } from './proposals.ts'

/** A form of a flow as it is begun or taken up again. */
export interface BegunForm {
  id: string
  /** Where "nothing was typed" begins: an empty form, or the flow as it was read. */
  blank: FlowDraft
  initial: FlowDraft
  /** Of a change, kept with its draft. */
  base: FlowDraft | null
}

/** The draft of a form: kept in the browser as it is typed, completed by what is read in its words, told its faults. */
export function useFlowForm({ id, blank, initial, base }: BegunForm, error: unknown) {
  const userId = useSession().user.id
  const [typed, setTyped] = useState(initial)
  const [saved, setSaved] = useState<'not-yet' | 'saved' | 'refused'>('not-yet')
  // A fault is about what was sent: it goes once its field is touched.
  const [touched, setTouched] = useState<readonly string[]>([])
  const activity = useOrganisation(typed.organisationId || undefined).data?.nafCode ?? null
  const reading = useReading(useDebounced({ kind: typed.kind, label: typed.label, activity }, 350)).data
  const { draft, proposed } = completed(typed, typed.label.trim().length >= 3 ? reading : undefined)

  const change = (part: Partial<FlowDraft>) => {
    const next = { ...typed, ...part }
    setTyped(next)
    setTouched([...touched, ...Object.keys(part).map(pointerOf)])
    if (isSame(next, blank)) keptDrafts.drop(userId, id)
    else setSaved(keptDrafts.keep(userId, { id, base, draft: next }) ? 'saved' : 'refused')
  }
  return {
    ...{ draft, proposed, reading, change, saved },
    isBlank: isSame(typed, blank),
    faultAt: (field: string) =>
      isProblem(error, 'to-confirm') || touched.includes(field) ? undefined : faultOf(error, `/${field}`),
    /** What strikes in the quantity, until it is changed or confirmed. */
    unusual:
      isProblem(error, 'to-confirm') && !AMOUNT.some((field) => touched.includes(field))
        ? faultOf(error, '/quantity')
        : undefined,
    beforeSending: () => setTouched([]),
    forget: () => keptDrafts.drop(userId, id),
  }
}

const AMOUNT = ['quantity', 'unit', 'period'] as const

/** The field of the API behind one of the form. */
function pointerOf(field: string): string {
  if (field === 'cost') return 'currentCostEurosPerUnit'
  return field === 'resource' ? 'resourceId' : field
}

function isProblem(error: unknown, code: string): boolean {
  return error instanceof ApiProblem && error.code === code
}
