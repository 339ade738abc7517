import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import {
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

function structureNamed(name: string): string {
  const found = site.server.rooms.organisations.records().find((each) => each.name === name)
  if (!found) throw new Error(`The pilot has no structure called ${name}.`)
  return found.id
}
const home = () => structureNamed(MEMBER_HOME)
const flowsOf = (id: string) => site.server.rooms.flows.liveRowsOf(id)
const cell = (page: Page, name: string, number: number) =>
  page.getByLabel(`${name}, ligne ${number}`, { exact: true })

/** Ten flows as a director tells them: the letter, the words, the quantity, the months, the code. */
const TOLD: [string, string, string?, string?, string?][] = [
  ['g', 'Boîtes métalliques cabossées', '3 t/an', undefined, '150104'],
  ['g', 'Marc de pommes', '12 t', 'septembre à novembre'],
  ['g', 'Cartons d’emballage propres', '2 t/mois', 'toute l’année', '150101'],
  ['g', 'Épluchures de légumes', '800 kg/semaine', 'été'],
  ['g', 'Chambre froide disponible le week-end', '40 m2'],
  ['b', 'Palettes 80 x 120 en bon état', '300 palettes/an'],
  ['b', 'Bocaux en verre de réemploi', '5000 pièces/an'],
  ['b', 'Sciure pour le fumage', '500 kg/an', 'nov. à mars'],
  ['b', 'Transport frigorifique vers Toulouse', '2 jours/semaine'],
  ['b', 'Formation à la conduite de chariot'],
]

const hasFocus = (field: Locator) => field.evaluate((one) => one === one.ownerDocument.activeElement)

/** Walks with the Tab key until the field has the focus. */
async function tabTo(page: Page, field: Locator) {
  await field.waitFor()
  for (let step = 0; step < 20 && !(await hasFocus(field)); step++) await page.keyboard.press('Tab')
  expect(await hasFocus(field)).toBe(true)
}

/** Types with the keyboard alone, from the first cell of the active row. */
async function typeRows(page: Page, rows: typeof TOLD) {
  for (const [letter, label, quantity, months, code] of rows) {
    await page.keyboard.press(letter)
    await page.keyboard.type(label)
    await page.keyboard.press('Tab')
    if (quantity) await page.keyboard.type(quantity)
    await page.keyboard.press('Tab')
    if (months) await page.keyboard.type(months)
    if (code) {
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await page.keyboard.type(code)
    }
    await page.keyboard.press('Enter')
  }
}

describe('the quick-entry sheet', TEST_LIMIT, () => {
  it('takes ten flows with the keyboard alone, while a director talks', async () => {
    const page = await site.visit(`/structures/${home()}`, { as: 'facilitator' })
    const before = flowsOf(home()).length
    await page.getByRole('link', { name: 'Saisie rapide' }).focus()
    await page.keyboard.press('Enter')
    await sees(heading(page, words(`Saisie rapide : ${MEMBER_HOME}`)))
    await tabTo(page, cell(page, 'Sens', 1))
    await typeRows(page, TOLD)
    await sees(page.getByText('10 lignes enregistrées'))
    await picture(page, 'quick-entry')

    const typed = flowsOf(home()).slice(before)
    expect(typed.map(({ kind: sens, label }) => [sens === 'stock' ? 'g' : 'b', label])).toEqual(
      TOLD.map(([letter, label]) => [letter, label]),
    )
    const [boxes, marc, cartons, , room, pallets] = typed
    expect(boxes).toMatchObject({ quantity: 3, unit: 't', period: 'year', wasteCode: '150104' })
    expect(marc).toMatchObject({ quantity: 12, unit: 't', period: null, months: 0b11100000000 })
    expect(cartons).toMatchObject({ quantity: 2, period: 'month', months: 0xfff })
    expect(room).toMatchObject({ quantity: 40, unit: 'm2' })
    expect(pallets).toMatchObject({ quantity: 300, unit: 'piece' })
    for (const { provenance, visibility } of typed)
      expect([provenance, visibility]).toEqual(['declared', 'facilitators'])
  })

  it('takes the last row back, says what is wrong beside its cell, and loses nothing on the way', async () => {
    const page = await site.visit(`/structures/${home()}/saisie`, { as: 'facilitator' })
    const before = flowsOf(home()).length
    await cell(page, 'Sens', 1).focus()
    await typeRows(page, [['g', 'Fûts plastique bleus', 'beaucoup']])
    await sees(page.getByText('Commencez par un nombre', { exact: false }))
    expect(await cell(page, 'Quantité', 1).inputValue()).toBe('beaucoup')
    expect(await hasFocus(cell(page, 'Quantité', 1))).toBe(true)
    await cell(page, 'Quantité', 1).fill('20 pièces/an')
    await page.keyboard.press('Enter')
    await sees(page.getByText('1 ligne enregistrée'))
    expect(flowsOf(home()).length).toBe(before + 1)
    await page.keyboard.press('Control+z')
    await eventually(() => flowsOf(home()).length).toBe(before)
    expect(await cell(page, 'Désignation', 1).inputValue()).toBe('Fûts plastique bleus')

    site.provokes(/\b422\b/)
    await cell(page, 'Quantité', 1).fill('90000000 t/an')
    await page.keyboard.press('Enter')
    await sees(page.getByText(words('1 à corriger : ↑ pour y revenir')))
    await page.keyboard.press('ArrowUp')
    await page.getByRole('button', { name: 'Corriger la ligne 1' }).click()
    await sees(page.getByText('Entrée de nouveau', { exact: false }))
    await page.keyboard.press('Enter')
    await sees(page.getByText('1 ligne enregistrée'))
    expect(flowsOf(home()).at(-1)).toMatchObject({ quantity: 90_000_000, unit: 't' })
  })

  it('flags what was already declared, and corrects a saved row in its place', async () => {
    const id = structureNamed('Brasserie Moustignac')
    const page = await site.visit(`/structures/${id}/saisie`, { as: 'facilitator' })
    const before = flowsOf(id)
    const known = before[0]
    await cell(page, 'Sens', 1).selectOption(known?.kind ?? '')
    await cell(page, 'Désignation', 1).fill(known?.label.toLowerCase() ?? '')
    await sees(page.getByText(words('Déjà déclaré, semble-t-il'), { exact: false }))
    await cell(page, 'Désignation', 1).fill('Housses de palettes')
    await seesNot(page.getByText(words('Déjà déclaré, semble-t-il'), { exact: false }))
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
    await sees(page.getByText('1 ligne enregistrée'))
    await page.getByRole('button', { name: 'Corriger la ligne 1' }).click()
    await cell(page, 'Désignation', 1).fill('Housses de palettes usagées')
    await page.keyboard.press('Enter')
    await eventually(() => flowsOf(id).at(-1)?.label).toBe('Housses de palettes usagées')
    expect(flowsOf(id).length).toBe(before.length + 1)
  })

  it('keeps rows through lost answers and a closed page, and sends each once', async () => {
    site.provokes(/typed-rows|ERR_FAILED|ERR_INTERNET_DISCONNECTED|WebSocket/)
    const id = structureNamed('Brasserie Moustignac')
    const page = await site.visit(`/structures/${id}/saisie`, { as: 'facilitator' })
    await cell(page, 'Sens', 1).focus()
    const before = flowsOf(id).length
    // The server takes the row; what it answers is lost on the way.
    await page.route('**/typed-rows/**', async (route) => {
      await route.fetch()
      // The page may be gone by then.
      await route.abort().catch(() => {})
    })
    await typeRows(page, [
      ['g', 'Bidons vides de nettoyant', '40 pièces/an'],
      ['b', 'Orge maltée', '3 t/an'],
    ])
    await sees(page.getByText('Le serveur ne répond pas', { exact: false }), page.getByText('2 en attente'))
    await expectNoAxeViolations(page, 'the sheet cut off')
    await eventually(() => flowsOf(id).length).toBe(before + 1)
    await page.reload()
    await sees(page.getByText('2 en attente'), page.getByText('Orge maltée'))
    await page.unroute('**/typed-rows/**')
    await sees(page.getByText('2 lignes enregistrées'))
    expect(flowsOf(id).length).toBe(before + 2)
    await page.reload()
    await sees(page.getByText('0 ligne enregistrée'))
    expect(flowsOf(id).length).toBe(before + 2)
  })

  it('waits for the line to come back', async () => {
    site.provokes(/ERR_INTERNET_DISCONNECTED|WebSocket/)
    const id = structureNamed('Brasserie Moustignac')
    const page = await site.visit(`/structures/${id}/saisie`, { as: 'facilitator' })
    await cell(page, 'Sens', 1).focus()
    await page.context().setOffline(true)
    await typeRows(page, [['g', 'Levures de fin de cuve', '2 t/an']])
    await sees(page.getByText('Le serveur ne répond pas', { exact: false }), page.getByText('1 en attente'))
    await page.context().setOffline(false)
    await sees(page.getByText('1 ligne enregistrée'))
    await seesNot(page.getByText('Le serveur ne répond pas', { exact: false }))
  })

  it('asks at sign-out what becomes of rows that were not sent', async () => {
    const page = await site.visit(`/structures/${home()}/saisie`, { as: 'facilitator' })
    await cell(page, 'Désignation', 1).fill('Une ligne pas encore envoyée')
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Effacer et se déconnecter' }).click()
    await sees(heading(page, 'Connexion'))
    const kept = await page.evaluate('Object.keys(localStorage).filter((key) => key.includes("rows"))')
    expect(kept).toEqual([])
  })

  it('is accessible, and fits a phone and a tablet', async () => {
    const page = await site.visit(`/structures/${home()}/saisie`, { as: 'facilitator' })
    await cell(page, 'Sens', 1).focus()
    await typeRows(page, [['g', 'Caisses en bois', '100 pièces/an']])
    await sees(page.getByText('1 ligne enregistrée'))
    await expectNoAxeViolations(page, 'the sheet')
    await expectFitsPhone(page, 'quick-entry')
    await page.setViewportSize({ width: 820, height: 1180 })
    await picture(page, 'quick-entry-tablet')
    await expectNoAxeViolations(page, 'the sheet on a tablet')
  })
})
