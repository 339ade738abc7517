import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Outbox } from '../../kernel/mail.ts'
import { drawToken, tokenHash } from '../accounts/secret-tokens.ts'
import type { AccountsService } from '../accounts/service.ts'
import type { OpenedSession } from '../accounts/sessions.ts'
import { tries } from '../accounts/tries.ts'
import type { OrganisationsService } from '../organisations/service.ts'
import type {
  AcceptanceInput,
  InvitationInput,
  InvitationView,
  OpenedInvitation,
  StaffInvitationInput,
} from './contract.ts'
import { type InvitationRow, invitationStore } from './invitation-store.ts'
import { invitationMail } from './mails.ts'
import type { Members } from './members.ts'
import { canManagePeople } from './policy.ts'

const DAYS = 14
/** Invitations of one structure waiting for an answer: enough for any workshop, too few to write to strangers. */
const MOST_PENDING = 30
/** Mails that one address gets in a quarter of an hour, whoever invites. */
const MOST_MAILS = 5

interface Below {
  accounts: AccountsService
  organisations: OrganisationsService
  outbox: Outbox
  members: Members
}

type Draft = Pick<
  InvitationRow,
  'email' | 'language' | 'organisationId' | 'membershipRole' | 'role' | 'communeCodes' | 'organisationIds'
>

/** Places offered by mail, in a structure or on the platform: sent, sent again, revoked, accepted once. */
export function invitations(db: Database, clock: Clock, below: Below) {
  const { accounts, organisations, outbox, members } = below
  const store = invitationStore(db)
  const limits = tries(db, clock)
  const nowIso = () => clock.now().toISOString()
  const inDays = () => new Date(clock.now().getTime() + DAYS * 24 * 3_600_000)

  function tell(
    action: 'sent' | 'sent-again' | 'revoked' | 'accepted',
    invitation: Draft & { id: string },
    by: string,
    personIds: string[] = [],
  ): void {
    const { id, email, organisationId, membershipRole, role, communeCodes, organisationIds } = invitation
    record(db, {
      at: clock.now(),
      actorId: by,
      action: `invitation.${action}`,
      entity: 'invitation',
      entityId: id,
      organisationIds: organisationId ? [organisationId] : [],
      personIds,
      after: { email, organisationId, membershipRole, role, communeCodes, organisationIds },
    })
  }

  const organisationName = (id: string | null) =>
    id === null ? null : (organisations.recordsOf([id]).get(id)?.name ?? null)

  /** Writes the mail of an invitation and gives the hash of its link. */
  function send(actor: Actor, invitation: Draft): string {
    limits.take(`invitation ${invitation.email}`, MOST_MAILS)
    const token = drawToken()
    const role = invitation.membershipRole ?? invitation.role ?? 'member'
    const offer = { organisationName: organisationName(invitation.organisationId), role }
    outbox.add(invitationMail(invitation, offer, { token, invitedBy: actor.name, usefulUntil: inDays() }))
    return tokenHash(token)
  }

  /** Sends one invitation; a former one to the same address for the same place is revoked. */
  function invite(actor: Actor, draft: Draft): InvitationView {
    return db.write(() => {
      const pending = store.pending(draft.organisationId)
      for (const { id, email } of pending)
        if (email === draft.email) store.update(id, { revokedAt: nowIso() })
      if (pending.length >= MOST_PENDING)
        fail(
          'conflict',
          `${MOST_PENDING} invitations attendent déjà une réponse : retirez-en avant d’inviter.`,
        )
      const row: InvitationRow = {
        id: newId(clock.now().getTime()),
        ...draft,
        tokenHash: send(actor, draft),
        invitedBy: actor.userId,
        createdAt: nowIso(),
        expiresAt: inDays().toISOString(),
        ...{ acceptedAt: null, revokedAt: null },
      }
      store.insert(row)
      tell('sent', row, actor.userId)
      return viewOf(row)
    })
  }

  function viewOf({ invitedBy, ...row }: InvitationRow): InvitationView {
    const { id, email, role, membershipRole, createdAt, expiresAt } = row
    const isExpired = expiresAt <= nowIso()
    return {
      ...{ id, email, role, membershipRole, createdAt, expiresAt, isExpired },
      invitedBy: accounts.nameOf(invitedBy),
    }
  }

  const mayInviteTo = (actor: Actor, { organisationId }: Pick<InvitationRow, 'organisationId'>): boolean =>
    organisationId === null ? actor.role === 'administrator' : canManagePeople(actor, organisationId)

  /** The stored invitation, if the actor may deal with it: like inviting to that place. */
  function managed(actor: Actor, id: string): InvitationRow {
    const row = store.byId(id)
    return row && mayInviteTo(actor, row) ? row : notFound('Invitation')
  }

  /** The invitation of a link. It is as good as who sent it: not by one who could not send it any more. */
  function opened(token: string): InvitationRow {
    const row = store.byToken(tokenHash(token), nowIso())
    const sender = row && accounts.actorById(row.invitedBy)
    if (!row || !sender || !mayInviteTo(sender, row))
      fail('expired', 'Cette invitation a déjà servi, a été retirée, ou ses quatorze jours sont passés.')
    return row
  }

  /** Gives the place; within `db.write`. */
  function seat(invitation: InvitationRow, userId: string): void {
    store.update(invitation.id, { acceptedAt: nowIso() })
    const { organisationId, membershipRole, role, communeCodes, organisationIds, invitedBy } = invitation
    if (organisationId && membershipRole) members.add(userId, organisationId, membershipRole, invitedBy)
    if (role) {
      if (accounts.person(userId)?.role !== 'member')
        fail(
          'conflict',
          'Votre compte a déjà un rôle : l’administration peut le changer dans la liste des comptes.',
        )
      accounts.administration.setRole(userId, role, { communeCodes, organisationIds }, invitedBy)
    }
    tell('accepted', invitation, userId, [userId])
  }

  return {
    /** Those of a structure not answered yet; the caller has checked who asks. */
    pendingOf: (organisationId: string): InvitationView[] => store.pending(organisationId).map(viewOf),
    pendingStaff: (): InvitationView[] => store.pending(null).map(viewOf),

    toStructure(actor: Actor, organisationId: string, input: InvitationInput): InvitationView {
      if (!canManagePeople(actor, organisationId) || organisationName(organisationId) === null)
        notFound('Structure')
      const known = accounts.personByEmail(input.email)
      if (known && members.isMember(organisationId, known.id))
        fail('conflict', 'Cette personne fait déjà partie de la structure.', [
          { pointer: '/email', detail: 'Elle fait déjà partie de la structure.' },
        ])
      const { email, language, role: membershipRole } = input
      const nothing = { role: null, communeCodes: [], organisationIds: [] }
      return invite(actor, { email, language, organisationId, membershipRole, ...nothing })
    },

    toStaff(actor: Actor, { email, language, role, portfolio }: StaffInvitationInput): InvitationView {
      if (accounts.personByEmail(email))
        fail(
          'conflict',
          'Un compte existe déjà à cette adresse : changez son rôle dans la liste des comptes.',
          [{ pointer: '/email', detail: 'Un compte existe déjà à cette adresse.' }],
        )
      accounts.administration.checkPortfolio(portfolio)
      const charge = role === 'facilitator' ? portfolio : { communeCodes: [], organisationIds: [] }
      return invite(actor, { email, language, role, organisationId: null, membershipRole: null, ...charge })
    },

    /** Another link for another fortnight, in the name of who sends it again; the former one is worthless. */
    resend(actor: Actor, id: string): InvitationView {
      return db.write(() => {
        const row = managed(actor, id)
        const change = {
          tokenHash: send(actor, row),
          expiresAt: inDays().toISOString(),
          invitedBy: actor.userId,
        }
        store.update(id, change)
        tell('sent-again', row, actor.userId)
        return viewOf({ ...row, ...change })
      })
    },

    revoke(actor: Actor, id: string): void {
      db.write(() => {
        const row = managed(actor, id)
        store.update(id, { revokedAt: nowIso() })
        tell('revoked', row, actor.userId)
      })
    },

    /** What the holder of the link may read: who invites to what, and whether the address has an account. */
    open(token: string): OpenedInvitation {
      const row = opened(token)
      return {
        email: row.email,
        organisationName: organisationName(row.organisationId),
        role: row.role,
        membershipRole: row.membershipRole,
        invitedBy: accounts.nameOf(row.invitedBy),
        expiresAt: row.expiresAt,
        hasAccount: accounts.personByEmail(row.email) !== null,
      }
    },

    /**
     * Takes the place: by the account of that address, signed in, or by a new account, whose session is returned.
     * A link opens no account by itself: its owner may have asked for a second factor.
     */
    async accept(
      actor: Actor | null,
      { token, name, password }: AcceptanceInput,
      device: string | null,
    ): Promise<OpenedSession | null> {
      const { email } = opened(token)
      const known = accounts.personByEmail(email)
      if (known) {
        if (actor?.userId !== known.id)
          fail(
            actor ? 'conflict' : 'not-signed-in',
            actor
              ? `Cette invitation est pour ${email} : connectez-vous avec cette adresse, ou demandez une invitation à la vôtre.`
              : `Un compte existe déjà pour ${email} : connectez-vous, puis rouvrez le lien de l’invitation.`,
          )
        db.write(() => seat(opened(token), known.id))
        return null
      }
      if (!name)
        fail('invalid-input', 'Votre nom manque.', [{ pointer: '/name', detail: 'Votre nom manque.' }])
      const passwordHash = password ? await accounts.newPasswordHash(password, { name, email }) : null
      return db.write(() => {
        const invitation = opened(token)
        const { language } = invitation
        const user = accounts.insert({ name, email, language, role: 'member' }, passwordHash, 'invitation')
        seat(invitation, user.id)
        return accounts.sessions.open(accounts.person(user.id) ?? user, { device, by: 'invitation' })
      })
    },
  }
}
