import type { Outcome } from './outcome.ts'
import type { MailRow } from './store.ts'

/** Deliveries at the same time: enough for a territory, few enough for any mail server. */
export const CONCURRENCY = 3

/** Where mails go: to a mail server, to the console of a demonstration, or nowhere until there is a server. */
export const deliveries = ['smtp', 'console', 'none'] as const

/** What takes a mail out of the house. */
export interface MailTransport {
  kind: Exclude<(typeof deliveries)[number], 'none'>
  /** One try; never rejects: what became of it is in the outcome. `site` is the address of the installation. */
  deliver(mail: MailRow, site: string): Promise<Outcome>
  /** Gives up its connections; a delivery under way ends at once. */
  close(): void
}
