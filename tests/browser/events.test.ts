import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import {
  addressOf,
  eventually,
  expectFitsPhone,
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  heading,
  listening,
  SIZES,
  sees,
  seesNot,
  sharedSite,
  TEST_LIMIT,
  words,
} from '../support/browser.ts'

const site = sharedSite()
/** Longer than a phone is wide. */
const TITLE = 'Atelier des emballages, des palettes et des caisses qui resservent'
const STRANGER = 'ana.passante@ailleurs.example'

/** This very evening, by the clock of the server: one registers still, and the door is open already. */
async function prepare(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Préparer une rencontre' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Titre').fill(TITLE)
  await dialog.getByLabel('Le', { exact: true }).fill('2026-11-16')
  await dialog.getByLabel('De', { exact: true }).fill('18:00')
  await dialog.getByLabel('À', { exact: true }).fill('20:00')
  await dialog.getByLabel('Lieu', { exact: true }).fill('Salle des Cordeliers, Auch')
  await dialog.getByLabel('Nombre de places').fill('1')
  await dialog.getByRole('radio', { name: 'Tous' }).check()
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await sees(heading(page, TITLE), page.getByText('Brouillon', { exact: true }))
}

const confirm = (page: Page, button: string) =>
  page.getByRole('dialog').getByRole('button', { name: button }).click()

/** What the code says: drawn by the page, and told by the API to its person alone. */
const ticketOf = (page: Page, token: string) =>
  page.evaluate(async (said) => {
    const answer = await fetch('/api/v1/event-links/open', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: said }),
    })
    return ((await answer.json()) as { ticket: string }).ticket
  }, token)

describe('an event', TEST_LIMIT, () => {
  it('is announced live, joined with an account and without, and its place passes on; then the door knows who came', async () => {
    const member = await site.visit('/rencontres', { as: 'member', size: 'phone' })
    await sees(member.getByText('Aucune rencontre à venir'))
    const home = await site.visit('/connexion', { as: 'member' })
    const heard = listening(home)
    await home.goto('/')
    await heard
    const facilitator = await site.visit('/rencontres', { as: 'facilitator' })
    await prepare(facilitator)
    await facilitator.getByRole('button', { name: 'Publier' }).click()
    await confirm(facilitator, 'Publier')
    await sees(facilitator.getByRole('button', { name: 'Annuler la rencontre' }))
    const path = addressOf(facilitator)

    // Everyone’s first page hears of it by itself, and the matches are still there.
    await sees(home.getByRole('region', { name: 'À venir' }).getByRole('link', { name: TITLE }))
    await sees(
      home
        .getByRole('list', { name: /^Pistes/ })
        .getByRole('link')
        .first(),
    )
    await expectNoAxeViolations(home, 'the first page with what is coming')
    for (const size of ['desktop', 'phone'] as const) {
      await home.setViewportSize(SIZES[size])
      await expectNoSidewaysScroll(home)
    }

    await member.getByRole('link', { name: TITLE }).click()
    await member.getByRole('button', { name: 'Je viens' }).click()
    await sees(member.getByRole('img', { name: words('Code à scanner de votre inscription') }))
    await expectNoAxeViolations(member, 'an event of a member')
    await expectFitsPhone(member, 'event')

    const visitor = await site.visit('/agenda', { size: 'phone' })
    await visitor.getByRole('link', { name: TITLE }).click()
    await sees(visitor.getByText(words('Complet : liste d’attente')))
    await visitor.getByLabel('Vos nom et prénom').fill('Ana Passante')
    await visitor.getByLabel('Votre adresse électronique').fill(STRANGER)
    await visitor.getByRole('checkbox').check()
    await visitor.getByRole('button', { name: 'Recevoir le lien de confirmation' }).click()
    await sees(visitor.getByText(words(`Un lien vient de partir à ${STRANGER}`)))
    await visitor.goto(site.server.lastLink(STRANGER))
    await visitor.getByRole('button', { name: 'Confirmer mon inscription' }).click()
    await sees(visitor.getByText(words('vous êtes sur la liste d’attente')))
    await sees(facilitator.getByText('En attente').first())

    await member.getByRole('button', { name: 'Annuler mon inscription' }).click()
    await confirm(member, 'Annuler mon inscription')
    await eventually(() => site.server.mailsTo(STRANGER).at(-1)?.subject).toBe(
      'Une place s’est libérée : elle est à vous',
    )
    const link = site.server.lastLink(STRANGER)
    await visitor.goto(link)
    await visitor.reload()
    await sees(visitor.getByRole('img', { name: words('Code à scanner de votre inscription') }))
    await expectNoAxeViolations(visitor, 'the link of a mail about an event')
    const ticket = await ticketOf(visitor, link.split('#')[1] ?? '')

    // The camera of a phone opens the address of the code: who is signed in there confirms.
    const door = await site.visit(`${path}/pointage?billet=${ticket}`, { as: 'facilitator', size: 'phone' })
    await sees(door.getByRole('heading', { name: 'Billet scanné' }))
    await door.getByRole('button', { name: 'Pointer Ana Passante' }).first().click()
    await sees(door.getByText(words('1 présentes sur 1 attendues')))
    await door.getByLabel('Nom', { exact: true }).fill('Bao Imprévu')
    await door.getByLabel('Structure', { exact: true }).fill('Garage du Pont')
    await door.getByRole('button', { name: 'Ajouter, présente' }).click()
    await sees(door.getByText(words('2 présentes sur 2 attendues')), door.getByText('Bao Imprévu'))
    await door.getByLabel('Nom ou structure').fill('garage')
    await seesNot(door.getByRole('list').last().getByText('Ana Passante'))
    await expectNoAxeViolations(door, 'the list at the door')
    await expectFitsPhone(door, 'list at the door')

    // A code of another event, or a made-up one, is said to be none.
    await door.goto(`${path}/pointage?billet=0123456789abcdefghjk`)
    await sees(door.getByText(words('Ce billet n’est pas de cette rencontre')))
    expect(addressOf(facilitator)).toBe(path)
  })

  it('is followed by one’s own calendar, at an address that can be replaced', async () => {
    const page = await site.visit('/rencontres', { as: 'member' })
    await page.getByRole('button', { name: 'Créer mon adresse' }).click()
    const address = page.getByText(/\/api\/v1\/calendars\//)
    await sees(address)
    const first = await address.textContent()
    const statusOf = async (url: string | null) => (await page.request.get(url ?? '')).status()
    expect(await statusOf(first)).toBe(200)
    await page.getByRole('button', { name: 'Remplacer l’adresse' }).click()
    await eventually(() => address.textContent()).not.toBe(first)
    expect(await statusOf(first)).toBe(404)
    await page.getByRole('button', { name: 'Fermer l’adresse' }).click()
    await confirm(page, 'Fermer l’adresse')
    await sees(page.getByRole('button', { name: 'Créer mon adresse' }))
  })
})
