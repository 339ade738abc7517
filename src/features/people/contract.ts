import { z } from 'zod'
import { membershipRoles, roles } from '../../kernel/actor.ts'
import { organisationKinds } from '../../kernel/structures.ts'
import { carrier, email, password, portfolioInput } from '../accounts/contract.ts'
import { languages } from '../accounts/tables.ts'
import { siret } from '../registers/contract.ts'
import { requestStates } from './tables.ts'

const text = (max: number) => z.string().trim().max(max, `au plus ${max} caractères`)
const personName = text(120).min(1, 'Votre nom manque.')
const token = z.string().trim().min(1, 'Ce lien est incomplet.').max(100)

/** Which structure a person asks to be linked to, and what for. */
export const membershipRequestInput = z.object({
  siret,
  structureName: text(160).min(1, 'Le nom de la structure manque.'),
  /** INSEE code. */
  communeCode: z.string().max(5).nullable().default(null),
  jobTitle: text(120).nullable().default(null),
  purpose: text(500).nullable().default(null),
})
export type MembershipRequestInput = z.output<typeof membershipRequestInput>

/** The same, from somebody who has no account yet. */
export const registrationInput = membershipRequestInput.extend({
  name: personName,
  email,
  language: z.enum(languages).default('fr'),
  consent: z.literal(true, 'Votre accord est nécessaire pour traiter votre demande.'),
})
export type RegistrationInput = z.output<typeof registrationInput>
export const tokenInput = z.object({ token })
export const confirmationOfAddress = z.object({ token, carrier })

/** A request as its author follows it. */
export const ownRequest = z.object({
  id: z.string(),
  siret: z.string(),
  structureName: z.string(),
  state: z.enum(requestStates),
  createdAt: z.string(),
  decidedAt: z.string().nullable(),
  reason: z.string().nullable(),
})
export const ownRequestList = z.object({ items: z.array(ownRequest) })
export type OwnRequest = z.output<typeof ownRequest>

/** A request as those who decide read it, with what is known of the structure. */
export const requestView = z.object({
  id: z.string(),
  person: z.object({ name: z.string(), email: z.string() }),
  siret: z.string(),
  structureName: z.string(),
  communeName: z.string().nullable(),
  jobTitle: z.string().nullable(),
  purpose: z.string().nullable(),
  createdAt: z.string(),
  /** `siret`: this very site; `siren`: another site of the same company. Null: neither is registered. */
  found: z
    .object({
      by: z.enum(['siret', 'siren']),
      id: z.string(),
      name: z.string(),
      communeName: z.string().nullable(),
      /** People it has already. */
      people: z.number(),
    })
    .nullable(),
})
export type RequestView = z.output<typeof requestView>
export const requestList = z.object({ total: z.number(), items: z.array(requestView) })

const membershipRole = z.enum(membershipRoles)
/** The structure to link to: one registered, or one to register under the SIRET of the request. */
export const confirmationInput = z.union([
  z.strictObject({ role: membershipRole, organisationId: z.string() }),
  z.strictObject({
    role: membershipRole,
    create: z.strictObject({
      name: text(160).min(1, 'Le nom de la structure manque.'),
      kind: z.enum(organisationKinds),
    }),
  }),
])
export type ConfirmationInput = z.output<typeof confirmationInput>
export const refusalInput = z.object({
  reason: text(500).min(3, 'Dites en une phrase pourquoi : la personne la lira.'),
})

export const invitationInput = z.object({
  email,
  role: membershipRole,
  language: z.enum(languages).default('fr'),
})
export type InvitationInput = z.output<typeof invitationInput>

export const staffInvitationInput = z.object({
  email,
  role: z.enum(['facilitator', 'authority', 'administrator']),
  portfolio: portfolioInput.default({ communeCodes: [], organisationIds: [] }),
  language: z.enum(languages).default('fr'),
})
export type StaffInvitationInput = z.output<typeof staffInvitationInput>

export const invitationView = z.object({
  id: z.string(),
  email: z.string(),
  role: z.enum(roles).nullable(),
  membershipRole: membershipRole.nullable(),
  invitedBy: z.string().nullable(),
  createdAt: z.string(),
  expiresAt: z.string(),
  isExpired: z.boolean(),
})
export type InvitationView = z.output<typeof invitationView>
export const invitationList = z.object({ items: z.array(invitationView) })

/** What the holder of the link reads before accepting. */
export const openedInvitation = z.object({
  email: z.string(),
  organisationName: z.string().nullable(),
  role: z.enum(roles).nullable(),
  membershipRole: membershipRole.nullable(),
  invitedBy: z.string().nullable(),
  expiresAt: z.string(),
  /** True when this address has an account: it is accepted once signed in. */
  hasAccount: z.boolean(),
})
export type OpenedInvitation = z.output<typeof openedInvitation>
export const acceptanceInput = z.object({
  token,
  /** For an account to be made; left out by who is signed in. */
  name: personName.optional(),
  /** Left out: the person will come by links sent by mail. */
  password: password.optional(),
  carrier,
})
export type AcceptanceInput = z.output<typeof acceptanceInput>

/** A colleague as the reader may know them: names alone between members. */
export const personView = z.object({
  userId: z.string().nullable(),
  name: z.string(),
  email: z.string().nullable(),
  role: membershipRole.nullable(),
  since: z.string().nullable(),
  addedBy: z.string().nullable(),
  isSelf: z.boolean(),
})
export type PersonView = z.output<typeof personView>
export const peopleView = z.object({
  organisation: z.object({ id: z.string(), name: z.string() }),
  items: z.array(personView),
  /** Those not answered yet; empty for who does not manage. */
  invitations: z.array(invitationView),
  can: z.object({ manage: z.boolean(), leave: z.boolean() }),
})
export type PeopleView = z.output<typeof peopleView>
export const membershipInput = z.object({ role: membershipRole })
