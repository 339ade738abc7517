import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Outbox } from '../../kernel/mail.ts'
import type { AccountsService } from '../accounts/service.ts'
import { communeByCode } from '../organisations/communes.ts'
import type { OrganisationRecord, OrganisationsService } from '../organisations/service.ts'
import type { RegistersService } from '../registers/service.ts'
import type { ConfirmationInput, MembershipRequestInput, OwnRequest, RequestView } from './contract.ts'
import { requestConfirmedMail, requestRefusedMail } from './mails.ts'
import type { Members } from './members.ts'
import { canDecideRequest, canManagePeople } from './policy.ts'
import { type RequestRow, requestStore } from './request-store.ts'

/** Open requests that one person may have: a person works for a few structures, not for all of them. */
const MOST_OPEN = 5

export type Requests = ReturnType<typeof requests>

interface Below {
  accounts: AccountsService
  organisations: OrganisationsService
  registers: RegistersService
  outbox: Outbox
  members: Members
}

/** Requests for a link to a structure: made by a person, confirmed or refused by its facilitators. */
export function requests(db: Database, clock: Clock, below: Below) {
  const { accounts, organisations, registers, outbox, members } = below
  const store = requestStore(db)
  const nowIso = () => clock.now().toISOString()

  function tell(
    action: 'made' | 'confirmed' | 'refused' | 'withdrawn',
    request: RequestRow,
    by: string,
    after: unknown,
    organisationId?: string,
  ) {
    record(db, {
      at: clock.now(),
      actorId: by,
      action: `membership-request.${action}`,
      entity: 'membership-request',
      entityId: request.id,
      personIds: [request.userId],
      organisationIds: organisationId ? [organisationId] : [],
      after,
    })
  }

  /** What is registered under a SIRET: this site, or another one of the same company. */
  function found(siret: string): { by: 'siret' | 'siren'; organisation: OrganisationRecord } | null {
    const ofSite = organisations.recordBySiret(siret)
    if (ofSite) return { by: 'siret', organisation: ofSite }
    const ofCompany = organisations.recordBySiren(siret.slice(0, 9))
    return ofCompany && { by: 'siren', organisation: ofCompany }
  }

  /** Whether a request falls to an actor, for as many requests as there are. */
  function decides(actor: Actor): (request: RequestRow) => boolean {
    const communes = new Set(accounts.administration.limitsOf(actor.userId).communeCodes)
    return ({ siret, communeCode }) =>
      canDecideRequest(actor, { foundId: found(siret)?.organisation.id ?? null, communeCode }, communes)
  }

  function toDecide(actor: Actor, id: string): RequestRow {
    const request = store.byId(id)
    if (!request || !decides(actor)(request)) notFound('Demande')
    if (request.state !== 'open') fail('conflict', 'Cette demande a déjà reçu une réponse, ou a été retirée.')
    return request
  }

  function viewOf(request: RequestRow, person: { name: string; email: string }): RequestView {
    const match = found(request.siret)
    return {
      id: request.id,
      person: { name: person.name, email: person.email },
      siret: request.siret,
      structureName: request.structureName,
      communeName: request.communeCode ? (communeByCode(request.communeCode)?.name ?? null) : null,
      jobTitle: request.jobTitle,
      purpose: request.purpose,
      createdAt: request.createdAt,
      found: match && {
        by: match.by,
        id: match.organisation.id,
        name: match.organisation.name,
        communeName: match.organisation.sites[0]?.communeName ?? null,
        people: members.countOf(match.organisation.id),
      },
    }
  }

  /** The structure that a confirmation names, registered now if need be. */
  function structureOf(actor: Actor, request: RequestRow, answer: ConfirmationInput): OrganisationRecord {
    if ('organisationId' in answer) {
      const record = organisations.recordsOf([answer.organisationId]).get(answer.organisationId)
      if (!record || !canManagePeople(actor, record.id)) notFound('Structure')
      return record
    }
    // What the register said while the request was looked at completes what the person wrote.
    const said = registers.lastSaid(request.siret)?.company ?? null
    const commune = communeByCode(request.communeCode ?? said?.communeCode ?? '')
    const isThere = commune !== null && commune.code === said?.communeCode
    const id = organisations.create(
      {
        ...answer.create,
        siren: request.siret.slice(0, 9),
        nafCode: said?.nafCode ?? null,
        headcountBand: said?.headcountBand ?? null,
        notes: null,
        contacts: [],
        sites: [
          {
            siret: request.siret,
            label: null,
            address: isThere ? said.address : null,
            postalCode: isThere ? said.postalCode : null,
            lat: isThere ? said.lat : null,
            lng: isThere ? said.lng : null,
            communeCode: commune?.code ?? null,
            communeName: commune?.name ?? null,
          },
        ],
      },
      actor.userId,
    )
    return organisations.recordsOf([id]).get(id) ?? notFound('Structure')
  }

  return {
    /** A person asks for a link; within `db.write` it belongs to that write. One open request per SIRET. */
    make(userId: string, input: MembershipRequestInput): void {
      if (input.communeCode && !communeByCode(input.communeCode))
        fail('invalid-input', 'Cette commune n’existe pas.', [
          { pointer: '/communeCode', detail: 'Choisissez une commune de la liste, ou laissez vide.' },
        ])
      db.write((announce) => {
        const { siret, structureName, communeCode, jobTitle, purpose } = input
        const open = store.ofUser(userId).filter(({ state }) => state === 'open')
        if (open.some((request) => request.siret === siret))
          fail('conflict', 'Votre demande pour ce SIRET est déjà chez les animateurs.')
        if (open.length >= MOST_OPEN)
          fail('conflict', `Vous avez déjà ${MOST_OPEN} demandes en attente : retirez-en une.`)
        const given = { siret, structureName, communeCode, jobTitle, purpose }
        const ofSite = organisations.recordBySiret(siret)
        if (ofSite && members.isMember(ofSite.id, userId))
          fail('conflict', `Vous faites déjà partie de ${ofSite.name}.`)
        const row = {
          id: newId(clock.now().getTime()),
          userId,
          ...given,
          createdAt: nowIso(),
          state: 'open' as const,
          ...{ decidedAt: null, decidedBy: null, reason: null, organisationId: null },
        }
        store.insert(row)
        tell('made', row, userId, given)
        announce({ type: 'actor-changed', userIds: [userId] })
      })
    },

    /** A person's own requests, the newest first. */
    ofPerson: (userId: string): OwnRequest[] =>
      store.ofUser(userId).map(({ id, siret, structureName, state, createdAt, decidedAt, reason }) => ({
        ...{ id, siret, structureName, state, createdAt, decidedAt, reason },
      })),

    /** The requests that fall to an actor, the longest waiting first. */
    queue(actor: Actor): { total: number; items: RequestView[] } {
      const mine = decides(actor)
      const items = store
        .open()
        .filter(({ request }) => mine(request))
        .map(({ request, person }) => viewOf(request, person))
      return { total: items.length, items }
    },

    /** Links the person to a structure and tells them. */
    confirm(actor: Actor, id: string, answer: ConfirmationInput): void {
      db.write((announce) => {
        const request = toDecide(actor, id)
        const organisation = structureOf(actor, request, answer)
        const person = accounts.person(request.userId) ?? notFound('Demande')
        store.close(id, {
          state: 'confirmed',
          decidedAt: nowIso(),
          decidedBy: actor.userId,
          organisationId: organisation.id,
        })
        members.add(request.userId, organisation.id, answer.role, actor.userId)
        tell('confirmed', request, actor.userId, { role: answer.role }, organisation.id)
        outbox.add(requestConfirmedMail(person, organisation.name))
        announce({ type: 'actor-changed', userIds: [request.userId] })
      })
    },

    /** Refuses with a reason that the person reads, on their page and by mail. */
    refuse(actor: Actor, id: string, reason: string): void {
      db.write((announce) => {
        const request = toDecide(actor, id)
        const person = accounts.person(request.userId) ?? notFound('Demande')
        store.close(id, { state: 'refused', decidedAt: nowIso(), decidedBy: actor.userId, reason })
        tell('refused', request, actor.userId, { reason })
        outbox.add(requestRefusedMail(person, { structureName: request.structureName, reason }))
        announce({ type: 'actor-changed', userIds: [request.userId] })
      })
    },

    /** The person takes a request back. */
    withdraw(userId: string, id: string): void {
      db.write((announce) => {
        const request = store.byId(id)
        if (request?.userId !== userId || request.state !== 'open') notFound('Demande')
        store.close(id, { state: 'withdrawn', decidedAt: nowIso(), decidedBy: userId })
        tell('withdrawn', request, userId, null)
        announce({ type: 'actor-changed', userIds: [userId] })
      })
    },
  }
}
