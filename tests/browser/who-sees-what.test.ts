import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Actor } from '../../src/kernel/actor.ts'
import {
  ACCOUNTS,
  addressOf,
  eventually,
  expectFitsPhone,
  expectNoAxeViolations,
  heading,
  listening,
  MEMBER_HOME,
  picture,
  SIZES,
  sees,
  seesNot,
  sharedSite,
  TEST_LIMIT,
  words,
} from '../support/browser.ts'

const site = sharedSite()
const NEIGHBOUR = 'Tonnellerie Lasbarrigues'

const rowOf = (reference: string) => {
  const row = site.server.rooms.flows.allRows().find((one) => one.reference === reference)
  if (!row) throw new Error(`The pilot has no flow ${reference}.`)
  return row
}
const pageOf = (reference: string) => `/gisements-besoins/${rowOf(reference).id}`

/** Somebody who answers for the structure of a flow, or a facilitator, out of sight of the browser. */
function actorFor(reference?: string): Actor {
  const [role, memberships] = reference
    ? (['member', [{ organisationId: rowOf(reference).organisationId, role: 'manager' }]] as const)
    : (['facilitator', []] as const)
  return { userId: 'neighbour', name: 'Lou Voisinage', role, memberships, portfolio: null }
}

/** An introduction of its own for each test, by its address. */
function proposed(stock: string, need: string): { id: string; path: string } {
  const pair = {
    stockId: rowOf(stock).id,
    needId: rowOf(need).id,
    message: 'Les volumes se répondent.',
    note: null,
  }
  const { id } = site.server.rooms.synergies.introductions.open(actorFor(), pair)
  return { id, path: `/mises-en-relation/${id}` }
}

/** Accessible and within the window, on a desktop and on a phone. */
async function expectGoodEverywhere(page: Page, name: string): Promise<void> {
  await picture(page, name)
  await expectNoAxeViolations(page, name)
  await expectFitsPhone(page, name)
  await page.setViewportSize(SIZES.phone)
  await expectNoAxeViolations(page, `${name} on a phone`)
  await page.setViewportSize(SIZES.desktop)
}

describe('a stock of one’s own', TEST_LIMIT, () => {
  const preview = (page: Page) => page.getByRole('region', { name: 'Aperçu : ce que les autres lisent' })

  it('is hidden until its people open it, and shows them at once what each reader is given', async () => {
    const page = await site.visit(pageOf('G-003'), { as: 'member' })
    await sees(heading(page, /^Viscères/), page.getByRole('heading', { name: 'Qui voit quoi' }))
    await sees(preview(page).getByText('Un autre membre ne sait pas que ce flux existe.'))
    await expectGoodEverywhere(page, 'sight hidden')

    await page.getByLabel('Le réseau, sans votre nom', { exact: true }).check()
    await sees(page.getByText('Choix enregistré.'), preview(page).getByText(/^Structure non nommée/))
    expect(rowOf('G-003').visibility).toBe('anonymised')
    expect(await preview(page).innerText()).not.toMatch(/Mouliot|têtes de canard|140/)
    await page.getByLabel('La quantité', { exact: true }).check()
    await sees(preview(page).getByText(words('140 t par an')))
    await expectGoodEverywhere(page, 'sight anonymised')

    await page.getByLabel('comme la collectivité').check()
    await sees(preview(page).getByText(words('140 t par an')))
    await page.getByLabel('comme le public').check()
    await sees(preview(page).getByText(words('Le public ne voit aucun flux')))
    await page.getByLabel('après une mise en relation').check()
    await sees(preview(page).getByText(MEMBER_HOME), preview(page).getByText('sous-produit animal C3'))

    await page.getByRole('button', { name: 'Annuler' }).click()
    await sees(page.getByText('Choix précédent rétabli.'))
    await page.getByLabel('L’animation seule', { exact: true }).check()
    await eventually(() => rowOf('G-003').visibility).toBe('facilitators')
    expect(rowOf('G-003').quantityVisibility, 'undone').toBe('facilitators')
  })

  it('carries in lists a badge that only its own people see', async () => {
    const page = await site.visit('/gisements-besoins', { as: 'member' })
    const rows = page.getByRole('table').getByRole('row')
    await sees(rows.filter({ hasText: 'Capacité libre' }).getByText('Animation seule'))
    await sees(rows.filter({ hasText: 'Camion frigorifique' }).getByText('Sans nom'))
    await sees(rows.filter({ hasText: 'Graisse de canard' }).getByText('Réseau'))
    const unnamed = rows.filter({ hasText: 'Structure non nommée' })
    await sees(unnamed.first())
    expect(await unnamed.getByText('Sans nom').count()).toBe(0)
  })
})

describe('a stock of another structure', TEST_LIMIT, () => {
  it('shows no name and no choice to the authority, and what a facilitators’ flow is to nobody', async () => {
    site.provokes(/\b404\b/)
    const page = await site.visit(pageOf('G-035'), { as: 'authority' })
    await sees(heading(page, 'Douelles, fonds et merrains'))
    await sees(page.getByText('communication après mise en relation').first())
    expect(await page.getByRole('heading', { name: 'Qui voit quoi' }).count()).toBe(0)
    expect(await page.getByRole('main').innerText()).not.toMatch(/Lasbarrigues|Castéra/)
    await expectGoodEverywhere(page, 'sight authority')
    await page.goto(pageOf('G-032'))
    await sees(page.getByRole('alert'))
  })

  it('lets a facilitator choose for it', async () => {
    const page = await site.visit(pageOf('G-035'), { as: 'facilitator' })
    await sees(
      heading(page, /^Chutes de merrain/),
      page.getByLabel('Le réseau, sans votre nom', { exact: true }),
    )
    await expectGoodEverywhere(page, 'sight facilitator')
  })
})

describe('an introduction', TEST_LIMIT, () => {
  const inMenu = (page: Page) =>
    page.getByRole('navigation').getByRole('link', { name: /^Mises en relation/ })
  /** How many wait for the member: other tests may have left theirs. */
  const countInMenu = async (page: Page) => Number((await inMenu(page).innerText()).match(/\d+/)?.[0] ?? 0)

  it('is proposed by a facilitator from the page of a match, which then leads to it', async () => {
    const pair = `/piste/${rowOf('G-078').id}~${rowOf('B-016').id}`
    const page = await site.visit(pair, { as: 'facilitator' })
    await page.getByRole('button', { name: 'Proposer une mise en relation' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(words('Un mot pour ces structures')).fill('Une adhésion suffit.')
    await expectNoAxeViolations(page, 'the proposal')
    await dialog.getByRole('button', { name: 'Interroger ces structures' }).click()
    await sees(heading(page, /achat d.électricité.*→/), page.getByText('En attente de réponses'))
    await sees(page.getByText('Une adhésion suffit.'), page.getByText(words('Personne de cette structure')))
    const path = addressOf(page)
    await expectGoodEverywhere(page, 'introduction facilitator')
    await page.goto(pair)
    await page.getByRole('link', { name: 'Voir la mise en relation' }).click()
    await eventually(() => addressOf(page)).toBe(path)
  })

  it('waits for the member, who reads first what a yes would show, and may keep some back or put it off', async () => {
    proposed('G-032', 'B-042')
    const page = await site.visit('/mises-en-relation', { as: 'member' })
    const row = page.getByRole('listitem').filter({ hasText: /^Une structure du réseau → Bois/ })
    await sees(row.getByText('Votre réponse est attendue'))
    await eventually(() => countInMenu(page)).toBeGreaterThan(0)
    const waiting = await countInMenu(page)
    await expectGoodEverywhere(page, 'introductions')
    await row.getByRole('link').click()
    await sees(page.getByRole('heading', { name: words('Ce qui sera montré de vous') }))
    await sees(page.getByText('Mireille Castérot'), page.getByText('lot tracé'))
    await sees(page.getByText(words('Rien n’en est montré avant que toutes aient accepté.')))
    expect(await page.getByRole('main').innerText()).not.toMatch(/Castagnouret|sapin/)
    await expectGoodEverywhere(page, 'introduction member')

    // What a buyer would use stays back until its people say otherwise; the rest shows unless they say otherwise.
    await sees(page.getByText(words('Sans : Coût actuel')))
    await page.getByLabel('Le coût actuel', { exact: true }).check()
    await sees(page.getByText(words('640 € par t')))
    await page.getByLabel(/^La qualité, les contraintes/).uncheck()
    await seesNot(page.getByText('lot tracé'))
    await page.getByLabel(words('Raison, si vous refusez')).fill('Après les vendanges')
    await page.getByRole('button', { name: 'Répondre plus tard' }).click()
    await sees(page.getByText(words('vous avez remis votre réponse à plus tard')))
    await eventually(() => countInMenu(page)).toBe(waiting - 1)
  })

  it('shows nothing on one yes, which can be taken back, and each to the other on two', async () => {
    const { id, path } = proposed('G-035', 'B-042')
    const page = await site.visit('/', { as: 'member' })
    const isListening = listening(page)
    await page.goto(path)
    await isListening
    const agree = async () => {
      await page.getByLabel(/^Le fournisseur actuel/).check()
      await page.getByRole('button', { name: 'Accepter', exact: true }).click()
      await sees(page.getByText(words('Toutes n’ont pas encore répondu')))
    }
    await agree()
    await page.getByRole('button', { name: 'Reprendre mon accord' }).click()
    await agree()
    await expectGoodEverywhere(page, 'introduction agreed')
    expect(await page.getByRole('main').innerText()).not.toMatch(/Lasbarrigues/)

    const { organisationId } = rowOf('G-035')
    const yes = { organisationId, answer: 'yes' as const, reason: null }
    site.server.rooms.synergies.introductions.answer(actorFor('G-035'), id, { ...yes, withheld: ['partner'] })
    await sees(page.getByText('Toutes les structures ont accepté'), page.getByText(NEIGHBOUR).first())
    await sees(page.getByText('tonnelier@lasbarrigues.example'))
    await sees(page.getByText(words('Sans : Partenaire actuel')))
    await expectGoodEverywhere(page, 'introduction done')

    await page.goto(pageOf('B-042'))
    await sees(page.getByText(words(`${NEIGHBOUR}, le`)), page.getByText(words('sans : Coût actuel')))
    await expectGoodEverywhere(page, 'sight disclosed')
    await page.getByRole('link', { name: 'Voir l’accord' }).click()
    await eventually(() => addressOf(page)).toBe(path)
    await page.goto(pageOf('G-035'))
    await sees(heading(page, /^Chutes de merrain/), page.getByText('à demander à la structure'))
  })

  it('ends with a no, whose reason the facilitator reads', async () => {
    const { path } = proposed('G-007', 'B-067')
    const page = await site.visit(path, { as: 'member' })
    await page.getByLabel(words('Raison, si vous refusez')).fill('Convention de rejet en cours')
    await page.getByRole('button', { name: 'Refuser' }).click()
    await sees(page.getByText(words('Vous avez refusé le')), page.getByText(words('Rien n’a été montré.')))
    const facilitator = await site.visit(path, { as: 'facilitator' })
    await sees(facilitator.getByText('Convention de rejet en cours'))
    await sees(facilitator.getByText(words(`A refusé : ${ACCOUNTS.member.name}`)))
  })

  it('is nobody else’s: the authority has none, the administrator reads both sides, in English too', async () => {
    const { path } = proposed('G-001', 'B-033')
    const authority = await site.visit('/mises-en-relation', { as: 'authority' })
    await sees(authority.getByText('Aucune mise en relation'))
    await expectGoodEverywhere(authority, 'introductions none')
    const administrator = await site.visit(path, { as: 'administrator' })
    await sees(administrator.getByText(MEMBER_HOME).first(), administrator.getByText(/^Duvets Plumasson/))
    await expectGoodEverywhere(administrator, 'introduction administrator')
    await administrator.getByRole('button', { name: 'EN', exact: true }).click()
    await sees(administrator.getByText('Awaiting answers'))
  })
})
