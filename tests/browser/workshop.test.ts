import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Actor } from '../../src/kernel/actor.ts'
import {
  addressOf,
  COLOURS,
  eventually,
  expectFitsPhone,
  expectNoAxeViolations,
  heading,
  listening,
  picture,
  sees,
  seesNot,
  sharedSite,
  TEST_LIMIT,
  words,
} from '../support/browser.ts'

const site = sharedSite()

const RUNNER: Actor = {
  ...{ userId: 'test', name: 'Test', role: 'administrator' },
  ...{ memberships: [], portfolio: null },
}
const opened = (name: string) =>
  site.server.rooms.workshops.open(RUNNER, { name, heldOn: '2026-11-12', place: 'Auch' }).id
const cell = (page: Page, name: string, number: number) =>
  page.getByLabel(`${name}, ligne ${number}`, { exact: true })

async function chooseStructure(page: Page, name: string) {
  await page.getByRole('combobox', { name: 'Structure' }).fill(name)
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .click()
  await sees(page.getByRole('heading', { name: words(`Saisie pour ${name}`) }))
}

async function typeRow(page: Page, number: number, letter: 'g' | 'b', label: string, quantity: string) {
  await cell(page, 'Sens', number).focus()
  await page.keyboard.press(letter)
  await page.keyboard.type(label)
  await page.keyboard.press('Tab')
  await page.keyboard.type(quantity)
  await page.keyboard.press('Enter')
}

describe('a workshop', TEST_LIMIT, () => {
  it('is opened, with a structure made on the spot and one that was nearly registered twice', async () => {
    const page = await site.visit('/ateliers', { as: 'facilitator' })
    await page.getByRole('button', { name: 'Ouvrir un atelier' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Nom').fill('Atelier des Engachies')
    await dialog.getByLabel('Date').fill('2026-11-12')
    await expectNoAxeViolations(page, 'the form of a workshop')
    await page.keyboard.press('Enter')
    await sees(heading(page, 'Atelier des Engachies'))
    expect(addressOf(page)).toMatch(/^\/ateliers\/\w+$/)

    await page.getByRole('button', { name: 'Nouvelle structure' }).click()
    await dialog.getByLabel('Nom de la structure').fill('SARL brasserie Moustiniac')
    await sees(dialog.getByText('Est-ce une de celles-ci', { exact: false }))
    await expectNoAxeViolations(page, 'a structure with nearly a known name')
    await picture(page, 'workshop-similar')
    await dialog.getByRole('button', { name: /Brasserie Moustignac/ }).click()
    await sees(page.getByRole('heading', { name: words('Saisie pour Brasserie Moustignac') }))

    const before = site.server.rooms.organisations.records().length
    await page.getByRole('button', { name: 'Nouvelle structure' }).click()
    await dialog.getByLabel('Nom de la structure').fill('Ferme des Trois Chênes')
    await dialog.getByRole('combobox', { name: 'Commune' }).fill('Pav')
    await page
      .getByRole('option', { name: /^Pavie/ })
      .first()
      .click()
    await dialog.getByRole('button', { name: 'Créer et noter présente' }).click()
    await sees(page.getByRole('heading', { name: words('Saisie pour Ferme des Trois Chênes') }))
    const records = site.server.rooms.organisations.records()
    expect(records.length).toBe(before + 1)
    expect(records.find(({ name }) => name === 'Ferme des Trois Chênes')?.sites[0]?.communeName).toBe('Pavie')

    await page.getByLabel('Personnes venues de Ferme des Trois Chênes').fill('3')
    await page.keyboard.press('Enter')
    await sees(page.getByRole('definition').getByText('4', { exact: true }))
    await typeRow(page, 1, 'b', 'Drêches de brasserie pour bovins', '20 t/an')
    await sees(page.getByText('1 ligne enregistrée'))
    await picture(page, 'workshop')
    await expectNoAxeViolations(page, 'a workshop')
    await expectFitsPhone(page, 'workshop')
  })

  it('shows two facilitators each other’s rows, flags what is said twice, and proposes as they type', async () => {
    const id = opened('Atelier à deux')
    const [first, second, screen] = await Promise.all([
      site.visit('/structures', { as: 'facilitator' }),
      site.visit('/structures', { as: 'administrator' }),
      site.visit('/structures', { as: 'administrator' }),
    ])
    const heard = [first, second, screen].map(listening)
    await Promise.all([
      first.goto(`/ateliers/${id}`),
      second.goto(`/ateliers/${id}`),
      screen.goto(`/ateliers/${id}/ecran`),
    ])
    await Promise.all(heard)
    await sees(screen.getByText('Les pistes paraîtront ici', { exact: false }))

    await chooseStructure(first, 'Brasserie Moustignac')
    await typeRow(first, 1, 'g', 'Levures de fin de cuve', '4 t/an')
    const rows = second.getByRole('table', { name: 'Lignes de l’atelier' })
    await sees(rows.getByRole('link', { name: 'Levures de fin de cuve' }))
    await sees(rows.getByText('Camille Animation'))

    await chooseStructure(second, 'Conserverie du Mouliot')
    await typeRow(second, 1, 'b', 'Levure pour compléter les bouillons', '1 t/an')
    const feed = first.getByRole('table', { name: 'Lignes de l’atelier' })
    await sees(feed.getByRole('link', { name: 'Levure pour compléter les bouillons' }))

    await typeRow(first, 2, 'g', 'levure fin de cuve', '4 t/an')
    await sees(rows.getByText(words('Doublon possible : « Levures de fin de cuve »')))

    const { matchCount } = site.server.rooms.workshops.get(RUNNER, id).yield
    expect(matchCount).toBeGreaterThan(0)
    const wall = screen.getByRole('list', { name: 'Meilleures pistes de l’atelier' })
    await eventually(() => wall.getByRole('listitem').count()).toBeGreaterThan(0)
    await sees(wall.getByText('Nouvelle').first())
    await seesNot(wall.getByText('Brasserie Moustignac').first())
    await picture(screen, 'workshop-screen-hidden')
    await expectNoAxeViolations(screen, 'the screen of a workshop')
    await screen.getByRole('button', { name: 'Montrer les noms' }).click()
    await sees(wall.getByText('Brasserie Moustignac', { exact: false }).first())
    await screen.setViewportSize({ width: 1920, height: 1080 })
    await picture(screen, 'workshop-screen')
    await screen.emulateMedia({ colorScheme: 'dark' })
    await expectNoAxeViolations(screen, 'the screen of a workshop, dark', COLOURS)
    await expectFitsPhone(screen, 'workshop-screen')
  })

  it('is told on the page of a flow declared there, and in the list of workshops', async () => {
    const id = opened('Atelier du Garros')
    const owner = site.server.rooms.organisations.records()[0]?.id ?? ''
    const { flow } = site.server.rooms.workshops.putRow(RUNNER, 'abcdefgh0123456789zz', {
      ...{ organisationId: owner, workshopId: id, kind: 'stock', family: 'material' },
      ...{ label: 'Tuiles de réemploi', resourceId: null, wasteCode: null, quantity: null, unit: null },
      ...{ period: null, months: null, visibility: 'facilitators', confirmed: [] },
    })
    const page = await site.visit(`/gisements-besoins/${flow.id}`, { as: 'facilitator' })
    await page.getByRole('link', { name: words('Déclaré à l’atelier « Atelier du Garros »') }).click()
    await sees(heading(page, 'Atelier du Garros'))
    await page.getByRole('link', { name: 'Retour aux ateliers' }).click()
    await sees(page.getByRole('row', { name: /Atelier du Garros/ }))
    await expectNoAxeViolations(page, 'the workshops')
    await picture(page, 'workshops')
    await expectFitsPhone(page, 'workshops')
  })
})
