import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import { fail } from '../../kernel/errors.ts'
import type { ProjectOutcome } from '../../kernel/projects.ts'
import { synergyInput } from '../synergies/life-contract.ts'
import type { BecomingInput } from './contract.ts'
import { becameMail, projectPath } from './mails.ts'
import { isPresent } from './policy.ts'
import type { RoomsBelow } from './service.ts'
import type { ProjectRow, projectsStore } from './store.ts'
import type { ProjectTools, Reading } from './writing.ts'

const COLUMN = { group: 'groupId', synergy: 'synergyId', service: 'serviceId' } as const

/** What a project becomes: a working group, the draft of a synergy, a shared service; each once, the links kept. */
export function projectBecoming(
  db: Database,
  {
    groups,
    synergies,
    sharedServices,
    flows,
  }: Pick<RoomsBelow, 'groups' | 'synergies' | 'sharedServices' | 'flows'>,
  { store, tools }: { store: ReturnType<typeof projectsStore>; tools: ProjectTools },
) {
  const structuresIn = ({ members }: Reading) =>
    members.filter(isPresent).map(({ organisationId }) => organisationId)

  /** Of flows of the structures in it, and of none else. */
  function draft(actor: Actor, reading: Reading, { synergyKind, flowIds }: BecomingInput): string {
    const owners = new Set(structuresIn(reading))
    const rows = flows.rowsOf(flowIds)
    if (rows.length < 2 || rows.some(({ organisationId }) => !owners.has(organisationId)))
      fail('invalid-input', 'Choisissez des flux des structures du projet.', [
        { pointer: '/flowIds', detail: 'Au moins deux flux, de structures du projet.' },
      ])
    const parties = flowIds.map((flowId) => ({ flowId }))
    const input = { kind: synergyKind, title: reading.row.title, parties, stage: 'proposed' }
    return synergies.life.takeUp(actor, synergyInput.parse(input)).id
  }

  function bear(actor: Actor, reading: Reading, input: BecomingInput): string {
    const { title, what } = reading.row
    const organisationIds = structuresIn(reading)
    if (input.outcome === 'synergy') return draft(actor, reading, input)
    if (input.outcome === 'group')
      return groups.life.gather(actor, { title, objectives: what, organisationIds })
    const of = { title, kind: input.serviceKind, description: what }
    return sharedServices.life.bear(actor, { ...of, organisationIds })
  }

  const nameOf: Record<ProjectOutcome, string> = {
    group: 'un groupe de travail',
    synergy: 'une synergie',
    service: 'un service mutualisé',
  }

  return {
    became: (row: ProjectRow) =>
      (['group', 'synergy', 'service'] as const).flatMap((outcome) => {
        const id = row[COLUMN[outcome]]
        return id === null ? [] : [{ outcome, id }]
      }),

    /** Makes it so, by its facilitators; its structures are told. Returns the id of what was made. */
    become(actor: Actor, projectId: string, input: BecomingInput): string {
      const reading = tools.facilitated(actor, projectId)
      const { row } = reading
      const { outcome } = input
      if (row[COLUMN[outcome]] !== null) fail('conflict', `Ce projet est déjà devenu ${nameOf[outcome]}.`)
      if (structuresIn(reading).length < 2)
        fail('conflict', 'Il faut au moins une autre structure, qui a dit oui.')
      return db.write(() => {
        const made = bear(actor, reading, input)
        store.update(projectId, { [COLUMN[outcome]]: made })
        tools.tell('project.became', projectId, actor.userId, { after: { outcome } })
        tools.tellPeople(tools.concerned(reading), actor.userId, {
          ...{ kind: 'project-became', path: projectPath(projectId), params: { label: row.title } },
          mail: becameMail(projectId, row.title, outcome),
        })
        return made
      })
    },
  }
}
