import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { PASSWORD } from '../support/app.ts'
import {
  ACCOUNTS,
  addressOf,
  eventually,
  expectFitsPhone,
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  heading,
  MEMBER_HOME,
  picture,
  type Size,
  sees,
  seesNot,
  sharedSite,
  TEST_LIMIT,
  words,
} from '../support/browser.ts'

const site = sharedSite()

/** Somebody else, by another way. */
const ELSEWHERE = { by: 'system', origin: 'import' } as const
const FORM = '/flux/nouveau'
const inWords = (page: Page) => page.getByLabel('Avec vos mots')
const quantity = (page: Page) => page.getByLabel('Quantité', { exact: true })
const send = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Déclarer' }).click()
const isDeclared = (page: Page, kind = 'gisement') => sees(heading(page, `Votre ${kind} est déclaré`))
const rowsOf = (label: string) => site.server.rooms.flows.allRows().filter((row) => row.label === label)

function rowOf(label: string) {
  const [row, ...more] = rowsOf(label)
  if (!row || more.length > 0)
    throw new Error(`${more.length + (row ? 1 : 0)} flows are called « ${label} ».`)
  return row
}

/** From a long list, by typing; clicked first, since a list closes when the page scrolls to its field. */
async function choose(page: Page, list: string | RegExp, typed: string, option: RegExp): Promise<void> {
  const box = page.getByRole('combobox', { name: list })
  await box.click()
  await box.fill(typed)
  await page.getByRole('option', { name: option }).click()
}

async function signInAgain(page: Page): Promise<void> {
  await page.getByLabel('Adresse électronique').fill(ACCOUNTS.member.email)
  await page.getByLabel('Mot de passe').fill(PASSWORD)
  await page.getByRole('button', { name: 'Se connecter' }).click()
}

describe('a first declaration', TEST_LIMIT, () => {
  it.each<Size>(['phone', 'desktop'])('by a newcomer on a %s: words, a look, sent', async (size) => {
    const label = `Sciure de chêne non traité, environ 35 t par mois de novembre à mars (${size})`
    const page = await site.visit('/', { as: 'member', size })
    await page.getByRole('banner').getByRole('link', { name: 'Déclarer' }).click()
    await sees(heading(page, /^Déclarer/), page.getByText(`Au nom de ${MEMBER_HOME}`))

    await inWords(page).fill(label)
    await sees(page.getByText(words('Boucle a reconnu : Sciure de feuillus')).last())
    await eventually(() => quantity(page).inputValue()).toBe('35')
    expect(await page.getByLabel('Famille').inputValue()).toBe('material')
    expect(await page.getByLabel('Unité', { exact: true }).inputValue()).toBe('t')
    expect(await page.getByLabel('Période').inputValue()).toBe('month')
    expect(await page.getByLabel('novembre').isChecked()).toBe(true)
    expect(await page.getByLabel('avril').isChecked()).toBe(false)
    await page.getByLabel('avril').check()
    await page.getByLabel('Le réseau, avec votre nom').check()
    await page.getByLabel('La quantité', { exact: true }).check()
    await expectNoSidewaysScroll(page)
    await picture(page, `declaration ${size}`)

    await send(page)
    await isDeclared(page)
    await sees(
      page
        .getByRole('list', { name: /^Pistes/ })
        .getByRole('link')
        .first(),
    )
    await picture(page, `declared ${size}`)
    expect(rowOf(label)).toMatchObject({
      kind: 'stock',
      family: 'material',
      quantity: 35,
      unit: 't',
      period: 'month',
      months: 0b110000001111,
      visibility: 'network',
      quantityVisibility: 'network',
      priceVisibility: 'facilitators',
      resourceId: null,
    })
    expect(await page.evaluate('Object.keys(localStorage).filter((key) => key.includes("drafts"))')).toEqual(
      [],
    )
    await page.getByRole('link', { name: /pistes? sur la carte/ }).click()
    await sees(page.getByText(words(`Pistes d’un seul flux : ${label}`)))
  })

  it('corrects what was read: another resource, its waste code, and the question of its twin', async () => {
    const label = 'Chutes de bois de l’atelier'
    const page = await site.visit(FORM, { as: 'member' })
    await inWords(page).fill(label)
    await page.getByText('Ce n’est pas ça').click()
    await choose(page, 'Une autre ressource', 'sciure de bois', /^Sciure de bois/)
    await sees(page.getByText(words('Ressource : Sciure de bois')).last())
    await page.getByText('Est-ce un déchet').click()
    await page.getByRole('radio', { name: /^03 01 05/ }).check()
    await page.getByRole('radio', { name: 'Oui', exact: true }).check()
    await sees(page.getByRole('radio', { name: /^03 01 04\*/, checked: true }))
    await page.getByLabel('Toute l’année').check()
    await send(page)
    await isDeclared(page)
    expect(rowOf(label)).toMatchObject({
      resourceId: 'sawdust',
      wasteCode: '030104',
      hazardous: true,
      months: 4095,
      visibility: 'facilitators',
    })
  })
})

describe('a draft', TEST_LIMIT, () => {
  it('survives a reload, and an expired session: signing in again leads back to it', async () => {
    const label = 'Caisses en bois dépareillées, 40 pièces'
    site.provokes(/\b401\b/)
    const page = await site.visit(FORM, { as: 'member' })
    await inWords(page).fill(label)
    await page.getByText('Préciser', { exact: true }).click()
    await page.getByLabel('Contraintes').fill('À prendre le matin')
    await sees(page.getByText('Brouillon gardé dans ce navigateur.'))
    await page.reload()
    await sees(page.getByText(/^Votre brouillon du/))
    expect(await inWords(page).inputValue()).toBe(label)
    // All is read by then: else it would be a reading, and not the sending, that finds the session over.
    await eventually(() => quantity(page).inputValue()).toBe('40')
    await page.waitForLoadState('networkidle')

    await page.context().clearCookies()
    await send(page)
    await sees(heading(page, 'Connexion'))
    await signInAgain(page)
    await sees(page.getByText(/^Votre brouillon du/))
    await eventually(() => quantity(page).inputValue()).toBe('40')
    await send(page)
    await isDeclared(page)
    expect(rowOf(label)).toMatchObject({ constraints: 'À prendre le matin', quantity: 40 })
  })

  it('waits among the others until it is taken up or erased, by its own account alone', async () => {
    const page = await site.visit(FORM, { as: 'member' })
    for (const label of ['Un premier brouillon', 'Un second brouillon']) {
      await page.goto(FORM)
      await inWords(page).fill(label)
      await sees(page.getByText('Brouillon gardé dans ce navigateur.'))
    }
    await page.goto(FORM)
    await sees(page.getByText('2 brouillons vous attendent'))
    expect(await inWords(page).inputValue()).toBe('')
    await expectNoAxeViolations(page, 'drafts')
    await expectFitsPhone(page, 'drafts')
    await page.getByRole('button', { name: words('Effacer : Un second brouillon') }).click()
    await sees(page.getByText('Un brouillon vous attend'))
    await page.getByRole('button', { name: words('Reprendre : Un premier brouillon') }).click()
    await eventually(() => inWords(page).inputValue()).toBe('Un premier brouillon')

    await page.context().clearCookies()
    site.provokes(/\b401\b/)
    const answer = await page.context().request.post('/api/v1/session', {
      data: { email: ACCOUNTS.facilitator.email, password: PASSWORD },
    })
    expect(answer.status()).toBe(200)
    await page.goto(FORM)
    await sees(page.getByRole('combobox', { name: /^Structure au nom/ }))
    expect(await page.getByText(/brouillon/i).count()).toBe(0)
  })

  it('is sent by itself, once, when a lost connection comes back', async () => {
    const label = 'Palettes perdues, 200 pièces par an'
    site.provokes(/ERR_INTERNET_DISCONNECTED/, /websocket/i)
    const page = await site.visit(FORM, { as: 'member' })
    await inWords(page).fill(label)
    await eventually(() => quantity(page).inputValue()).toBe('200')
    await page.context().setOffline(true)
    await send(page)
    await sees(page.getByText('Connexion perdue.', { exact: false }))
    expect(rowsOf(label)).toEqual([])
    await page.context().setOffline(false)
    await isDeclared(page)
    expect(rowOf(label).quantity).toBe(200)
  })

  it('that was sent though its answer was lost is declared once', async () => {
    const label = 'Bâches de camion réformées, 30 pièces'
    site.provokes(/ERR_FAILED/)
    const page = await site.visit(FORM, { as: 'member' })
    await inWords(page).fill(label)
    await eventually(() => quantity(page).inputValue()).toBe('30')
    let lost = 0
    await page.route('**/api/v1/flows', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue()
      lost++
      await route.fetch()
      await route.abort('failed')
    })
    await send(page)
    await isDeclared(page)
    expect(lost).toBe(1)
    expect(rowsOf(label)).toHaveLength(1)
  })
})

describe('signing out', TEST_LIMIT, () => {
  it('asks what becomes of a draft', async () => {
    const drafts = (page: Page) =>
      page.evaluate('Object.keys(localStorage).filter((key) => key.includes("drafts")).length')
    const page = await site.visit(FORM, { as: 'member' })
    await inWords(page).fill('Cherche caisses en plastique')
    await sees(page.getByText('Vos mots disent que vous cherchez', { exact: false }))
    await page.getByRole('button', { name: 'Je cherche' }).click()
    await sees(page.getByRole('radio', { name: 'Je cherche', checked: true }))
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    await sees(page.getByRole('dialog', { name: 'Un brouillon n’est pas envoyé' }))
    await expectNoAxeViolations(page, 'signing out with a draft')
    await page.keyboard.press('Escape')
    expect(await drafts(page)).toBe(1)
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    await page.getByRole('button', { name: 'Effacer et se déconnecter' }).click()
    await sees(heading(page, 'Connexion'))
    expect(await drafts(page)).toBe(0)
  })
})

describe('bad input', TEST_LIMIT, () => {
  it('is said beside each field, and repaired', async () => {
    site.provokes(/\b400\b/, /\b422\b/)
    const page = await site.visit(FORM, { as: 'member', size: 'phone' })
    await send(page)
    await sees(
      page.getByText('Décrivez le flux en quelques mots.'),
      page.getByText('Choisissez une des familles.'),
    )
    await eventually(() => page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA')
    await expectNoAxeViolations(page, 'a refused declaration')

    await inWords(page).fill('Paille de blé en bottes')
    await seesNot(page.getByText('Décrivez le flux en quelques mots.'))
    await quantity(page).fill('-3')
    await page.getByLabel('Famille').selectOption('material')
    await send(page)
    await sees(page.getByText('La quantité doit être positive.'))
    await quantity(page).fill('beaucoup')
    await send(page)
    await sees(page.getByText('Une quantité est un nombre, comme 12,5.'))

    await quantity(page).fill('40 t/an')
    await quantity(page).blur()
    await eventually(() => quantity(page).inputValue()).toBe('40')
    await page.getByLabel('Famille').selectOption('skill')
    await send(page)
    await sees(page.getByText(words('« Compétence et main-d’œuvre » ne se compte pas en t')))
    await page.getByLabel('Famille').selectOption('material')

    await quantity(page).fill('4 000 000')
    await send(page)
    await sees(page.getByText('Cette quantité surprend'), page.getByText(words('4 000 000 t par an')))
    await picture(page, 'quantity to confirm phone')
    await expectNoAxeViolations(page, 'a quantity to confirm')
    await page.getByRole('button', { name: 'C’est bien cette quantité' }).click()
    await isDeclared(page)
    expect(rowOf('Paille de blé en bottes').quantity).toBe(4_000_000)
  })
})

describe('a facilitator', TEST_LIMIT, () => {
  it('declares on behalf of a structure, and is asked which', async () => {
    const label = 'Local de 120 m2 libre en été'
    site.provokes(/\b400\b/)
    const page = await site.visit(FORM, { as: 'facilitator' })
    await inWords(page).fill(label)
    await eventually(() => page.getByLabel('Famille').inputValue()).toBe('space')
    await send(page)
    await sees(page.getByText('Choisissez la structure.'))
    await choose(page, /^Structure au nom/, 'Tonnellerie', /Lasbarrigues/)
    await sees(page.getByText(/Les membres de Tonnellerie Lasbarrigues/))
    await send(page)
    await isDeclared(page)
    const owner = site.server.rooms.organisations.records().find(({ name }) => /Lasbarrigues/.test(name))
    expect(rowOf(label)).toMatchObject({
      organisationId: owner?.id,
      quantity: 120,
      unit: 'm2',
      months: 0b11100000,
    })
  })

  it('comes from the sheet of a structure, changes the flow, withdraws it and takes it back', async () => {
    const label = 'Bouchons de liège usagés'
    const owner = site.server.rooms.organisations.records().find(({ name }) => /Bordecaube/.test(name))
    const page = await site.visit(`/structures/${owner?.id}`, { as: 'facilitator' })
    await page.getByRole('main').getByRole('link', { name: 'Déclarer' }).click()
    await sees(page.getByText(/Les membres de Scierie de Bordecaube/))
    await inWords(page).fill(label)
    await page.getByLabel('Famille').selectOption('material')
    await send(page)
    await isDeclared(page)
    await page.getByRole('link', { name: 'Ouvrir sa fiche' }).click()

    await page.getByRole('link', { name: 'Modifier' }).click()
    await sees(heading(page, 'Modifier un gisement'))
    await quantity(page).fill('12')
    await page.getByLabel('Unité', { exact: true }).selectOption('kg')
    await page.reload()
    await sees(page.getByText(/^Votre brouillon du/))
    expect(await quantity(page).inputValue()).toBe('12')
    // Meanwhile somebody else says more of it.
    site.server.rooms.flows.update(rowOf(label).id, { packaging: 'sacs de 10 kg' }, ELSEWHERE)
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await sees(heading(page, label), page.getByText(words('12 kg par an')).first())
    expect(rowOf(label)).toMatchObject({ quantity: 12, unit: 'kg', packaging: 'sacs de 10 kg' })

    await page.getByRole('button', { name: 'Retirer' }).click()
    await sees(page.getByText(/^Ce flux est retiré/))
    expect(rowOf(label).withdrawnAt).not.toBeNull()
    await expectNoAxeViolations(page, 'a withdrawn flow')
    await page.getByRole('button', { name: 'Annuler le retrait' }).click()
    await sees(page.getByRole('button', { name: 'Retirer' }))
    expect(rowOf(label).withdrawnAt).toBeNull()
    expect(addressOf(page)).toBe(`/gisements-besoins/${rowOf(label).id}`)
  })
})
