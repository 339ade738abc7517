import type { z } from 'zod'
import type { Database } from '../db/connection.ts'
import { mailingInput } from '../features/campaigns/contract.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { changesFor } from '../mail/sender.ts'
import { mailStore } from '../mail/store.ts'
import type { Rooms } from '../rooms.ts'

/** When the campaign of the demonstration left, in days before today. */
const LEFT_DAYS_AGO = 40
const MINUTES_A_DAY = 1440
/** Longer than its last message takes at the usual pace. */
const MOST_MINUTES = 120

const TEMPLATES = [
  {
    name: 'Invitation à une rencontre',
    subject: '{structure} : une rencontre près de chez vous',
    body: 'Bonjour {prénom|Madame, Monsieur},\n\nNous réunissons les professionnels de **{commune|votre commune}** pour parler de ce que chacun jette, cherche ou pourrait partager.\n\n- deux heures, café compris\n- rien à préparer : venez avec vos questions\n\nRépondez à ce message pour réserver votre place.\n\n{animateur}',
  },
  {
    name: 'Premier contact',
    subject: 'Vos ressources intéressent peut-être un voisin',
    body: 'Bonjour {prénom|Madame, Monsieur},\n\nL’animation du réseau rencontre les structures du territoire, une par une. Une visite d’une heure suffit pour voir ce que **{structure}** pourrait donner, trouver ou partager.\n\nQuel jour vous conviendrait ?\n\n{animateur}',
  },
] as const

const [invitation, firstContact] = TEMPLATES

/**
 * A campaign for the demonstration that left some weeks ago, with what came back from it, and one that is being written.
 * `clock`: the one that `goTo` moves.
 */
export function demoMailings(
  rooms: Rooms,
  facilitator: Actor,
  { db, clock, goTo }: { db: Database; clock: Clock; goTo(daysAgo: number): void },
): void {
  const { mailings, answers, sending, templates } = rooms.campaigns
  const outbox = mailStore(db)

  /** A mail server that takes all mails but some. */
  function deliver(isRefused: (to: string) => boolean): void {
    const now = clock.now()
    for (let mail = outbox.claim(now.toISOString()); mail; mail = outbox.claim(now.toISOString())) {
      const outcome = isRefused(mail.recipient)
        ? ({ result: 'refused', refused: 'address', reason: '550 5.1.1 Adresse inconnue' } as const)
        : ({ result: 'sent' } as const)
      outbox.update(mail.id, changesFor(mail, outcome, now))
    }
  }

  goTo(LEFT_DAYS_AGO)
  for (const template of TEMPLATES) templates.create(facilitator, template)
  const write = (input: z.input<typeof mailingInput>) =>
    mailings.create(facilitator, mailingInput.parse(input)).id
  const { subject, body } = invitation
  const id = write({
    ...{ title: 'Petit-déjeuner des zones d’activités', subject, body },
    ...{ budgetLine: 'Animation du réseau', plannedEuros: 400, spentEuros: 320 },
    planReference: '1.1.1 étape 3',
    audience: { kinds: ['company'] },
  })
  mailings.step(facilitator, id, { to: 'scheduled', at: null })
  const [first] = answers.list(facilitator, id, { limit: 1, offset: 0 }).items
  for (let minute = 1; minute < MOST_MINUTES; minute++) {
    goTo(LEFT_DAYS_AGO - minute / MINUTES_A_DAY)
    db.write(() => deliver((to) => to === first?.email))
    sending.turn()
  }
  const { items } = answers.list(facilitator, id, { state: 'sent', limit: 8, offset: 0 })
  const said = ['interested', 'interested', 'later', 'interested'] as const
  goTo(LEFT_DAYS_AGO - 3)
  for (const [place, answer] of said.entries()) {
    const one = items[place]
    if (one) answers.answer(facilitator, id, one.id, { answer, answeredOn: null, note: null })
  }
  goTo(0)
  write({
    ...{ title: 'Structures jamais rencontrées', subject: firstContact.subject, body: firstContact.body },
    audience: { met: 'never' },
    ...{ budgetLine: 'Animation du réseau', plannedEuros: 150, planReference: '1.1.1 étape 2' },
  })
}
