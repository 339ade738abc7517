import { HAZARDOUS } from '../../kernel/reading.ts'
import { type Knowledge, type Path, type Stop, strengths } from './knowledge.ts'

/** What is wrong with one field of a path or of a stop; `value` is what was written there. */
export interface EntryFault {
  field: string
  wrong: 'unknown' | 'missing' | 'malformed'
  value: string
}

/** What entries may refer to. */
export interface KnownIds {
  resources: ReadonlySet<string>
  uses: ReadonlySet<string>
  qualifiers: ReadonlySet<string>
  wasteCodes: readonly string[]
}

export function knownIds({ resources, uses, qualifiers, wasteCodes }: Knowledge): KnownIds {
  const ids = (entries: readonly { id: string }[]) => new Set(entries.map(({ id }) => id))
  return {
    resources: ids(resources),
    uses: ids(uses),
    qualifiers: ids(qualifiers).add(HAZARDOUS),
    wasteCodes: wasteCodes.map(({ code }) => code),
  }
}

const NAF_PREFIX = /^\d\d(\.\d{1,2}[A-Z]?)?$/
const DAY = /^\d{4}-\d\d-\d\d$/

/** Whether a text is a day as the base writes them, AAAA-MM-JJ. */
export const isDay = (text: string) => DAY.test(text)

/** Every fault of a valorisation path: references, strength, receivers, source. */
export function faultsOfPath(path: Path, known: KnownIds): EntryFault[] {
  return faultsIn((expect) => {
    expect('resource', known.resources.has(path.resource), 'unknown', path.resource)
    expect('use', known.uses.has(path.use), 'unknown', path.use)
    expect('strength', strengths.includes(path.strength), 'unknown', path.strength)
    for (const prefix of path.receiverNaf) expect('receiverNaf', NAF_PREFIX.test(prefix), 'malformed', prefix)
    expect('source', path.source !== '', 'missing')
  })
}

/** Every fault of a stop or a warning: it must name what it is about, why, and where that is written. */
export function faultsOfStop(stop: Stop, known: KnownIds): EntryFault[] {
  const isCode = (prefix: string) =>
    /^\d+$/.test(prefix) && known.wasteCodes.some((code) => code.startsWith(prefix))
  return faultsIn((expect) => {
    for (const id of stop.resources) expect('resources', known.resources.has(id), 'unknown', id)
    for (const prefix of stop.wasteCodes) expect('wasteCodes', isCode(prefix), 'unknown', prefix)
    for (const id of stop.qualifiers) expect('qualifiers', known.qualifiers.has(id), 'unknown', id)
    for (const id of stop.uses) expect('uses', id === '*' || known.uses.has(id), 'unknown', id)
    for (const prefix of stop.receiverNaf)
      expect('receiverNaf', NAF_PREFIX.test(prefix.replace(/^!/, '')), 'malformed', prefix)
    const about = stop.resources.length + stop.wasteCodes.length + stop.qualifiers.length
    expect('resources', about > 0, 'missing')
    expect('reasonFr', stop.reasonFr !== '', 'missing')
    expect('source', stop.source !== '', 'missing')
    expect('checkedOn', isDay(stop.checkedOn), 'malformed', stop.checkedOn)
  })
}

type Expect = (field: string, holds: boolean, wrong: EntryFault['wrong'], value?: string) => void

/** The faults that a check tells, each with its field. */
export function faultsIn(check: (expect: Expect) => void): EntryFault[] {
  const faults: EntryFault[] = []
  check((field, holds, wrong, value = '') => {
    if (!holds) faults.push({ field, wrong, value })
  })
  return faults
}
