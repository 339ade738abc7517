import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { fold } from '../../kernel/fold.ts'
import { newId } from '../../kernel/ids.ts'
import { circleOf, isIn } from './circle.ts'
import type { GroupChange, GroupInput, GroupList, GroupQuery, GroupView } from './contract.ts'
import { bornFromProjectMail, bornFromSynergyMail, groupPath } from './mails.ts'
import type { groupMembership } from './membership.ts'
import { sightOf } from './policy.ts'
import type { RoomsBelow } from './service.ts'
import type { GroupRow, groupsStore } from './store.ts'
import type { groupViews } from './views.ts'
import type { GroupTools, Reading } from './writing.ts'

/** Working groups from the day a facilitator gathers one: what it is about, who leads it, whether it lives. */
export function groupLife(
  db: Database,
  clock: Clock,
  { accounts, matching, synergies }: RoomsBelow,
  {
    store,
    views,
    tools,
    membership,
  }: {
    store: ReturnType<typeof groupsStore>
    views: ReturnType<typeof groupViews>
    tools: GroupTools
    membership: ReturnType<typeof groupMembership>
  },
) {
  const nowIso = () => clock.now().toISOString()

  /** Structures of a synergy that know one another, for who follows it. */
  function introducedIn(actor: Actor, synergyId: string): string[] {
    synergies.life.led(actor, synergyId)
    const known = synergies.life
      .partiesOf(synergyId)
      .filter(({ introducedAt, leftAt }) => introducedAt !== null && leftAt === null)
    if (known.length < 2)
      fail(
        'conflict',
        'Les structures de cette synergie ne se connaissent pas encore : mettez-les en relation.',
      )
    return [...new Set(known.map(({ organisationId }) => organisationId))]
  }

  /** The pooling proposal as the actor reads it: what it pools, and whose flows those are. */
  function pooledIn(actor: Actor, poolingId: string): { resourceId: string; organisationIds: string[] } {
    const { items } = matching.poolings(actor, {})
    const pooling = items.find(({ id }) => id === poolingId) ?? notFound('Mutualisation')
    const owners = pooling.members.flatMap(({ party }) => party.organisationId ?? [])
    return { resourceId: pooling.resourceId, organisationIds: [...new Set(owners)] }
  }

  /** Those who decide for structures that already know one another. */
  function tellBorn(
    row: GroupRow,
    organisationIds: readonly string[],
    by: string,
    mailOf = bornFromSynergyMail,
  ): void {
    const { id } = row
    const people = organisationIds.flatMap((one) => accounts.deciders(one).map(({ userId }) => userId))
    tools.people.tell(tools.gathered(row), people, by, (label) => ({
      ...{ kind: 'group-joined', path: groupPath(id), params: { label } },
      mail: mailOf(id, label),
    }))
  }

  type Born = Pick<GroupRow, 'title' | 'objectives' | 'visibility' | 'synergyId' | 'pooledResourceId'>
  const newRow = (actor: Actor, of: Born): GroupRow => ({
    ...{ id: newId(), ...of, leadId: null, newsAt: nowIso(), closedAt: null },
    ...{ createdBy: actor.userId, createdAt: nowIso() },
  })

  function readingsOf(actor: Actor): Reading[] {
    const rows = store.all()
    const members = store.membersOf(rows.map(({ id }) => id))
    return rows.flatMap((row) => {
      const own = members.get(row.id) ?? []
      const sight = sightOf(actor, row, own)
      return sight ? [{ ...circleOf(row, own), sight }] : []
    })
  }

  function checkLead(reading: Reading, leadId: string): void {
    if (views.possibleLeads(reading).some(({ id }) => id === leadId)) return
    const detail = 'Choisissez une personne d’une des structures du groupe, ou qui l’anime.'
    fail('invalid-input', 'Cette personne ne peut pas conduire le groupe.', [{ pointer: '/leadId', detail }])
  }

  return {
    get: (actor: Actor, id: string): GroupView => views.of(actor, tools.known(actor, id)),

    /** Groups the actor knows of, the last that lived first. */
    list(actor: Actor, query: GroupQuery): GroupList {
      const { q, state, inside, organisation, synergy, limit, offset } = query
      const sought = readingsOf(actor)
        .filter(({ row }) => !synergy || row.synergyId === synergy)
        .filter(({ sight }) => !inside || (sight.level === 'whole') === (inside === 'yes'))
        // Who is in a group is only for those of it to seek by.
        .filter(
          ({ sight, members }) =>
            !organisation ||
            (sight.level === 'whole' &&
              members.some((member) => isIn(member) && member.organisationId === organisation)),
        )
        .filter(
          ({ row, sight }) =>
            !q || fold(`${row.title} ${sight.level === 'outline' ? '' : row.objectives}`).includes(fold(q)),
        )
      const items = views
        .summaries(actor, sought)
        .filter((one) => !state || one.state === state)
        .sort((a, b) =>
          a.lastLivedOn === b.lastLivedOn ? (a.id < b.id ? 1 : -1) : a.lastLivedOn < b.lastLivedOn ? 1 : -1,
        )
      return { total: items.length, items: items.slice(offset, offset + limit) }
    },

    /** A new group: of a synergy, whose structures are in it; of a pooling or by hand, whose structures are invited. */
    create(actor: Actor, input: GroupInput): GroupView {
      const { title, objectives, visibility, synergyId, poolingId, organisationIds } = input
      if (synergyId !== null && poolingId !== null)
        fail('invalid-input', 'Un groupe naît d’une synergie ou d’une mutualisation, pas des deux.')
      const introduced = synergyId === null ? [] : introducedIn(actor, synergyId)
      const pooled = poolingId === null ? null : pooledIn(actor, poolingId)
      const invited = [...new Set([...(pooled?.organisationIds ?? []), ...organisationIds])]
      for (const organisationId of invited) membership.checkNamed(actor, organisationId)
      const row = newRow(actor, {
        ...{ title, objectives: objectives || null, visibility, synergyId },
        pooledResourceId: pooled?.resourceId ?? null,
      })
      db.write(() => {
        store.insert(row)
        tools.tell('group.created', row.id, actor.userId, { after: { title, visibility, synergyId } })
        for (const one of introduced) membership.letIn(row, one, actor.userId)
        tellBorn(row, introduced, actor.userId)
        for (const one of invited.filter((id) => !introduced.includes(id)))
          membership.call(row, one, actor.userId)
      })
      return this.get(actor, row.id)
    },

    /**
     * A closed group of structures that are together already in what it continues: they are in it at once, and told.
     * Within the transaction of that; returns its id.
     */
    gather(
      actor: Actor,
      { title, objectives, organisationIds }: Pick<GroupInput, 'title' | 'objectives' | 'organisationIds'>,
    ): string {
      const of = { title, objectives, visibility: 'closed' as const, synergyId: null, pooledResourceId: null }
      const row = newRow(actor, of)
      db.write(() => {
        store.insert(row)
        tools.tell('group.created', row.id, actor.userId, { after: { title, visibility: row.visibility } })
        for (const one of organisationIds) membership.letIn(row, one, actor.userId)
        tellBorn(row, organisationIds, actor.userId, bornFromProjectMail)
      })
      return row.id
    },

    /** What it is about, who leads it, who may know of it, whether it goes on; `change` holds only what changes. */
    change(actor: Actor, id: string, { isClosed, ...change }: GroupChange): GroupView {
      const reading = tools.read(actor, id)
      const { row, sight } = reading
      if (!sight.manages)
        fail('forbidden', 'Seules l’animation et la personne qui le conduit changent un groupe.')
      if (change.visibility !== undefined && change.visibility !== row.visibility && !sight.isLed)
        fail('forbidden', 'Seule l’animation ouvre un groupe au réseau, ou le ferme.')
      if (change.leadId) checkLead(reading, change.leadId)
      const closing =
        isClosed === undefined || isClosed === (row.closedAt !== null)
          ? {}
          : { closedAt: isClosed ? nowIso() : null }
      const given = Object.entries({ ...change, ...closing }).filter(([, value]) => value !== undefined)
      if (given.length > 0)
        db.write(() => {
          store.update(id, Object.fromEntries(given))
          tools.tell('group.changed', id, actor.userId, { before: row, after: Object.fromEntries(given) })
        })
      return this.get(actor, id)
    },
  }
}
