import { families } from '../../kernel/families.ts'
import { units } from '../../kernel/quantity.ts'
import { type EntryFault, faultsOfPath, faultsOfStop, knownIds } from './entry-rules.ts'
import type { Knowledge } from './knowledge.ts'
import { faultsOfLegalPoint } from './legal-point.ts'

/**
 * Every fault of a knowledge base, in words: what an editor would want to read after a typing slip.
 * An empty list means that ids are unique, references known, parents acyclic and vocabularies respected.
 */
export function checkKnowledge(knowledge: Knowledge): string[] {
  const faults: string[] = []
  const expect = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault)
  }
  const idsOf = (kind: string, entries: readonly { id: string }[]) => {
    const ids = new Set<string>()
    for (const { id } of entries) {
      expect(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id), `${kind} ${id}: ids are kebab-case`)
      expect(!ids.has(id), `${kind} ${id}: defined twice`)
      ids.add(id)
    }
    return ids
  }
  const resources = idsOf('resource', knowledge.resources)
  const uses = idsOf('use', knowledge.uses)
  idsOf('qualifier', knowledge.qualifiers)
  idsOf('stop', knowledge.stops)
  idsOf('legal point', knowledge.legalPoints)
  const codes = new Set(knowledge.wasteCodes.map(({ code }) => code))

  for (const resource of knowledge.resources) {
    const name = `resource ${resource.id}`
    expect(
      resource.parent === null || resources.has(resource.parent),
      `${name}: unknown parent ${resource.parent}`,
    )
    expect(families.includes(resource.family), `${name}: unknown family ${resource.family}`)
    expect(resource.unit === null || units.includes(resource.unit), `${name}: unknown unit ${resource.unit}`)
    expect(resource.sensibleDistanceKm > 0, `${name}: sensible distance missing`)
    expect(resource.source !== '', `${name}: source missing`)
    for (const code of resource.wasteCodes) expect(codes.has(code), `${name}: unknown waste code ${code}`)
  }
  for (const use of knowledge.uses) {
    expect(use.parent === null || uses.has(use.parent), `use ${use.id}: unknown parent ${use.parent}`)
    expect(use.source !== '', `use ${use.id}: source missing`)
  }
  const known = knownIds(knowledge)
  const tell = (name: string, entryFaults: readonly EntryFault[]) =>
    faults.push(...entryFaults.map(({ field, wrong, value }) => `${name}: ${field} ${wrong} ${value}`.trim()))
  for (const path of knowledge.paths) tell(`path ${path.resource} → ${path.use}`, faultsOfPath(path, known))
  idsOf('transformation', knowledge.transformations)
  for (const { id, input, output, services, transformerNaf, process, source } of knowledge.transformations) {
    const name = `transformation ${id}`
    for (const resource of [input, output, ...services])
      expect(resources.has(resource), `${name}: unknown resource ${resource}`)
    expect(input !== output, `${name}: changes nothing`)
    for (const prefix of transformerNaf)
      expect(/^\d\d(\.\d{1,2}[A-Z]?)?$/.test(prefix), `${name}: « ${prefix} » is no NAF prefix`)
    expect(services.length + transformerNaf.length > 0, `${name}: names no transformer`)
    expect(process !== '' && source !== '', `${name}: process or source missing`)
  }
  for (const { naf, wordsFr } of knowledge.speakers)
    expect(/^\d\d\.\d{1,2}$/.test(naf) && wordsFr.length > 0, `speakers ${naf}: a NAF group and its names`)
  for (const stop of knowledge.stops) tell(`stop ${stop.id}`, faultsOfStop(stop, known))
  for (const point of knowledge.legalPoints) tell(`legal point ${point.id}`, faultsOfLegalPoint(point, known))
  return [...faults, ...cycles('resource', knowledge.resources), ...cycles('use', knowledge.uses)]
}

function cycles(kind: string, entries: readonly { id: string; parent: string | null }[]): string[] {
  const parentOf = new Map(entries.map(({ id, parent }) => [id, parent]))
  return entries
    .filter(({ id }) => {
      let steps = 0
      for (let at: string | null | undefined = id; at; at = parentOf.get(at))
        if (++steps > entries.length) return true
      return false
    })
    .map(({ id }) => `${kind} ${id}: is its own ancestor`)
}
