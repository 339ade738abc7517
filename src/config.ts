import { z } from 'zod'
import { parseMailbox } from './mail/mailbox.ts'
import { parseSmtpUrl } from './mail/smtp-url.ts'

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

/** Read once into what it means; `fault` says how it is written, and never repeats the value, which may be secret. */
const read = <T>(parse: (text: string) => T | null, fault: string) =>
  optional(
    z
      .string()
      .transform((text, context) => {
        const value = parse(text)
        if (value !== null) return value
        context.addIssue({ code: 'custom', message: fault })
        return z.NEVER
      })
      .optional(),
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
  /** Mail server, credentials inside. Without it mails wait in the outbox, which administrators see. */
  SMTP_URL: read(
    parseSmtpUrl,
    'doit être une adresse comme smtp://identifiant:mot-de-passe@serveur.exemple.fr:587 (ou smtps://…), les caractères spéciaux codés en %XX',
  ),
  /** Who mails come from, and where answers go. */
  MAIL_FROM: read(parseMailbox, 'doit être une adresse comme Boucle <boucle@exemple.fr>'),
  LOG_LEVEL: optional(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info')),
})

const configuration = environmentSchema.refine(({ SMTP_URL, MAIL_FROM }) => !SMTP_URL || MAIL_FROM, {
  path: ['MAIL_FROM'],
  message: 'manque : avec SMTP_URL il faut dire de quelle adresse partent les courriers',
})

export type Config = z.infer<typeof environmentSchema>

/** Reads the configuration; throws one sentence naming every faulty variable. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const parsed = configuration.safeParse(environment)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  throw new Error(`Configuration incorrecte : ${faults.join(' ; ')}.`)
}
