import { z } from 'zod'
import { membershipRoles, roles } from '../../kernel/actor.ts'

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email('Cette adresse électronique est incomplète.'))
/** Length is what makes a password strong; composition rules only make it forgotten (NIST SP 800-63B). */
export const password = z
  .string()
  .min(12, 'Choisissez au moins 12 caractères : une phrase convient très bien.')
  .max(200, 'Au plus 200 caractères.')

export const signInInput = z.object({
  email,
  password: z.string().min(1, 'Le mot de passe manque.').max(200),
})
export const setupInput = z.object({
  /** The code printed by the server at its first start: whoever reads its console is its owner. */
  code: z.string().trim().min(1, 'Le code affiché au démarrage du serveur manque.'),
  name: z.string().trim().min(1, 'Votre nom manque.').max(120),
  email,
  password,
})
export const setupState = z.object({ needed: z.boolean() })

export const sessionView = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string(), role: z.enum(roles) }),
  memberships: z.array(
    z.object({ organisationId: z.string(), name: z.string(), role: z.enum(membershipRoles) }),
  ),
  /** True when the fictional pilot is loaded. */
  isDemo: z.boolean(),
  map: z.object({ tilesUrl: z.string().nullable(), attribution: z.string().nullable() }),
  expiresAt: z.string(),
})
export type SessionView = z.output<typeof sessionView>
