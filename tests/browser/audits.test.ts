import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { flowInput } from '../../src/features/flows/contract.ts'
import { PASSWORD } from '../support/app.ts'
import {
  ACCOUNTS,
  addressOf,
  eventually,
  expectFitsPhone,
  expectNoAxeViolations,
  heading,
  MEMBER_HOME,
  picture,
  sees,
  seesNot,
  sharedSite,
  TEST_LIMIT,
  words,
} from '../support/browser.ts'

const site = sharedSite()

const home = () => site.server.rooms.organisations.records().find(({ name }) => name === MEMBER_HOME)
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const dialog = (page: Page) => page.getByRole('dialog')
const section = (page: Page, title: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: title, exact: true }) })

/** Declared while the facilitator is on the spot. */
function declareOnTheSpot(label: string): void {
  const input = { organisationId: home()?.id, kind: 'stock', family: 'material', label }
  const amount = { quantity: 4, unit: 't', period: 'year' }
  site.server.rooms.flows.create(flowInput.parse({ ...input, ...amount }), { by: 'test', origin: 'sheet' })
}

/** The server of the tests lives on this day. */
const DAY = '2026-11-16'

async function planVisit(page: Page): Promise<string> {
  await button(page, 'Planifier une visite').click()
  const form = dialog(page)
  await form.getByRole('combobox', { name: 'Structure' }).fill('mouliot')
  await page.getByRole('option', { name: MEMBER_HOME }).click()
  await form.getByLabel('Jour de la visite').fill(DAY)
  await form.getByLabel('Précision (facultative)').fill('Voir la chaleur des groupes froids.')
  await form.getByRole('button', { name: 'Planifier la visite' }).click()
  await sees(heading(page, MEMBER_HOME), page.getByText(words('Prévue le 16 novembre 2026')))
  return addressOf(page)
}

describe('a visit', TEST_LIMIT, () => {
  it('goes from its planning to the printed report, which its structure reads once it is validated', async () => {
    site.provokes(/\b404\b/)
    const page = await site.visit('/audits', { as: 'facilitator' })
    await sees(heading(page, 'Audits'))
    const address = await planVisit(page)
    const [examined, toExamine] = [section(page, 'Flux examinés'), section(page, 'Flux à examiner')]

    const member = await site.visit(`${address}/rapport`, { as: 'member' })
    await sees(member.getByText(/introuvable/))

    // Flow by flow: confirmed, corrected, withdrawn, found on the spot.
    await button(page, /^Confirmer : Autoclave/).click()
    await sees(examined.getByText('Confirmé', { exact: true }))
    await seesNot(button(page, /^Confirmer : Autoclave/))
    await button(page, /^Corriger : Graisse/).click()
    await dialog(page).getByRole('button', { name: 'Garder la correction' }).click()
    await sees(dialog(page).getByText(words('Rien n’a changé : confirmez plutôt ce flux.')))
    await dialog(page).getByLabel('Quantité').fill('12,5')
    await dialog(page).getByLabel('Note (facultative)').fill('Pesé sur place.')
    await expectNoAxeViolations(page, 'a correction')
    await dialog(page).getByRole('button', { name: 'Garder la correction' }).click()
    await sees(examined.getByText(words('Quantité : 9 t par an → 12,5 t par an')))
    await button(page, /^Retirer : Viscères/).click()
    await sees(examined.getByText('Retiré', { exact: true }))
    declareOnTheSpot('Étiquettes périmées')
    await button(page, words('Relevé en visite : Étiquettes périmées')).click()
    await sees(examined.getByText('Étiquettes périmées'))
    await sees(toExamine.getByText(/^Plumes et duvet/))

    await page.getByLabel('Personnes rencontrées').fill('Mireille Castérot')
    await page.getByLabel('Constats').fill('La chaleur part dans l’air.\nLes cartons sont neufs.')
    await page.getByLabel('Attentes de la direction').fill('Connaître ses voisins.')
    await section(page, 'Ce qui a été dit').getByRole('button', { name: 'Enregistrer' }).click()
    await sees(page.getByText('Enregistré.'))

    await button(page, 'Ajouter une action').click()
    await dialog(page).getByLabel('Action').fill('Préchauffer l’eau de lavage')
    await dialog(page).getByLabel('Type').selectOption('heat-recovery')
    await dialog(page)
      .getByLabel(/^Énergie/)
      .fill('180 000')
    await dialog(page).getByLabel('Où elle en est').selectOption('decided')
    await dialog(page).getByLabel('Depuis le').fill(DAY)
    await dialog(page).getByRole('button', { name: 'Ajouter l’action' }).click()
    await sees(page.getByText(words('Décidée depuis le 16 novembre 2026')))

    await button(page, 'Noter un engagement signé').click()
    await dialog(page).getByLabel('Signé le').fill(DAY)
    await dialog(page).getByLabel('Signataire').fill('Mireille Castérot')
    await dialog(page).getByLabel('Fonction').fill('Directrice')
    await dialog(page).getByRole('button', { name: 'Enregistrer' }).click()
    await sees(page.getByText(words('Signé le 16 novembre 2026 par Mireille Castérot, Directrice.')))
    await picture(page, 'a visit under way')
    await expectFitsPhone(page, 'a visit under way')

    await button(page, 'Noter comme faite').click()
    await dialog(page).getByLabel('Jour de la visite').fill(DAY)
    await dialog(page).getByRole('button', { name: 'Noter comme faite' }).click()
    await sees(page.getByText('La visite est notée comme faite.'))
    await button(page, 'Valider l’audit').click()
    await dialog(page).getByRole('button', { name: 'Valider l’audit' }).click()
    await sees(page.getByText(/^L’audit est validé/))
    await seesNot(toExamine, button(page, 'Valider l’audit'))

    // What its structure reads, on the screen and on paper.
    await member.goto(`/structures/${home()?.id}`)
    await section(member, 'Audits').getByRole('link', { name: MEMBER_HOME }).click()
    await sees(heading(member, words(`Rapport de visite : ${MEMBER_HOME}`)))
    await eventually(() => addressOf(member)).toBe(`${address}/rapport`)
    await expectReport(member)
    await expectFitsPhone(member, 'the report of a visit')
    await expectPaper(member)

    // What changes afterwards says that it was declared since.
    const autoclave = site.server.rooms.flows.allRows().find(({ label }) => label.startsWith('Autoclave'))
    const change = { data: { quantity: 30 } }
    await member.context().request.patch(`/api/v1/flows/${autoclave?.id}`, change)
    await member.goto(`/gisements-besoins/${autoclave?.id}`)
    await sees(
      member.getByText(words('Déclaré depuis l’audit du 16 novembre 2026')).first(),
      section(member, 'Audits de ce flux').getByText(words('45 jours par an')),
    )
  })
})

async function expectReport(page: Page): Promise<void> {
  await sees(
    page.getByText('1 flux corrigé'),
    page.getByText(words('Quantité : 9 t par an → 12,5 t par an')),
    page.getByText('Pesé sur place.'),
    page.getByText('La chaleur part dans l’air.'),
    page.getByText('Connaître ses voisins.'),
    page.getByText(words('180 000')),
    page.getByText(words('Signé le 16 novembre 2026 par Mireille Castérot, Directrice.')),
    page.getByText(words('Besoin : Vapeur à 8 bar pour les autoclaves')),
    page.getByText(ACCOUNTS.facilitator.name).first(),
    page.getByRole('heading', { name: 'Signatures' }),
  )
  await seesNot(page.getByText('Voir la chaleur des groupes froids.'))
}

/** On A4: no menu, no button, tables that are tables, and few sheets. */
async function expectPaper(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 680, height: 1000 })
  await seesNot(page.getByRole('navigation').first(), button(page, 'Imprimer'))
  expect(await page.evaluate('getComputedStyle(document.querySelector("table")).display')).toBe('table')
  await picture(page, 'the report on paper')
  const paper = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')
  const sheets = paper.match(/\/Type\s*\/Page\b(?!s)/g) ?? []
  expect(sheets.length).toBeGreaterThan(0)
  expect(sheets.length).toBeLessThanOrEqual(3)
  await page.emulateMedia({ media: 'screen' })
}

describe('a campaign', TEST_LIMIT, () => {
  it('is opened with its sample, and shows what it misses as structures are chosen and visited', async () => {
    const page = await site.visit('/audits', { as: 'facilitator' })
    await button(page, 'Nouvelle campagne').click()
    const form = dialog(page)
    await form.getByLabel('Nom').fill('Vingt entreprises')
    await form.getByLabel('Début').fill('2026-09-01')
    await form.getByLabel('Fin').fill('2027-06-30')
    await form.getByLabel('Secteur').selectOption('wood')
    await form.getByLabel('Structures voulues').fill('2')
    await form.getByRole('button', { name: 'Ajouter une ligne' }).click()
    await form.getByLabel('Commune').last().selectOption({ label: 'Pavie' })
    await expectNoAxeViolations(page, 'the form of a campaign')
    await form.getByRole('button', { name: 'Enregistrer la campagne' }).click()
    await sees(heading(page, 'Vingt entreprises'), page.getByText(words('3 visites à prévoir')))

    await page.getByRole('combobox', { name: 'Retenir une structure' }).fill('bordecaube')
    await page.getByRole('option', { name: 'Scierie de Bordecaube' }).click()
    const line = page
      .getByRole('table', { name: 'Couverture de l’échantillon' })
      .getByRole('row', { name: /Bois et ameublement/ })
    await sees(page.getByRole('button', { name: words('Planifier : Scierie de Bordecaube') }))
    expect(await line.getByRole('cell').allInnerTexts()).toEqual([
      ...['Tout effectif', 'Toute commune'],
      ...['2', '0', '0', '1', '2'],
    ])
    await button(page, words('Planifier : Scierie de Bordecaube')).click()
    await dialog(page).getByLabel('Jour de la visite').fill(DAY)
    await dialog(page).getByRole('button', { name: 'Planifier la visite' }).click()
    await sees(heading(page, 'Scierie de Bordecaube'))
    await page.getByRole('link', { name: 'Vingt entreprises' }).click()
    await sees(heading(page, 'Vingt entreprises'))
    await eventually(() => line.getByRole('cell').allInnerTexts()).toEqual([
      ...['Tout effectif', 'Toute commune'],
      ...['2', '0', '1', '0', '1'],
    ])
    await expectFitsPhone(page, 'a campaign')
  })
})

/** A planned visit of a structure of its own, open. */
async function openVisit(name: string, more: object = {}): Promise<Page> {
  const page = await site.visit('/audits', { as: 'facilitator' })
  const organisationId = site.server.organisation({ name, ...more })
  const made = await page
    .context()
    .request.post('/api/v1/visits', { data: { organisationId, plannedOn: DAY } })
  await page.goto(`/audits/visites/${(await made.json()).id}`)
  await sees(heading(page, name))
  return page
}

describe('the notes of a visit', TEST_LIMIT, () => {
  const findings = (page: Page) => page.getByLabel(/^Constats/)
  const isKept = (page: Page) => sees(page.getByText('Brouillon gardé dans ce navigateur.'))

  const stored = async (page: Page) =>
    (await page.context().request.get(addressOf(page).replace('/audits/visites', '/api/v1/visits'))).json()

  it('are kept as they are typed: through a reload, and an expired session', async () => {
    const page = await openVisit('Tuilerie des notes')
    await findings(page).fill('Four arrêté la nuit')
    await isKept(page)
    await page.reload()
    await sees(page.getByText(/^Votre brouillon du/))
    expect(await findings(page).inputValue()).toBe('Four arrêté la nuit')
    expect((await stored(page)).findings).toEqual([])
    await page.waitForLoadState('networkidle')

    site.provokes(/\b401\b/)
    await page.context().clearCookies()
    await section(page, 'Ce qui a été dit').getByRole('button', { name: 'Enregistrer' }).click()
    await sees(heading(page, 'Connexion'))
    await page.getByLabel('Adresse électronique').fill(ACCOUNTS.facilitator.email)
    await page.getByLabel('Mot de passe').fill(PASSWORD)
    await button(page, 'Se connecter').click()
    await sees(page.getByText(/^Votre brouillon du/))
    expect(await findings(page).inputValue()).toBe('Four arrêté la nuit')
    await picture(page, 'visit-notes-kept')
    await section(page, 'Ce qui a été dit').getByRole('button', { name: 'Enregistrer' }).click()
    await sees(page.getByText('Enregistré.', { exact: true }))
    expect((await stored(page)).findings).toEqual(['Four arrêté la nuit'])
    await page.reload()
    await sees(findings(page))
    await seesNot(page.getByText(/^Votre brouillon du/))
  })

  it('leave by themselves when a lost connection comes back', async () => {
    site.provokes(/ERR_INTERNET_DISCONNECTED/, /websocket/i)
    const page = await openVisit('Moulin hors réseau')
    await page.context().setOffline(true)
    await findings(page).fill('Son stocké en vrac')
    await section(page, 'Ce qui a été dit').getByRole('button', { name: 'Enregistrer' }).click()
    await sees(page.getByText('Connexion perdue.', { exact: false }))
    await page.context().setOffline(false)
    await sees(page.getByText('Enregistré.', { exact: true }))
    expect((await stored(page)).findings).toEqual(['Son stocké en vrac'])
  })
})

describe('the day of a visit', TEST_LIMIT, () => {
  it('is mailed with its hours to a contact of the structure, and again when it moves', async () => {
    const email = 'zoe@briqueterie.example'
    const contacts = [{ name: 'Zoé Lasbats', email, phone: null }]
    const page = await openVisit('Briqueterie de l’agenda', { contacts })
    await button(page, 'Changer de jour ou de personne').click()
    await dialog(page).getByLabel('De (facultatif)').fill('14:30')
    await dialog(page).getByLabel('À (facultatif)').fill('16:00')
    await picture(page, 'visit-hours')
    await dialog(page).getByRole('button', { name: 'Enregistrer' }).click()
    await sees(page.getByText(words('Prévue le 16 novembre 2026, de 14:30 à 16:00')))

    await button(page, 'Agenda et invitation').click()
    await dialog(page)
      .getByRole('checkbox', { name: /Zoé Lasbats/ })
      .check()
    await picture(page, 'visit-invitation')
    await expectNoAxeViolations(page, 'the invitation to a visit')
    const download = page.waitForEvent('download')
    await dialog(page).getByRole('link', { name: 'Fichier d’agenda' }).click()
    expect((await download).suggestedFilename()).toBe('visite.ics')
    await dialog(page).getByRole('button', { name: 'Envoyer' }).click()
    await sees(page.getByText('L’invitation part par courriel.'))
    const starts = () =>
      site.server.mailsTo(email).map(({ calendar }) => /DTSTART:(\w+)/.exec(calendar ?? '')?.[1])
    expect(starts()).toEqual(['20261116T133000Z'])
    await button(page, 'Changer de jour ou de personne').click()
    await sees(dialog(page).getByText(/un courriel dira le changement/))
    await dialog(page).getByLabel('Jour de la visite').fill('2026-11-17')
    await dialog(page).getByRole('button', { name: 'Enregistrer' }).click()
    await sees(page.getByText(words('Prévue le 17 novembre 2026, de 14:30 à 16:00')))
    expect(starts()).toEqual(['20261116T133000Z', '20261117T133000Z'])
    await expectFitsPhone(page, 'visit-planned')
  })
})
