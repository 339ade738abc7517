import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { FlowInput } from '../../src/features/flows/contract.ts'
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
const MEMBER = ACCOUNTS.member.email

let home = ''
beforeAll(() => {
  home = site.server.rooms.organisations.records().find(({ name }) => name === MEMBER_HOME)?.id ?? ''
})

/** A flow of the member's structure that nobody has said again for long. */
function old(label: string, input: Partial<FlowInput> = {}): string {
  const amount = { quantity: 12, unit: 't', period: 'year' } as const
  return site.server.flow({
    ...{ organisationId: home, kind: 'stock', label, confirmedOn: '2025-03-10', visibility: 'network' },
    ...amount,
    ...input,
  })
}
const rowOf = (id: string) => site.server.rooms.flows.rowsOf([id])[0]
const row = (page: Page, label: string) => page.getByRole('row', { name: new RegExp(label) })

describe('a renewal from a mail link', TEST_LIMIT, () => {
  it('takes one press, no password, and nothing before it', async () => {
    const [kept, gone] = [old('Palettes perdues en pin'), old('Fûts métalliques de deux cents litres')]
    await site.server.rooms.renewals.daily()
    const mail = site.server.mailsTo(MEMBER).at(-1)
    expect(mail?.subject).toMatch(/^Toujours vrai/)
    expect(mail?.paragraphs.join('\n')).toContain('Palettes perdues en pin')

    const page = await site.visit(site.server.lastLink(MEMBER))
    await sees(
      heading(page, 'Est-ce toujours vrai ?'),
      page.getByText('Palettes perdues en pin', { exact: true }),
    )
    await sees(
      page.getByText(words(`Gisement · ${MEMBER_HOME} · 12 t par an · terme : 10 mars 2026`)).first(),
    )
    expect(rowOf(kept)?.confirmedOn, 'opening the link answers nothing').toBe('2025-03-10')
    await picture(page, 'renewal-link')
    await expectFitsPhone(page, 'renewal-link')
    await expectNoAxeViolations(page, 'the link of a reminder')

    await page.getByLabel(words('Plus vrai : retirer « Fûts métalliques de deux cents litres »')).check()
    await page.getByRole('button', { name: 'Enregistrer ces réponses' }).click()
    await sees(heading(page, 'Merci'), page.getByText(words('Flux retirés : 1.')))
    expect(rowOf(kept)?.confirmedOn).toBe('2026-11-16')
    expect(rowOf(gone)?.withdrawnAt).not.toBeNull()

    site.provokes(/410/)
    await page.goto(site.server.lastLink(MEMBER))
    await page.reload()
    await sees(page.getByText(/Ce lien a déjà servi/))
  })
})

describe('what is to renew', TEST_LIMIT, () => {
  it('is confirmed one by one or all at once, withdrawn and put back, by a member', async () => {
    const ids = ['Cartons de réemploi', 'Bidons de saumure', 'Housses de palettes'].map((label) => old(label))
    const page = await site.visit('/gisements-besoins', { as: 'member' })
    await page.getByRole('link', { name: /flux à confirmer/ }).click()
    await sees(heading(page, 'À renouveler'), row(page, 'Bidons de saumure'))
    await picture(page, 'renewals')
    await expectFitsPhone(page, 'renewals')

    await page.getByRole('button', { name: words('Toujours vrai : Cartons de réemploi') }).click()
    await seesNot(row(page, 'Cartons de réemploi'))
    await page.getByRole('button', { name: words('Plus vrai : retirer « Bidons de saumure »') }).click()
    await sees(page.getByText(words('« Bidons de saumure » est retiré.')))
    await page.getByRole('button', { name: 'Remettre' }).click()
    await sees(row(page, 'Bidons de saumure'))
    await page.getByRole('button', { name: /^Tout est toujours vrai \(\d+\)/ }).click()
    await sees(page.getByRole('heading', { name: 'Rien à renouveler' }))
    for (const id of ids) expect(rowOf(id)).toMatchObject({ confirmedOn: '2026-11-16', withdrawnAt: null })
  })

  it('is found among the flows by its freshness', async () => {
    old('Tresses de raphia')
    const page = await site.visit('/gisements-besoins?q=raphia', { as: 'facilitator' })
    const found = page.getByRole('link', { name: 'Tresses de raphia' })
    await sees(found)
    await page.getByLabel('Fraîcheur').selectOption({ label: 'Tenus pour vrais' })
    await sees(page.getByRole('heading', { name: 'D’une autre fraîcheur' }))
    await page.getByLabel('Fraîcheur').selectOption({ label: 'À confirmer' })
    await sees(found)
    await seesNot(page.getByRole('heading', { name: 'D’une autre fraîcheur' }))
    await picture(page, 'flows-by-freshness')
    await expectFitsPhone(page, 'flows-by-freshness')
  })

  it('is marked on the flow, which says since when, and no more once it is confirmed there', async () => {
    const id = old('Chutes de liège')
    const page = await site.visit(`/gisements-besoins/${id}`, { as: 'facilitator' })
    await sees(page.getByText(words('À confirmer depuis le 10 mars 2026')).first())
    await picture(page, 'flow-stale')
    await expectFitsPhone(page, 'flow-stale')
    await page.getByRole('button', { name: 'Toujours vrai' }).click()
    await sees(page.getByText(words('À confirmer avant le 16 novembre 2027')).first())
  })
})

describe('the history of a flow', TEST_LIMIT, () => {
  it('tells who changed what, compares two versions in words and units, and what was said on a day', async () => {
    const id = old('Copeaux de hêtre')
    site.server.rooms.flows.update(id, { quantity: 8.5, months: 7 }, { by: 'cli', origin: 'import' })
    const page = await site.visit(`/gisements-besoins/${id}`, { as: 'member' })
    await page.getByRole('button', { name: 'Toujours vrai' }).click()
    await eventually(async () => rowOf(id)?.confirmedOn === '2026-11-16')
    await page.getByRole('link', { name: 'Historique' }).click()
    await sees(heading(page, words('Historique : Copeaux de hêtre')), page.getByText('3 versions'))
    const versions = page.getByRole('table', { name: 'Toutes les versions' }).getByRole('row')
    await sees(versions.filter({ hasText: 'Renouvellement' }).filter({ hasText: ACCOUNTS.member.name }))
    await sees(versions.filter({ hasText: 'Import' }).filter({ hasText: 'Quantité, Disponibilité' }))

    await page.getByLabel('Avant', { exact: true }).selectOption('1')
    await page.getByLabel('Après', { exact: true }).selectOption('2')
    await sees(page.getByRole('row', { name: words('Quantité 12 t par an 8,5 t par an') }))
    await sees(page.getByRole('row', { name: 'Disponibilité Non renseigné janvier à mars' }))
    expect(addressOf(page)).toContain('avant=1')
    await page.getByLabel('Au soir du').fill('2026-11-16')
    await sees(page.getByText(/^Version 3/).last())
    await picture(page, 'flow-history')
    await expectFitsPhone(page, 'flow-history')
    await expectNoAxeViolations(page, 'the history of a flow')
  })
})
