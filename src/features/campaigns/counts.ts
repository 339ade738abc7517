import type { MailingCounts } from './contract.ts'
import type { recipientsStore } from './store.ts'

const none = (): MailingCounts => ({
  ...{ waiting: 0, queued: 0, sent: 0, failed: 0, uncertain: 0, leftOut: 0, bounced: 0, unsubscribed: 0 },
  answers: { interested: 0, later: 0, never: 0 },
})

/** How many messages of each mailing stand how. */
export function countsOf(
  recipients: ReturnType<typeof recipientsStore>,
  ids: readonly string[],
): (id: string) => MailingCounts {
  const counts = new Map(ids.map((id) => [id, none()]))
  for (const { mailingId, state, answer, isBounced, isUnsubscribed, n } of recipients.counts(ids)) {
    const own = counts.get(mailingId)
    if (!own) continue
    own[state === 'left-out' ? 'leftOut' : state] += n
    if (isBounced) own.bounced += n
    if (isUnsubscribed) own.unsubscribed += n
    if (answer) own.answers[answer] += n
  }
  return (id) => counts.get(id) ?? none()
}
