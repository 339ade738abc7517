import { z } from 'zod'
import { membershipRoles, roles } from '../../kernel/actor.ts'
import { languages } from './tables.ts'

/** At most what SMTP carries (RFC 5321, 4.5.3.1.3): strangers type these, and they are kept until a link is used. */
export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'Cette adresse électronique est trop longue.')
  .pipe(z.email('Cette adresse électronique est incomplète.'))
/** Length is what makes a password strong; composition rules only make it forgotten (NIST SP 800-63B). */
export const password = z
  .string()
  .min(12, 'Choisissez au moins 12 caractères : une phrase convient très bien.')
  .max(200, 'Au plus 200 caractères.')

/** A browser gets cookies that no script of the page can read; a script gets its tokens in the answer. */
export const carrier = z.enum(['cookie', 'bearer']).default('cookie')
const personName = z.string().trim().min(1, 'Votre nom manque.').max(120)
const typedPassword = z.string().min(1, 'Le mot de passe manque.').max(200)
const mailToken = z.string().trim().min(1, 'Ce lien est incomplet.').max(100)
const code = z.string().trim().min(1, 'Le code manque.').max(20)
const recoveryCode = z.string().trim().min(1, 'Le code de secours manque.').max(40)

export const signInInput = z.object({ email, password: typedPassword, carrier })
/** Asks for a mail with a link: to sign in, or to choose another password. */
export const mailLinkInput = z.object({ email })
export const linkSignInInput = z.object({ token: mailToken, carrier })
export const secondFactorProof = z.union([z.strictObject({ code }), z.strictObject({ recoveryCode })])
export type SecondFactorProof = z.output<typeof secondFactorProof>
export const secondFactorSignInInput = z.object({
  challenge: z.string().min(1).max(1000),
  proof: secondFactorProof,
  carrier,
})
/** Who they are, proved again before a sensitive action. */
export const proof = z.union([z.strictObject({ password: typedPassword }), ...secondFactorProof.options])
export type Proof = z.output<typeof proof>
/** A script sends its refresh token; a browser sends a cookie and nothing here. */
export const refreshInput = z.object({ refreshToken: z.string().min(1).max(100).optional() }).nullish()

export const openedSession = z.object({
  next: z.literal('done'),
  /** When the session ends if nothing more is asked. */
  expiresAt: z.string(),
  /** For a script alone: goes in `Authorization: Bearer`, for minutes. */
  token: z.string().optional(),
  /** For a script alone: gets the next tokens, once, by POST /session/refresh. */
  refreshToken: z.string().optional(),
})
/** Either a session, or the question of the second factor. */
export const signInAnswer = z.union([
  openedSession,
  z.object({ next: z.literal('second-factor'), challenge: z.string() }),
])
export type SignInAnswer = z.output<typeof signInAnswer>

export const passwordResetInput = z.object({ token: mailToken, password })
export const passwordChangeInput = z.object({
  /** The present password; not asked of an account that has none. */
  present: z.string().max(200).optional(),
  password,
})
/** What a person changes of their profile; what is left out stays as it is. */
export const profileChange = z.strictObject({ name: personName, language: z.enum(languages) }).partial()
export type ProfileChange = z.output<typeof profileChange>
export const addressChangeInput = z.object({ email })
export const addressAnswerInput = z.object({ token: mailToken })
export const addressAnswer = z.object({
  /** `waiting`: the other end has not answered yet. */
  state: z.enum(['changed', 'waiting']),
})
export const secondFactorCodeInput = z.object({ code })
export const secondFactorProofInput = z.object({ proof: secondFactorProof })
export const secondFactorBegun = z.object({
  uri: z.string(),
  /** Base 32, to be typed where nothing can be scanned. */
  secret: z.string(),
  /** The URI as a QR code: an SVG document. */
  qr: z.string(),
})
export const recoveryCodesView = z.object({ recoveryCodes: z.array(z.string()) })

/** A person's own account. */
export const accountView = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  language: z.enum(languages),
  role: z.enum(roles),
  hasPassword: z.boolean(),
  /** The address it is asked to move to; null when no change is under way. */
  newEmail: z.string().nullable(),
  secondFactor: z.object({ since: z.string(), recoveryCodesLeft: z.number() }).nullable(),
  secondFactorRequired: z.boolean(),
})
export type AccountView = z.output<typeof accountView>

export const sessionItem = z.object({
  id: z.string(),
  /** « Firefox, Windows »; null when the browser did not say. */
  device: z.string().nullable(),
  openedAt: z.string(),
  lastSeenAt: z.string(),
  expiresAt: z.string(),
  /** The one that asks. */
  current: z.boolean(),
})
export type SessionItem = z.output<typeof sessionItem>
export const sessionList = z.object({ items: z.array(sessionItem) })
/** Signs out everywhere else, or here too. */
export const endSessionsQuery = z.object({ current: z.enum(['keep', 'end']).default('keep') })
export const setupInput = z.object({
  /** The code printed by the server at its first start: whoever reads its console is its owner. */
  code: z.string().trim().min(1, 'Le code affiché au démarrage du serveur manque.'),
  name: personName,
  email,
  password,
  carrier,
})
export const setupState = z.object({ needed: z.boolean() })

export const sessionView = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string(), role: z.enum(roles) }),
  /** True when nothing opens but one's own account, until it has the second factor that its role requires. */
  mustEnrol: z.boolean(),
  memberships: z.array(
    z.object({ organisationId: z.string(), name: z.string(), role: z.enum(membershipRoles) }),
  ),
  /** What the menu offers; each route decides for itself. */
  can: z.object({
    /** Works on structures: imports, stopped pairs, requests to join. */
    facilitate: z.boolean(),
    administer: z.boolean(),
    /** False while the account belongs to no structure: it only waits. */
    readNetwork: z.boolean(),
  }),
  /** True when the fictional pilot is loaded. */
  isDemo: z.boolean(),
  map: z.object({ tilesUrl: z.string().nullable(), attribution: z.string().nullable() }),
  expiresAt: z.string(),
})
export type SessionView = z.output<typeof sessionView>

/** An account in the list of the administrators. */
export const accountItem = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  createdAt: z.string(),
  disabledAt: z.string().nullable(),
  lastSeenAt: z.string().nullable(),
  organisations: z.array(z.object({ id: z.string(), name: z.string(), role: z.enum(membershipRoles) })),
  /** Null: no limit, or no facilitator. */
  portfolioSize: z.object({ communes: z.number(), organisations: z.number() }).nullable(),
  hasSecondFactor: z.boolean(),
})
export type AccountItem = z.output<typeof accountItem>
export const accountList = z.object({ total: z.number(), items: z.array(accountItem) })
export const accountQuery = z.object({
  q: z.string().trim().max(100).optional(),
  role: z.enum(roles).optional(),
  state: z.enum(['open', 'closed']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
export const accountDetail = accountItem.extend({
  portfolio: z.object({
    communes: z.array(z.object({ code: z.string(), name: z.string() })),
    organisations: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
})
export type AccountDetail = z.output<typeof accountDetail>

/** Structures a facilitator works on; both empty: the whole territory. */
export const portfolioInput = z.object({
  communeCodes: z.array(z.string().max(5)).max(500),
  organisationIds: z.array(z.string().max(40)).max(5000),
})
/** What is left out stays as it is. */
export const accountChange = z
  .strictObject({ role: z.enum(roles), portfolio: portfolioInput, disabled: z.boolean() })
  .partial()
export type AccountChange = z.output<typeof accountChange>
