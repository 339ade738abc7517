import { describe, expect, it } from 'vitest'
import {
  addressOf,
  eventually,
  expectFitsPhone,
  heading,
  MEMBER_HOME,
  picture,
  sees,
  sharedSite,
  TEST_LIMIT,
  words,
} from '../support/browser.ts'

const site = sharedSite()

describe('poolings', TEST_LIMIT, () => {
  it('say who has what in common, why, and what is to be checked', async () => {
    const page = await site.visit('/mutualisations', { as: 'facilitator' })
    await sees(heading(page, 'Mutualisations possibles'), page.getByText(/\d mutualisations? possibles?/))
    const cards = page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { level: 2 }) })
    await sees(cards.first())
    const first = cards.first()
    await sees(first.getByText(words('Structures concernées')), first.getByText(/^[2-9] structures$/))
    expect(await first.getByRole('link').count(), 'each structure leads to its sheet').toBeGreaterThan(1)
    await picture(page, 'poolings')

    const all = await cards.count()
    await page.getByLabel('Famille').selectOption({ label: 'Énergie' })
    await eventually(() => addressOf(page)).toBe('/mutualisations?famille=energy')
    await eventually(() => cards.count()).toBeLessThan(all)
    await expectFitsPhone(page, 'poolings')
  })
})

describe('joint arrangements', TEST_LIMIT, () => {
  it('say who would bring or take how much, what is left, and lead to each pair', async () => {
    const page = await site.visit('/montages', { as: 'facilitator' })
    await sees(heading(page, 'Montages à plusieurs'), page.getByText(/\d montages? possibles?/))
    const card = page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { level: 2 }) })
      .first()
    await sees(card.getByText(/^(Qui apporterait|Qui prendrait) quoi$/))
    await sees(card.getByText(/^\d+ (gisements couvrent ensemble|besoins se partagent)/))
    expect(await card.getByRole('link', { name: 'Voir la piste' }).count()).toBeGreaterThan(1)
    await picture(page, 'allotments')
    await page.getByLabel('Montage').selectOption({ label: 'Regroupement pour un besoin' })
    await eventually(() => addressOf(page)).toBe('/montages?sorte=aggregation')
    await expectFitsPhone(page, 'allotments')
    await card.getByRole('link', { name: 'Voir la piste' }).first().click()
    await sees(page.getByRole('heading', { name: 'Pourquoi cette piste' }))
  })
})

describe('chains', TEST_LIMIT, () => {
  it('show the way of the matter from stock to need, and which links are missing', async () => {
    const page = await site.visit('/filieres', { as: 'facilitator' })
    await sees(heading(page, 'Filières avec transformation'), page.getByText(/\d filières? possibles?/))
    await sees(page.getByRole('table', { name: 'Maillons manquants' }))
    const cards = page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { level: 3 }) })
    await sees(cards.first().getByText(/^Source\s/))
    expect(await cards.first().getByRole('list').first().getByRole('listitem').count()).toBe(3)
    await picture(page, 'chains')
    await page.getByLabel('Transformateur').selectOption({ label: 'À trouver' })
    await eventually(() => addressOf(page)).toBe('/filieres?transformateur=missing')
    await eventually(() => cards.filter({ hasText: 'Maillon manquant' }).count()).toBeGreaterThan(0)
    await eventually(() => cards.filter({ hasNotText: 'Maillon manquant' }).count()).toBe(0)
    await expectFitsPhone(page, 'chains')
  })
})

describe('learning the weights', TEST_LIMIT, () => {
  it('shows the weights, and what it takes to learn others', async () => {
    const page = await site.visit('/administration/poids', { as: 'administrator' })
    await sees(heading(page, 'Apprentissage des poids'), page.getByText('Pas encore assez de choix'))
    const row = page
      .getByRole('table', { name: 'Poids des critères' })
      .getByRole('row', { name: /^Ressource/ })
    await sees(row.getByRole('cell', { name: '1', exact: true }).first())
    await picture(page, 'weights')
    await expectFitsPhone(page, 'weights')
  })
})

describe('stopped pairs', TEST_LIMIT, () => {
  it('show the rule that stops each and its source', async () => {
    const page = await site.visit('/ecartees', { as: 'facilitator' })
    const table = page.getByRole('table', { name: 'Paires écartées' })
    await sees(heading(page, 'Paires écartées'), table)
    const row = table.getByRole('row').nth(1)
    const [reason, source] = [row.getByRole('cell').nth(1), row.getByRole('cell').nth(2)]
    expect((await reason.innerText()).length, 'a sentence').toBeGreaterThan(20)
    expect(await reason.innerText(), 'the rule in words').toMatch(/\p{L} → \p{L}/u)
    expect(await source.innerText()).toMatch(/\p{L}{4,}[\s\S]*relevée le \d+ \p{L}+ \d{4}/u)
    await sees(page.getByText('ne vaut pas avis juridique'))
    await picture(page, 'stopped')
    await expectFitsPhone(page, 'stopped')
  })
})

describe('structures', TEST_LIMIT, () => {
  it('are searched, then opened to their sheet', async () => {
    const page = await site.visit('/structures', { as: 'facilitator' })
    await sees(page.getByText(words('26 structures')))
    await picture(page, 'structures')
    await page.getByLabel('Rechercher une structure').fill('mouliot')
    await eventually(() => addressOf(page)).toBe('/structures?q=mouliot')
    const found = page.getByRole('table').getByRole('link')
    await eventually(() => found.count()).toBe(1)
    await page.getByLabel('Rechercher une structure').fill('')
    await page.getByLabel('Type de structure').selectOption({ label: 'Association' })
    await eventually(() => addressOf(page)).toBe('/structures?type=association')
    await eventually(() => page.getByRole('cell', { name: 'Entreprise', exact: true }).count()).toBe(0)
    await page.goto('/structures?q=mouliot')
    await found.first().click()

    await sees(heading(page, MEMBER_HOME))
    expect(await page.title()).toBe(`${MEMBER_HOME} – Boucle`)
    for (const part of ['Identité', 'Sites', 'Contacts', 'Gisements', 'Besoins', 'Meilleures pistes'])
      await sees(page.getByRole('heading', { level: 2, name: part, exact: true }))
    await sees(page.getByText(words('000 201 475')).first(), page.getByText('Mireille Castérot'))
    await sees(page.getByText('Plumes et duvet de canard, sortie plumeuse').first())
    await picture(page, 'structure')
    await expectFitsPhone(page, 'structure')

    await page.getByRole('link', { name: /Voir (les \d+ pistes|la piste) sur la carte/ }).click()
    await sees(heading(page, 'Pistes de synergies'))
    expect(addressOf(page)).toMatch(/^\/\?structure=/)
    await eventually(() => page.getByRole('combobox', { name: 'Structure' }).inputValue()).toBe(MEMBER_HOME)
  })

  it('are said to be unknown when they are', async () => {
    site.provokes(/\b404\b/)
    const page = await site.visit('/structures/inconnue', { as: 'facilitator' })
    await sees(page.getByRole('alert'))
  })
})

describe('stocks and needs', TEST_LIMIT, () => {
  it('are searched without accents nor plurals, and filtered', async () => {
    const page = await site.visit('/gisements-besoins', { as: 'facilitator' })
    const table = page.getByRole('table', { name: 'Gisements et besoins' })
    const labels = table.getByRole('rowheader')
    await sees(heading(page, 'Gisements et besoins'), labels.first(), page.getByText(/^1\d\d flux$/))
    await page.getByRole('button', { name: 'Afficher plus' }).click()
    await eventually(() => labels.count()).toBeGreaterThan(50)
    await picture(page, 'flows')
    await expectFitsPhone(page, 'flows')

    await page.getByLabel('Rechercher').fill('dreche')
    await eventually(() => addressOf(page)).toBe('/gisements-besoins?q=dreche')
    await eventually(async () => (await labels.allInnerTexts()).every((text) => /drêche/i.test(text))).toBe(
      true,
    )
    expect(await labels.count()).toBeGreaterThan(0)
    await page.getByLabel('Gisement ou besoin').selectOption({ label: 'Besoin' })
    await eventually(() => addressOf(page)).toBe('/gisements-besoins?q=dreche&sens=need')
    await page.reload()
    await eventually(() => page.getByLabel('Rechercher').inputValue()).toBe('dreche')

    await page.getByLabel('Rechercher').fill('zygomatique')
    await sees(page.getByText('Aucun flux ne correspond à cette recherche'))
  })

  it('are sought around a commune, and offer what is further, or a need to leave, when nothing is near', async () => {
    const page = await site.visit('/gisements-besoins?q=drêches', { as: 'facilitator' })
    await page.getByLabel('Autour de').selectOption({ label: 'Lavardens' })
    await sees(page.getByRole('columnheader', { name: 'Distance' }))
    await page.getByLabel('Distance').selectOption('5')
    await sees(
      page.getByRole('heading', { name: 'Aucun flux ne correspond à cette recherche' }),
      page.getByRole('heading', { name: 'Plus loin que la distance choisie' }),
      page.getByRole('rowheader', { name: /drêche/i }).first(),
    )
    await picture(page, 'flows-none-near')
    await expectFitsPhone(page, 'flows-none-near')
    await page.getByRole('link', { name: 'Laisser ce souhait comme besoin' }).click()
    await eventually(() => addressOf(page)).toMatch(/^\/flux\/nouveau\?sens=need&texte=dr/)
    await eventually(() => page.getByRole('textbox').first().inputValue()).toBe('drêches')
  })
})
