import { z } from 'zod'

// A fault is told to people.
z.config(z.locales.fr())

/** Unset and empty mean the same in an environment. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema)

const flag = (byDefault: boolean) =>
  optional(
    z
      .enum(['0', '1', 'true', 'false'])
      .default(byDefault ? '1' : '0')
      .transform((value) => value === '1' || value === 'true'),
  )

const environmentSchema = z.object({
  NODE_ENV: optional(z.enum(['development', 'test', 'production']).default('production')),
  /** TCP port of the HTTP server; 0 lets the system choose. */
  PORT: optional(
    z
      .string()
      .regex(/^\d+$/, 'doit être un numéro de port')
      .transform(Number)
      .pipe(z.number().max(65535))
      .default(3000),
  ),
  /** Address to listen on; keep the default behind a reverse proxy on the same machine. */
  HOST: optional(z.string().default('127.0.0.1')),
  /** Folder of the database and of what belongs to it; created when missing. */
  DATA_DIR: optional(z.string().default('data')),
  /** Key of the session tokens, at least 32 bytes. Without it one is drawn at first start and kept in DATA_DIR. */
  SESSION_SECRET: optional(z.string().min(32, 'doit compter au moins 32 caractères').optional()),
  /** Address people type, e.g. https://boucle.example.fr: makes cookies Secure and checks the origin. */
  PUBLIC_URL: optional(z.url().optional()),
  /** Trust the X-Forwarded-* headers of a reverse proxy. */
  TRUST_PROXY: flag(false),
  /** Template of map tiles ({z}/{x}/{y}); empty draws the territory without any outside call. */
  TILES_URL: optional(
    z
      .string()
      .refine(
        (template) => URL.canParse(template.replace(/\{[^}]*\}/g, 'a')),
        'doit être une adresse comme https://{s}.exemple.fr/{z}/{x}/{y}.png',
      )
      .optional(),
  ),
  TILES_ATTRIBUTION: optional(z.string().optional()),
  LOG_LEVEL: optional(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info')),
})

export type Config = z.infer<typeof environmentSchema>

/** Reads the configuration; throws one sentence naming every faulty variable. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const parsed = environmentSchema.safeParse(environment)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  throw new Error(`Configuration incorrecte : ${faults.join(' ; ')}.`)
}
