import { renderSVG } from 'uqr'
import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail } from '../../kernel/errors.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'
import type { Outbox } from '../../kernel/mail.ts'
import type { SecondFactorProof } from './contract.ts'
import { noticeMail } from './mails.ts'
import type { Hasher } from './passwords.ts'
import { drawRecoveryCodes, readRecoveryCode } from './recovery-codes.ts'
import { deriveKey, seal, unseal } from './sealing.ts'
import { secondFactorStore } from './second-factor-store.ts'
import type { Sessions } from './sessions.ts'
import type { User } from './store.ts'
import { acceptedStep, drawTotpSecret, totpUri } from './totp.ts'
import type { Tries } from './tries.ts'

export type SecondFactors = ReturnType<typeof secondFactors>

interface Below {
  secret: string
  hasher: Hasher
  outbox: Outbox
  sessions: Sessions
  tries: Tries
}

/**
 * The second factor: a code of an authenticator application, or one of ten codes on paper. The shared secret is
 * sealed with a key that the database does not hold, so that a copy of the database does not give it.
 */
export function secondFactors(
  db: Database,
  clock: Clock,
  { secret, hasher, outbox, sessions, tries }: Below,
) {
  const store = secondFactorStore(db)
  const key = deriveKey(secret, 'second factor')
  const nowIso = () => clock.now().toISOString()

  function tell(action: JournalAction, userId: string, by = userId) {
    record(db, { at: clock.now(), actorId: by, action, entity: 'user', entityId: userId })
  }

  /** Accepts a code of the application once. */
  function acceptCode(userId: string, code: string): boolean {
    return db.write(() => {
      const factor = store.of(userId)
      const shared = factor && unseal(key, userId, factor.sealedSecret)
      const step = factor && shared ? acceptedStep(shared, code, clock.now(), factor.lastStep) : null
      if (step === null) return false
      store.update(userId, { lastStep: step })
      return true
    })
  }

  /** Accepts a recovery code once: hashes are compared outside of the transaction, which cannot wait. */
  async function acceptRecoveryCode(user: User, typed: string): Promise<boolean> {
    const code = readRecoveryCode(typed)
    for (const codeHash of store.unusedCodes(user.id)) {
      if (!(await hasher.matches(codeHash, code))) continue
      return db.write(() => {
        if (!store.markCodeUsed(user.id, codeHash, nowIso())) return false
        tell('second-factor.recovery-code-used', user.id)
        outbox.add(noticeMail(user, 'recovery-code-used'))
        return true
      })
    }
    return false
  }

  /** True once for a right code; counts the tries of the account, and tells the journal of those that fail. */
  async function accepts(user: User, proof: SecondFactorProof): Promise<boolean> {
    const subject = `second-factor ${user.id}`
    tries.take(subject)
    const right =
      'code' in proof ? acceptCode(user.id, proof.code) : await acceptRecoveryCode(user, proof.recoveryCode)
    db.write(() => (right ? tries.forgive(subject) : tell('second-factor.refused', user.id)))
    return right
  }

  async function requireProof(user: User, proof: SecondFactorProof) {
    if (!isOn(user.id)) fail('conflict', 'Votre compte n’a pas de second facteur.')
    if (!(await accepts(user, proof))) refuseCode(proof)
  }

  async function newCodes(): Promise<{ codes: string[]; hashes: string[] }> {
    const codes = drawRecoveryCodes()
    return { codes, hashes: await Promise.all(codes.map(hasher.hash)) }
  }

  const isOn = (userId: string) => (store.of(userId)?.confirmedAt ?? null) !== null

  return {
    isOn,
    accepts,

    /** Since when it is on, and how many recovery codes are left; null when it is off. */
    describe(userId: string): { since: string; recoveryCodesLeft: number } | null {
      const since = store.of(userId)?.confirmedAt
      return since ? { since, recoveryCodesLeft: store.countUnused(userId) } : null
    },

    /** Begins: draws a secret to be read by the application. Nothing is asked at sign-in before `confirm`. */
    begin(user: User, sessionId: string): { uri: string; secret: string; qr: string } {
      sessions.requireRecentSignIn(sessionId)
      if (isOn(user.id))
        fail('conflict', 'Votre second facteur est déjà en place : retirez-le avant d’en changer.')
      const shared = drawTotpSecret()
      db.write(() =>
        store.put({
          userId: user.id,
          sealedSecret: seal(key, user.id, shared),
          createdAt: nowIso(),
          confirmedAt: null,
        }),
      )
      const uri = totpUri(shared, user.email)
      return { uri, secret: shared, qr: renderSVG(uri, { border: 2 }) }
    },

    /**
     * A first right code puts it in place: gives the recovery codes, shown once, and ends the other sessions, which
     * were opened without it.
     */
    async confirm(user: User, sessionId: string, code: string): Promise<string[]> {
      sessions.requireRecentSignIn(sessionId)
      const begun = store.of(user.id)
      if (!begun || begun.confirmedAt) fail('conflict', 'Commencez par afficher le code à scanner.')
      if (!(await accepts(user, { code }))) refuseCode({ code })
      const { codes, hashes } = await newCodes()
      db.write(() => {
        // Begun again meanwhile, in another window: that secret was not proved.
        if (store.of(user.id)?.sealedSecret !== begun.sealedSecret)
          fail('conflict', 'Un autre code à scanner a été affiché entre-temps : recommencez.')
        store.update(user.id, { confirmedAt: nowIso() })
        store.replaceCodes(user.id, hashes)
        tell('second-factor.enabled', user.id)
        outbox.add(noticeMail(user, 'second-factor-enabled'))
        sessions.endAllOf(user.id, user.id, { but: sessionId, why: 'second-factor-enabled' })
      })
      return codes
    },

    /** Ten new recovery codes in place of those that are left. */
    async renewRecoveryCodes(user: User, proof: SecondFactorProof): Promise<string[]> {
      await requireProof(user, proof)
      const { codes, hashes } = await newCodes()
      db.write(() => {
        store.replaceCodes(user.id, hashes)
        tell('second-factor.recovery-codes-renewed', user.id)
      })
      return codes
    },

    async disable(user: User, proof: SecondFactorProof): Promise<void> {
      await requireProof(user, proof)
      db.write(() => {
        store.remove(user.id)
        tell('second-factor.disabled', user.id)
        outbox.add(noticeMail(user, 'second-factor-disabled'))
      })
    },

    /** For a person who lost both the telephone and the codes: an administrator takes it off, `by` whom is kept. */
    remove(user: User, by: string): void {
      db.write(() => {
        if (!store.of(user.id)) return
        store.remove(user.id)
        tell('second-factor.removed', user.id, by)
        outbox.add(noticeMail(user, 'second-factor-disabled'))
      })
    },
  }
}

function refuseCode(proof: SecondFactorProof): never {
  const [pointer, detail] =
    'code' in proof
      ? ['/code', 'Ce code n’est pas celui du moment, ou il a déjà servi.']
      : ['/recoveryCode', 'Ce code de secours n’existe pas, ou il a déjà servi.']
  fail('invalid-input', detail, [{ pointer, detail }])
}
