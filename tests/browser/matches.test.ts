import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import {
  addressOf,
  documentationPicture,
  eventually,
  expectNoSidewaysScroll,
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

const list = (page: Page) => page.getByRole('list', { name: 'Pistes, de la plus prometteuse' })
const rows = (page: Page) => list(page).getByRole('link')
const pane = (page: Page) => page.getByRole('region', { name: 'Détail de la piste' })
const map = (page: Page) => page.getByRole('region', { name: 'Carte des pistes' })
/** The choices of an open list; the options of the browser's own lists are not among them. */
const choices = (page: Page) => page.getByRole('listbox').getByRole('option')
const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name)

/** How many matches the page says there are. */
async function said(page: Page): Promise<number> {
  const text = await page
    .getByRole('status')
    .getByText(/^\d[\d\s]* pistes?$/)
    .innerText()
  return Number(text.replace(/\D/g, ''))
}

async function openMatches(path = '/', size: 'desktop' | 'phone' = 'desktop') {
  const page = await site.visit(path, { as: 'facilitator', size })
  await sees(heading(page, 'Pistes de synergies'), rows(page).first())
  return page
}

describe('sorting the matches', TEST_LIMIT, () => {
  it('refuses one with a reason, finds it among the refused, and gives it back', async () => {
    const page = await openMatches()
    const before = await said(page)
    await rows(page).last().click()
    await pane(page).getByRole('button', { name: 'Écarter' }).click()
    const dialog = page.getByRole('dialog', { name: 'Écarter cette piste' })
    await dialog.getByRole('radio', { name: 'Distance' }).check()
    await dialog.getByLabel('Précision (facultatif)').fill('Trop loin pour ce volume')
    await picture(page, 'refusal')
    await dialog.getByRole('button', { name: 'Écarter', exact: true }).click()
    await eventually(() => said(page)).toBe(before - 1)
    await page.getByLabel('Tri').selectOption({ label: 'Écartées' })
    await eventually(() => said(page)).toBe(1)
    await rows(page).first().click()
    await sees(pane(page).getByText(/^Distance · le \d+ \p{L}+ \d{4} · Trop loin pour ce volume$/u))
    await pane(page).getByRole('button', { name: 'Annuler ce choix' }).click()
    await page.getByLabel('Tri').selectOption({ label: 'Tout sauf les écartées' })
    await eventually(() => said(page)).toBe(before)
  })
})

describe('the matches on a desktop', TEST_LIMIT, () => {
  it('stand in a list beside the map, and open to their reasons, checks and terms', async () => {
    const page = await openMatches()
    await sees(map(page), page.getByText('Démonstration : structures fictives'))
    const [listBox, mapBox] = [await list(page).boundingBox(), await map(page).boundingBox()]
    expect(listBox && mapBox && listBox.x + listBox.width <= mapBox.x + 1, 'the map is beside the list').toBe(
      true,
    )
    expect(await said(page)).toBeGreaterThan(50)
    await picture(page, 'matches')

    const title = await rows(page).first().locator('span').first().locator('span').first().innerText()
    await rows(page).first().click()
    await sees(pane(page).getByRole('heading', { level: 2, name: title }))
    expect(await rows(page).first().getAttribute('aria-current')).toBe('true')
    expect(parameter(page, 'piste')).toMatch(/~/)
    for (const part of ['Pourquoi cette piste', 'À vérifier', 'Ce qui pèse dans l’estimation'])
      await sees(pane(page).getByRole('heading', { level: 3, name: part }))
    const section = (name: string) =>
      pane(page).locator('section', { has: page.getByRole('heading', { name, exact: true }) })
    expect(await section('Pourquoi cette piste').getByRole('listitem').count()).toBeGreaterThan(1)
    expect(await section('À vérifier').getByRole('listitem').count()).toBeGreaterThan(0)
    const terms = pane(page).getByRole('table')
    await sees(
      terms.getByRole('rowheader', { name: 'Distance' }),
      terms.getByRole('cell', { name: /%$/ }).first(),
    )
    await sees(
      pane(page).getByText('Gisement', { exact: true }),
      pane(page).getByText('Besoin', { exact: true }),
    )
    await sees(pane(page).getByText('ne vaut pas avis juridique'))
    await pane(page).getByText('Aide réglementaire').click()
    await sees(pane(page).getByText('Statut supposé'), pane(page).getByText(/L541-4-2\. Vérifié le \d+/))

    await pane(page).getByRole('button', { name: 'Piste suivante' }).click()
    await eventually(() => rows(page).nth(1).getAttribute('aria-current')).toBe('true')
    await pane(page).getByRole('button', { name: 'Fermer le détail' }).click()
    await seesNot(pane(page))
    expect(parameter(page, 'piste')).toBeNull()
    expect(
      await page.locator(':focus').getAttribute('href'),
      'the focus goes back to the row of the closed match',
    ).toBe(await rows(page).nth(1).getAttribute('href'))
  })

  it('are filtered by what the address says: reload, back and forward give the same screen', async () => {
    const page = await openMatches()
    const all = await said(page)
    await page.getByLabel('Famille').selectOption({ label: 'Déchet' })
    await eventually(() => said(page)).toBeLessThan(all)
    const waste = await said(page)
    expect(addressOf(page)).toBe('/?famille=waste')
    await page.getByLabel('Distance').selectOption({ label: 'Moins de 10 km' })
    await eventually(() => said(page)).toBeLessThan(waste)
    const near = await said(page)
    expect(addressOf(page)).toBe('/?famille=waste&km=10')

    await page.reload()
    await eventually(() => said(page)).toBe(near)
    expect(await page.getByLabel('Famille').inputValue()).toBe('waste')
    expect(await page.getByLabel('Distance').inputValue()).toBe('10')
    await page.goBack()
    await eventually(() => said(page)).toBe(waste)
    expect(await page.getByLabel('Distance').inputValue()).toBe('')
    await page.goBack()
    await eventually(() => said(page)).toBe(all)
    await page.goForward()
    await page.goForward()
    await eventually(() => said(page)).toBe(near)
    expect(addressOf(page)).toBe('/?famille=waste&km=10')

    await page.getByRole('button', { name: 'Effacer les filtres' }).click()
    await eventually(() => said(page)).toBe(all)
    expect(addressOf(page)).toBe('/')
  })

  it('are found by a word, a resource, a structure and a kind', async () => {
    const page = await openMatches()
    const all = await said(page)
    await page.getByLabel('Rechercher un mot').fill('lactoserum')
    await eventually(() => addressOf(page)).toBe('/?q=lactoserum')
    await eventually(() => said(page)).toBeLessThan(all)
    for (const text of await rows(page).allInnerTexts()) expect(text).toMatch(/lactosérum|petit-lait/i)
    await page.getByLabel('Rechercher un mot').fill('')
    await eventually(() => said(page)).toBe(all)

    const structure = page.getByRole('combobox', { name: 'Structure' })
    await structure.fill('mouliot')
    await choices(page).filter({ hasText: 'Conserverie du Mouliot' }).click()
    await eventually(() => parameter(page, 'structure')).not.toBeNull()
    await eventually(() => said(page)).toBeLessThan(all)
    for (const text of await rows(page).allInnerTexts()) expect(text).toContain('Conserverie du Mouliot')
    await page.reload()
    await eventually(() => structure.inputValue()).toBe('Conserverie du Mouliot')
    await page.getByRole('button', { name: 'Effacer : Structure' }).click()
    await eventually(() => said(page)).toBe(all)

    const resource = page.getByRole('combobox', { name: 'Ressource' })
    await resource.fill('bois')
    await eventually(() => choices(page).first().innerText()).toMatch(/bois/i)
    await resource.press('ArrowDown')
    await resource.press('Enter')
    await eventually(() => parameter(page, 'ressource')).not.toBeNull()
    await eventually(() => said(page)).toBeLessThan(all)
    expect(await resource.inputValue()).toMatch(/bois/i)

    const chosen = await resource.inputValue()
    await resource.fill('eau')
    await sees(choices(page).first())
    await resource.press('Escape')
    await seesNot(choices(page).first())
    expect(await resource.inputValue(), 'Escape goes back to what was chosen').toBe(chosen)

    await page.getByLabel('Type de synergie').selectOption({ label: 'Partage' })
    await eventually(() => parameter(page, 'type')).toBe('sharing')
  })

  it('say what to do when no match is left', async () => {
    const page = await site.visit('/?q=zygomatique', { as: 'facilitator' })
    await sees(page.getByRole('heading', { name: 'Aucune piste avec ces filtres' }))
    await page.getByRole('button', { name: 'Effacer les filtres' }).last().click()
    await sees(rows(page).first())
  })

  it('are all within reach of the keyboard', async () => {
    const page = await openMatches()
    const focus = page.locator(':focus')
    await page.keyboard.press('Tab')
    expect(await focus.innerText(), 'the first stop is the skip link').toBe('Aller au contenu')
    await sees(focus)
    await page.keyboard.press('Enter')
    await eventually(() => focus.getAttribute('id')).toBe('contenu')

    const isRow = () => list(page).locator('a:focus').count()
    for (let press = 0; press < 20 && (await isRow()) === 0; press++) await page.keyboard.press('Tab')
    expect(await isRow(), 'Tab reaches the list after the filters').toBe(1)
    const first = await focus.getAttribute('href')
    await page.keyboard.press('ArrowDown')
    const second = await focus.getAttribute('href')
    expect(second, 'the arrows go from row to row').not.toBe(first)
    await page.keyboard.press('Enter')
    await sees(pane(page))
    expect(await focus.getAttribute('href'), 'the list keeps the focus').toBe(second)

    await page.keyboard.press('Escape')
    await seesNot(pane(page))
    expect(await focus.getAttribute('href'), 'the row keeps the focus').toBe(second)

    await page.keyboard.press('Enter')
    await sees(pane(page))
    await pane(page).getByRole('button', { name: 'Piste suivante' }).focus()
    await page.keyboard.press('Escape')
    await seesNot(pane(page))
    expect(await focus.getAttribute('href'), 'Escape in the pane gives the focus back to the list').toBe(
      second,
    )
  })

  it('have a page of their own, reached by its address and left for the same list', async () => {
    const page = await openMatches('/?famille=waste')
    await rows(page).first().click()
    const title = await pane(page).getByRole('heading', { level: 2 }).innerText()
    await pane(page).getByRole('link', { name: 'Ouvrir la page de la piste' }).click()
    await sees(heading(page, title), map(page))
    expect(addressOf(page)).toMatch(/^\/piste\/.+~.+$/)
    await eventually(() => page.locator('h1:focus').count()).toBe(1)
    await sees(page.getByRole('heading', { level: 2, name: 'Pourquoi cette piste' }))
    await picture(page, 'match')
    await page.getByRole('link', { name: 'Toutes les pistes' }).click()
    await sees(pane(page))
    expect(parameter(page, 'famille')).toBe('waste')

    site.provokes(/\b404\b/)
    await page.goto('/piste/inconnue~inconnue')
    await sees(page.getByRole('alert'))
  })

  it('come by themselves when the network changes', async () => {
    const page = await site.visit('/?q=monoquartz', { as: 'facilitator' })
    const isListening = listening(page)
    await page.reload()
    await sees(page.getByRole('heading', { name: 'Aucune piste avec ces filtres' }))
    await isListening
    const { organisation, flow } = site.server
    const palettes = { family: 'material', label: 'Palettes en bois perdues, lot monoquartz' } as const
    flow({ organisationId: organisation({ name: 'Scierie Essai' }), kind: 'stock', ...palettes })
    flow({ organisationId: organisation({ name: 'Atelier Essai' }), kind: 'need', ...palettes })
    await sees(rows(page).filter({ hasText: 'Scierie Essai' }).filter({ hasText: 'Atelier Essai' }))
  })
})

describe('the map', TEST_LIMIT, () => {
  it('shows the territory and the matches without a single tile', async () => {
    const page = await openMatches()
    await sees(map(page).getByText('Auch', { exact: true }))
    expect(await map(page).locator('img.leaflet-tile').count()).toBe(0)
    expect(await map(page).locator('path.map-commune').count(), 'the communes of the territory').toBe(34)
    await sees(map(page).getByText(words('10 km')))
    const lines = map(page).locator('path.map-line')
    await eventually(() => lines.count()).toBeGreaterThan(20)

    await page.getByLabel('Relier toutes les pistes').uncheck()
    await eventually(() => lines.count()).toBe(0)
    await page.getByLabel('Relier toutes les pistes').check()
    await eventually(() => lines.count()).toBeGreaterThan(20)
    await map(page).getByRole('button', { name: 'Agrandir' }).click()
    await map(page).getByRole('button', { name: 'Réduire' }).click()

    await map(page).locator('path.map-place').last().dispatchEvent('click')
    await sees(pane(page), map(page).locator('path.map-selected'))
    await sees(map(page).locator('.map-tip.is-stock'), map(page).locator('.map-tip.is-need'))
  })

  it('is drawn for the documentation', async () => {
    const page = await openMatches()
    await sees(map(page).getByText('Auch', { exact: true }))
    await rows(page).first().click()
    await sees(pane(page), map(page).locator('path.map-selected'))
    await page.mouse.move(0, 0)
    await documentationPicture(page, 'pistes')
  })
})

describe('the matches on a phone', TEST_LIMIT, () => {
  const matchesOnPhone = () => openMatches('/', 'phone')

  it('never scroll sideways', async () => {
    const page = await matchesOnPhone()
    await expectNoSidewaysScroll(page)
    await documentationPicture(page, 'pistes-phone')
  })

  it('are filtered in a dialog that tells what it leaves', async () => {
    const page = await matchesOnPhone()
    const all = await said(page)
    expect(await page.getByLabel('Famille').count(), 'the filters are away at first').toBe(0)
    const opener = page.getByRole('button', { name: 'Filtres' })
    await opener.click()
    const dialog = page.getByRole('dialog', { name: 'Filtres' })
    await sees(dialog)
    await dialog.getByLabel('Famille').selectOption({ label: 'Énergie' })
    await eventually(() => addressOf(page)).toBe('/?famille=energy')
    const button = dialog.getByRole('button', { name: /^Voir (les )?\d+ pistes?$/ })
    await eventually(async () => Number((await button.innerText()).replace(/\D/g, ''))).toBeLessThan(all)
    await picture(page, 'filters-phone')
    await button.click()
    await seesNot(dialog)
    expect(await said(page)).toBeLessThan(all)
    await sees(page.getByRole('button', { name: 'Filtres (1)' }))

    await page.getByRole('button', { name: 'Filtres (1)' }).click()
    await dialog.getByRole('combobox', { name: 'Ressource' }).fill('chaleur')
    await sees(
      choices(page)
        .filter({ hasText: /chaleur/i })
        .first(),
    )
    await page.keyboard.press('Escape')
    await seesNot(choices(page).first())
    await sees(dialog)
    await page.keyboard.press('Escape')
    await seesNot(dialog)
    expect(await page.locator(':focus').innerText(), 'the focus goes back to the button').toContain('Filtres')
  })

  it('give way to the map and come back', async () => {
    const page = await matchesOnPhone()
    expect(await map(page).count()).toBe(0)
    await page.getByRole('button', { name: 'Carte' }).click()
    await sees(map(page))
    await seesNot(list(page))
    expect(addressOf(page)).toBe('/?vue=carte')
    await map(page).locator('path.map-place').last().dispatchEvent('click')
    await eventually(() => rows(page).count()).toBe(1)
    await picture(page, 'map-phone')
    await page.getByRole('button', { name: 'Liste' }).click()
    await eventually(() => rows(page).count()).toBeGreaterThan(1)
  })

  it('open on a page of their own, and back to the same list', async () => {
    const page = await openMatches('/?famille=waste', 'phone')
    await rows(page).nth(2).tap()
    await sees(page.getByRole('heading', { level: 2, name: 'Pourquoi cette piste' }), map(page))
    await expectNoSidewaysScroll(page)
    await picture(page, 'match-phone')
    await page.getByRole('link', { name: 'Toutes les pistes' }).click()
    await sees(rows(page).first())
    expect(addressOf(page)).toBe('/?famille=waste')
  })

  it('are left by the menu', async () => {
    const page = await matchesOnPhone()
    const menu = page.getByRole('button', { name: 'Menu' })
    expect(await menu.getAttribute('aria-expanded')).toBe('false')
    await menu.click()
    expect(await menu.getAttribute('aria-expanded')).toBe('true')
    await page.getByRole('link', { name: 'Structures' }).click()
    await sees(heading(page, 'Structures'))
    await eventually(() => menu.getAttribute('aria-expanded')).toBe('false')
  })
})
