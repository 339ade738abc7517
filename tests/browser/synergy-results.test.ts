import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { flowInput } from '../../src/features/flows/contract.ts'
import { synergyInput } from '../../src/features/synergies/life-contract.ts'
import { exchangeInput } from '../../src/features/synergies/results/contract.ts'
import { vehicleIds } from '../../src/kernel/synergies.ts'
import {
  ACCOUNTS,
  expectFitsPhone,
  expectNoAxeViolations,
  heading,
  picture,
  sees,
  seesNot,
  sharedSite,
  TEST_LIMIT,
  words,
} from '../support/browser.ts'

const site = sharedSite()

/** The server of the tests lives on this day. */
const DAY = '2026-11-16'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const dialog = (page: Page) => page.getByRole('dialog')
const section = (page: Page, title: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: title, exact: true }) })

/** Boxes that two structures, which know each other, pass on for reuse. */
function introducedSynergy(): string {
  const { rooms, db } = site.server
  const [one, other] = rooms.organisations.records()
  const declare = (organisationId: string | undefined, kind: 'stock' | 'need') => {
    const what = { organisationId, kind, family: 'material', resourceId: 'boxes' }
    const input = {
      ...what,
      label: 'Cartons d’emballage à réutiliser',
      quantity: 4,
      unit: 't',
      period: 'year',
    }
    return rooms.flows.create(flowInput.parse(input), { by: 'test', origin: 'form' })
  }
  const parties = [{ flowId: declare(one?.id, 'stock') }, { flowId: declare(other?.id, 'need') }]
  const who = rooms.accounts.personByEmail(ACCOUNTS.facilitator.email)
  const facilitator = rooms.accounts.actorById(who?.id ?? '')
  if (!facilitator) throw new Error('The pilot has no account for a facilitator.')
  const { id } = rooms.synergies.life.takeUp(
    facilitator,
    synergyInput.parse({ kind: 'substitution', parties, stage: 'validated' }),
  )
  const run = (sql: string) => db.sqlite.prepare(sql).run(id)
  run("update synergies set stage = 'introduced' where id = ?")
  run("update synergy_parties set introduced_at = '2026-01-10T08:00:00.000Z' where synergy_id = ?")
  run(
    'update synergy_party_flows set introduced_at = joined_at where party_id in (select id from synergy_parties where synergy_id = ?)',
  )
  return id
}

/** Eight more, each carried and got rid of in its way, so that many factors are told. */
function noteManyExchanges(id: string): void {
  const { accounts, synergies } = site.server.rooms
  const facilitator = accounts.actorById(accounts.personByEmail(ACCOUNTS.facilitator.email)?.id ?? '')
  if (!facilitator) throw new Error('The pilot has no account for a facilitator.')
  for (const [place, vehicle] of vehicleIds.entries())
    synergies.results.record(
      facilitator,
      id,
      exchangeInput.parse({
        ...{ on: DAY, basis: 'measured', quantity: 620 + place, unit: 'kg', vehicle },
        outlet: place % 2 === 0 ? 'landfill' : 'incineration',
        evidence: `Bon n° ${place + 1}, remis par le transporteur et classé au bureau`,
      }),
    )
}

async function pagesOnPaper(page: Page): Promise<number> {
  const paper = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')
  return paper.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}

describe('what a synergy gave', TEST_LIMIT, () => {
  it('is printed on one page, even with many exchanges and factors', async () => {
    const id = introducedSynergy()
    noteManyExchanges(id)
    const page = await site.visit(`/synergies/${id}/fiche`, { as: 'facilitator' })
    await sees(page.getByText('Bon n° 8, remis par le transporteur et classé au bureau'))
    expect(await pagesOnPaper(page)).toBe(1)
  })

  it('goes from its first exchange to operational, its total shown, and to its sheet', async () => {
    const id = introducedSynergy()
    const page = await site.visit(`/synergies/${id}`, { as: 'facilitator' })
    const results = section(page, 'Résultats')
    await sees(results.getByText('Aucun échange n’a encore été noté.'))

    await button(page, 'Noter un échange').click()
    await dialog(page).getByLabel('Jour de l’échange').fill(DAY)
    await dialog(page).getByLabel('Quantité', { exact: true }).fill('2')
    await dialog(page).getByLabel('Preuve').fill('Bon de pesée n° 12')
    await dialog(page).getByText('Pour estimer le CO₂e').click()
    await dialog(page).getByLabel('Ce que la matière serait devenue sans l’échange').selectOption('landfill')
    await expectNoAxeViolations(page, 'the form of an exchange')
    await button(page, 'Enregistrer l’échange').click()

    await sees(results.getByText(/^Les preuves suffisent/), results.getByText('Bon de pesée n° 12'))
    const tonnes = results.getByRole('row', { name: /Tonnes échangées/ })
    await sees(tonnes.getByText(words('2 t')))
    await results.getByText(/^CO₂e évité\s:\s\d/).click()
    await sees(results.getByText('Carton neuf'), results.getByText('Validité dépassée').first())
    await expectNoAxeViolations(page, 'the results of a synergy')
    await picture(page, 'the results of a synergy')
    await expectFitsPhone(page, 'the results of a synergy')

    await button(page, /^Passer à.*Opérationnelle$/).click()
    await seesNot(results.getByText(/^Les preuves suffisent/))

    await page.getByRole('link', { name: 'Fiche à imprimer' }).click()
    await sees(heading(page, /./), page.getByText('Opérationnelle le'), page.getByText('Bon de pesée n° 12'))
    await expectNoAxeViolations(page, 'the sheet of a synergy')
    expect(await pagesOnPaper(page)).toBe(1)
    await expectFitsPhone(page, 'the sheet of a synergy')

    // A mistake stays in the list, struck through, and counts no more.
    await page.goto(`/synergies/${id}`)
    await button(page, 'Annuler cet échange…').click()
    await dialog(page).getByLabel('Pourquoi').fill('Noté deux fois')
    await button(page, 'Annuler l’échange').click()
    await sees(results.locator('del').getByText('Bon de pesée n° 12'), results.getByText('Noté deux fois'))
    await seesNot(tonnes.getByText(words('2 t')))
  })
})
