import type { Database } from '../../db/connection.ts'
import { type Actor, facilitates, isMemberOf } from '../../kernel/actor.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'
import type { PartyState } from '../../kernel/shared-services.ts'
import { canReadIdentity } from '../organisations/policy.ts'
import { canAnswer } from '../synergies/policy.ts'
import type { PartyAnswer, PartyInvitation, PartyRequest, VolumeInput } from './contract.ts'
import { answeredMail, invitationMail, joinedMail, recordedMail, requestMail, servicePath } from './mails.ts'
import { isIn } from './people.ts'
import type { RoomsBelow } from './service.ts'
import type { PartyRow, ServiceRow, servicesStore } from './store.ts'
import type { Reading, ServiceTools } from './writing.ts'

const MOST = 60
const LIVE: readonly PartyState[] = ['in', 'invited', 'asked']
const NO_VOLUME: VolumeInput = {
  ...{ quantity: null, unit: null, period: null, wouldPayEuros: null, wouldPayPer: null },
}

export type ServiceParties = ReturnType<typeof serviceParties>

/** Who comes into a service and leaves it, what each brings and would pay. */
export function serviceParties(
  db: Database,
  { accounts, organisations }: Pick<RoomsBelow, 'accounts' | 'organisations'>,
  { store, tools }: { store: ReturnType<typeof servicesStore>; tools: ServiceTools },
) {
  const { people } = tools
  const rowOf = (parties: readonly PartyRow[], organisationId: string) =>
    parties.find((party) => party.organisationId === organisationId)

  /** Decides for a structure, as it would of showing its name. */
  const speaksFor = (actor: Actor, organisationId: string) =>
    canAnswer(actor, organisationId, accounts.hasManager(organisationId))

  type Place = Pick<PartyRow, 'organisationId' | 'state'> & { by: string } & Partial<PartyRow>

  /** Puts a structure where it stands now, within the transaction of what it tells. */
  function put({ id }: Pick<ServiceRow, 'id'>, { by, ...place }: Place, action: JournalAction): void {
    const { organisationId, state } = place
    const before = rowOf(tools.partiesOf(id), organisationId)
    const at = tools.nowIso()
    const stood = before ?? { ...NO_VOLUME, isUser: true }
    const row: PartyRow = {
      ...stood,
      // What one that does not take part would bring and pay is nobody’s to keep.
      ...(LIVE.includes(state) ? {} : NO_VOLUME),
      ...{ serviceId: id, message: null, agreedHow: null, userId: by, at },
      ...place,
    }
    store.putParty(row)
    const step = { id: newId(), serviceId: id, organisationId, state, isUser: row.isUser, userId: by, at }
    store.insertPartyStep(step)
    const alone = state !== 'in' && !(before && isIn(before))
    tools.tell(action, id, by, { after: { organisationId, state }, about: organisationId, alone })
    tools.checkStillRuns(id, by)
  }

  function call(row: ServiceRow, { organisationId, isUser }: PartyInvitation, by: string): void {
    if (tools.partiesOf(row.id).filter(({ state }) => LIVE.includes(state)).length >= MOST)
      fail('conflict', `Un service réunit au plus ${MOST} structures.`)
    put(row, { organisationId, state: 'invited', isUser, by }, 'shared-service.party-invited')
    people.tell(people.deciders(organisationId), by, {
      ...{ kind: 'service-invited', path: servicePath(row.id), params: { label: row.title } },
      mail: invitationMail(row.id, row.title),
    })
  }

  /** Those who take part already, and who leads it, learn that there is one more. */
  function tellJoined({ id, title }: ServiceRow, organisationId: string, by: string): void {
    const [row, parties] = [store.byId(id), tools.partiesOf(id)]
    if (!row) return
    const own = new Set(accounts.peopleOf(organisationId))
    const others = [...people.leading({ row, parties }), ...people.inside({ parties })]
    people.tell(
      others.filter((userId) => !own.has(userId)),
      by,
      {
        ...{ kind: 'service-joined', path: servicePath(id), params: { label: title } },
        mail: joinedMail(id, title),
      },
    )
  }

  /** Who says yes or no for a party, and how: by itself, by who leads it, or told to a facilitator elsewhere. */
  function answerer(
    actor: Actor,
    { sight }: Reading,
    { state, organisationId }: PartyRow,
  ): 'self' | 'lead' | 'record' | null {
    if (state === 'asked') return sight.isLed ? 'lead' : null
    if (state !== 'invited') return null
    if (speaksFor(actor, organisationId)) return 'self'
    return facilitates(actor, organisationId) ? 'record' : null
  }

  return {
    call,
    speaksFor,
    answerer,

    /** Refuses a structure that the actor may not name. */
    checkNamed(actor: Actor, organisationId: string): void {
      const isThere = organisations.recordsOf([organisationId]).get(organisationId)?.closedAt === null
      if (!isThere || !canReadIdentity(actor, organisationId)) notFound('Structure')
    },

    /** By who leads it; a structure that had asked takes part at once. */
    invite(actor: Actor, id: string, input: PartyInvitation): void {
      const reading = tools.openOne(actor, id)
      this.checkNamed(actor, input.organisationId)
      const present = rowOf(reading.parties, input.organisationId)
      if (present && isIn(present)) fail('conflict', 'Cette structure y prend déjà part.')
      if (present?.state === 'invited') fail('conflict', 'Cette structure est déjà invitée.')
      if (present?.state === 'asked')
        this.answer(actor, id, input.organisationId, { accept: true, volume: null, agreedHow: null })
      else db.write(() => call(reading.row, input, actor.userId))
    },

    /** Asks to take part in an open one, for a structure of the actor. */
    ask(actor: Actor, id: string, { organisationId, message }: PartyRequest): void {
      const { row, parties, sight } = tools.known(actor, id)
      if (!isMemberOf(actor, organisationId)) notFound('Service mutualisé')
      if (row.visibility !== 'open' && sight.level !== 'whole') notFound('Service mutualisé')
      const present = rowOf(parties, organisationId)
      if (present && LIVE.includes(present.state))
        fail('conflict', 'Cette structure y prend part, ou attend déjà une réponse.')
      if (row.visibility !== 'open' || ['abandoned', 'ended'].includes(row.stage))
        fail('conflict', 'Ce service n’est pas ouvert aux demandes.')
      if (!speaksFor(actor, organisationId))
        fail('forbidden', 'La personne qui gère votre structure demande pour elle.')
      db.write(() => {
        const asked = { organisationId, state: 'asked' as const, message: message || null, by: actor.userId }
        put(row, asked, 'shared-service.participation-asked')
        people.tell(people.leading({ row, parties }), actor.userId, {
          ...{ kind: 'service-requested', path: servicePath(id), params: { label: row.title } },
          mail: requestMail(id, row.title),
        })
      })
    },

    /** To an invitation, by the structure or as a facilitator was told; to a request, by who leads the service. */
    answer(
      actor: Actor,
      id: string,
      organisationId: string,
      { accept, volume, agreedHow }: PartyAnswer,
    ): void {
      const reading = tools.known(actor, id)
      const { row, sight } = reading
      const party = rowOf(reading.parties, organisationId)
      const isOwn = isMemberOf(actor, organisationId) || facilitates(actor, organisationId)
      if (!party || !(isOwn || sight.isLed)) notFound('Service mutualisé')
      if (!LIVE.includes(party.state) || isIn(party))
        fail('conflict', 'Il n’y a plus rien à répondre pour cette structure.')
      const how = answerer(actor, reading, party)
      if (how === null) {
        if (!isOwn) notFound('Service mutualisé')
        fail('forbidden', 'La personne qui gère votre structure répond pour elle.')
      }
      if (how === 'record' && !agreedHow)
        fail('invalid-input', 'Dites comment la structure a répondu.', [
          { pointer: '/agreedHow', detail: 'Par exemple : au téléphone, le 12 mars, avec la direction.' },
        ])
      const refused = how === 'lead' ? ('refused' as const) : ('declined' as const)
      const said = how === 'record' ? { agreedHow: agreedHow ?? null } : {}
      db.write(() => {
        const place = { organisationId, state: accept ? ('in' as const) : refused, by: actor.userId }
        put(
          row,
          { ...place, ...said, ...(accept && how !== 'lead' ? volume : null) },
          accept ? 'shared-service.party-joined' : 'shared-service.party-refused',
        )
        if (accept) tellJoined(row, organisationId, actor.userId)
        if (how === 'lead') this.tellAnswered(row, organisationId, actor.userId)
        if (how === 'record' && accept)
          people.tell(people.deciders(organisationId), actor.userId, {
            ...{ kind: 'service-answered', path: servicePath(id), params: { label: row.title } },
            mail: recordedMail(id, row.title),
          })
      })
    },

    tellAnswered({ id, title }: ServiceRow, organisationId: string, by: string): void {
      people.tell(people.deciders(organisationId), by, {
        ...{ kind: 'service-answered', path: servicePath(id), params: { label: title } },
        mail: answeredMail(id, title),
      })
    },

    /** What a structure brings and would pay: said by itself, or by its facilitators. */
    setVolume(actor: Actor, id: string, organisationId: string, volume: VolumeInput): void {
      const { parties } = tools.known(actor, id)
      const party = rowOf(parties, organisationId)
      if (!party || !(isMemberOf(actor, organisationId) || facilitates(actor, organisationId)))
        notFound('Service mutualisé')
      if (!(speaksFor(actor, organisationId) || facilitates(actor, organisationId)))
        fail('forbidden', 'La personne qui gère votre structure le dit pour elle.')
      if (!LIVE.includes(party.state)) fail('conflict', 'Cette structure n’y prend plus part.')
      const { quantity, unit, period, wouldPayEuros, wouldPayPer } = party
      const before = { quantity, unit, period, wouldPayEuros, wouldPayPer }
      db.write(() => {
        store.updateParty({ serviceId: id, organisationId }, volume)
        // What one would pay is not the others’ to read.
        const entry = { before, after: volume, about: organisationId, alone: true }
        tools.tell('shared-service.volume-said', id, actor.userId, entry)
      })
    },

    /** A structure goes, by itself or taken out; its people read the service no more. */
    leave(actor: Actor, id: string, organisationId: string): void {
      const { row, parties, sight } = tools.known(actor, id)
      const party = rowOf(parties, organisationId)
      const isOwn = speaksFor(actor, organisationId)
      if (!party || !LIVE.includes(party.state) || !(isOwn || sight.level === 'whole'))
        notFound('Service mutualisé')
      if (!isOwn && !sight.isLed)
        fail('forbidden', 'Seules la structure elle-même et l’animation la font sortir.')
      const wasIn = isIn(party)
      db.write(() => {
        const action = wasIn ? 'shared-service.party-left' : 'shared-service.party-refused'
        put(row, { organisationId, state: 'left', by: actor.userId }, action)
      })
    },
  }
}
