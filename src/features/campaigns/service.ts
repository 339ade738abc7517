import type { Database } from '../../db/connection.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { MailOutcome, Outbox } from '../../kernel/mail.ts'
import type { Notices } from '../../kernel/notices.ts'
import type { AccountsService } from '../accounts/service.ts'
import type { EngagementService } from '../engagement/service.ts'
import type { FlowsService } from '../flows/service.ts'
import type { OrganisationsService } from '../organisations/service.ts'
import type { SettingsService } from '../settings/service.ts'
import { addressesStore } from './address-store.ts'
import { mailingAnswers } from './answers.ts'
import { mailingAudience } from './audience.ts'
import { mailingsLife } from './mailings.ts'
import { mailingOptOuts } from './opt-outs.ts'
import { mailingPace } from './pace.ts'
import { mailingResults } from './results.ts'
import { mailingSending } from './sending.ts'
import { mailingsStore, recipientsStore } from './store.ts'
import { mailingTemplates } from './templates.ts'
import { unsubscribeLinks } from './unsubscribe-links.ts'
import { mailingTools } from './writing.ts'

export type CampaignsService = ReturnType<typeof campaignsService>

export interface RoomsBelow {
  accounts: AccountsService
  organisations: OrganisationsService
  flows: FlowsService
  engagement: EngagementService
  settings: SettingsService
  notices: Notices
  outbox: Outbox
  /** How mails of the outbox stand. */
  outcomesOf(mailIds: readonly string[]): MailOutcome[]
}

/** Targeted communication: who is written to, what is sent at what pace, and what came of it. `secret`: the installation’s. */
export function campaignsService(db: Database, clock: Clock, rooms: RoomsBelow, secret: string) {
  const store = mailingsStore(db)
  const recipients = recipientsStore(db)
  const addresses = addressesStore(db)
  const links = unsubscribeLinks(secret)
  const tools = mailingTools(db, clock, rooms, store)
  const audience = mailingAudience(clock, rooms, addresses)
  const kept = { store, recipients, addresses, audience, links, tools }
  const sending = mailingSending(db, clock, rooms, kept)
  return {
    mailings: mailingsLife(db, clock, rooms, { ...kept, sending }),
    sending,
    pace: mailingPace(db, clock, sending),
    answers: mailingAnswers(db, clock, rooms, { ...kept, sending }),
    optOuts: mailingOptOuts(db, clock, rooms, { ...kept, sending }),
    results: mailingResults(clock, rooms, kept),
    templates: mailingTemplates(db, clock, kept),
  }
}
