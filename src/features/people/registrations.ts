import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail } from '../../kernel/errors.ts'
import type { Outbox } from '../../kernel/mail.ts'
import { mailTokens } from '../accounts/mail-tokens.ts'
import type { AccountsService } from '../accounts/service.ts'
import type { OpenedSession } from '../accounts/sessions.ts'
import { tries } from '../accounts/tries.ts'
import { type RegistrationInput, registrationInput } from './contract.ts'
import { alreadyRegisteredMail, confirmAddressMail } from './mails.ts'
import type { Requests } from './requests.ts'

const DAYS = 7
const DAY_MINUTES = 24 * 60
/** Mails that one address gets in a quarter of an hour, whoever types it. */
const MOST_MAILS = 3

interface Below {
  accounts: AccountsService
  outbox: Outbox
  requests: Requests
}

/**
 * Registration by oneself. What is typed waits in the link of a mail, a week at most: an account exists only once
 * somebody who reads the address opened it, and the answer is the same whether or not it had one.
 */
export function registrations(db: Database, clock: Clock, { accounts, outbox, requests }: Below) {
  const tokens = mailTokens(db, clock)
  const limits = tries(db, clock)

  return {
    /** Sends a mail in any case: to confirm the address, or to say that it has an account. */
    register(input: RegistrationInput): void {
      const { email, language } = input
      db.write(() => {
        tokens.sweep('registration')
        if (!limits.allows(`registration ${email}`, MOST_MAILS)) return
        const known = accounts.personByEmail(email)
        if (known) {
          if (!known.disabledAt) outbox.add(alreadyRegisteredMail(known))
          return
        }
        const usefulUntil = new Date(clock.now().getTime() + DAYS * DAY_MINUTES * 60_000)
        const token = tokens.issue({
          purpose: 'registration',
          userId: null,
          email,
          data: input,
          lastsMinutes: DAYS * DAY_MINUTES,
        })
        outbox.add(confirmAddressMail({ email, language }, { token, usefulUntil }))
      })
    },

    /** Opens the account, hands the request to the facilitators, and lets the person in to follow it. */
    confirm(token: string, device: string | null): OpenedSession {
      return db.write(() => {
        const link = tokens.redeem('registration', token)
        if (!link || accounts.personByEmail(link.email))
          fail(
            'expired',
            'Ce lien a déjà servi, ou ses sept jours sont passés. Connectez-vous, ou recommencez.',
          )
        const input = registrationInput.parse(link.data)
        const { name, email, language } = input
        const user = accounts.insert({ name, email, language, role: 'member' }, null, 'registration')
        record(db, {
          at: clock.now(),
          actorId: user.id,
          action: 'user.consented',
          entity: 'user',
          entityId: user.id,
        })
        requests.make(user.id, input)
        return accounts.sessions.open(user, { device, by: 'registration' })
      })
    },
  }
}
