import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { synergyInput } from '../../src/features/synergies/life-contract.ts'
import type { Actor } from '../../src/kernel/actor.ts'
import {
  addressOf,
  eventually,
  expectFitsPhone,
  heading,
  listening,
  MEMBER_HOME,
  sees,
  sharedSite,
  TEST_LIMIT,
  words,
} from '../support/browser.ts'

const site = sharedSite()

const rowOf = (reference: string) => {
  const row = site.server.rooms.flows.allRows().find((one) => one.reference === reference)
  if (!row) throw new Error(`The pilot has no flow ${reference}.`)
  return row
}
/** Somebody who answers for the structure of a flow, out of sight of the browsers. */
const managerOf = (organisationId: string): Actor => ({
  ...{ userId: 'neighbour', name: 'Lou Voisinage', role: 'member', portfolio: null },
  memberships: [{ organisationId, role: 'manager' }],
})
const facilitator: Actor = {
  ...{ userId: 'system', name: 'Camille Animation', role: 'facilitator', memberships: [], portfolio: null },
}

async function listeningAt(path: string, as: 'facilitator' | 'member'): Promise<Page> {
  const page = await site.visit('/confidentialite', { as })
  const isListening = listening(page)
  await page.goto(path)
  await isListening
  return page
}

const currentStage = (page: Page) =>
  page.getByRole('list', { name: 'Étapes' }).locator('[aria-current="step"]').innerText()

describe('a synergy in two browsers', TEST_LIMIT, () => {
  it('is taken up and asked in one, appears in the other, and is introduced in both, nobody reloading', async () => {
    const [stock, need] = [rowOf('G-035'), rowOf('B-042')]
    const member = await listeningAt('/mises-en-relation', 'member')
    await sees(member.getByText('Aucune mise en relation'))
    const desk = await listeningAt(`/piste/${stock.id}~${need.id}`, 'facilitator')

    await desk.getByRole('button', { name: 'Prendre en main' }).click()
    await sees(heading(desk, rowOf('G-035').label))
    await eventually(() => currentStage(desk)).toMatch(/Validée/)
    await sees(desk.getByText('Toutes les structures n’ont pas donné leur accord.'))
    await desk.getByRole('button', { name: 'Interroger les structures' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: 'Interroger ces structures' }).click()
    await sees(desk.getByText('En attente de réponses'))
    const id = addressOf(desk).split('/').at(-1) ?? ''

    const { introductions } = site.server.rooms.synergies
    const [asked] = introductions.list(facilitator).items
    const { organisationId } = stock
    const yes = { organisationId, answer: 'yes' as const, reason: null, withheld: [] }
    introductions.answer(managerOf(organisationId), asked?.id ?? '', yes)
    await sees(desk.getByText(words('A accepté')))

    await member.getByRole('listitem').getByRole('link', { name: /→/ }).click()
    await member.getByRole('button', { name: 'Accepter', exact: true }).click()
    await eventually(() => currentStage(desk)).toMatch(/Mise en relation/)
    await sees(desk.getByText(words('Présentée le')).first())

    await member.getByRole('navigation').getByRole('link', { name: 'Synergies' }).click()
    await member.getByRole('table').getByRole('link').first().click()
    await eventually(() => addressOf(member)).toBe(`/synergies/${id}`)
    await sees(member.getByText(MEMBER_HOME).first(), member.getByText('Tonnellerie Lasbarrigues').first())
    expect(await member.getByRole('heading', { name: 'Faire avancer' }).count()).toBe(0)
    await expectFitsPhone(member, 'synergy member')

    await desk.getByRole('button', { name: 'Passer à : À l’étude' }).click()
    await eventually(() => currentStage(member)).toMatch(/À l’étude/)
    await desk.getByRole('button', { name: 'Revenir à : Mise en relation' }).click()
    await eventually(() => currentStage(member)).toMatch(/Mise en relation/)
  })
})

describe('the board of synergies', TEST_LIMIT, () => {
  it('says what is next and what is late, planned in its place, refused with a reason, and is a list on a phone', async () => {
    const parties = ['G-048', 'B-057'].map((reference) => ({ flowId: rowOf(reference).id }))
    const { life } = site.server.rooms.synergies
    const { id } = life.takeUp(facilitator, synergyInput.parse({ kind: 'substitution', parties }))
    const page = await site.visit(`/synergies/${id}`, { as: 'facilitator' })
    await page.getByRole('button', { name: 'Prévoir la suite' }).click()
    await page.getByLabel('Quoi').fill('Demander la dernière analyse')
    await page.getByLabel('Pour le').fill('2026-01-05')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await sees(page.getByText('En retard'))
    await expectFitsPhone(page, 'synergy')

    await page.getByRole('link', { name: 'Toutes les synergies' }).click()
    const card = page.getByRole('region', { name: 'Tableau' }).getByRole('listitem')
    await sees(card.getByText('Demander la dernière analyse'), card.getByText('En retard'))
    await page.getByText('Ce que deviennent les synergies').click()
    await sees(page.getByRole('table', { name: 'Ce que deviennent les synergies' }))
    await expectFitsPhone(page, 'synergies')
    await card.getByRole('link').first().click()

    await page.getByRole('button', { name: 'Refuser…' }).click()
    await page.getByRole('dialog').getByLabel('Motif').selectOption('quality')
    await page.getByRole('dialog').getByRole('button', { name: 'Confirmer' }).click()
    await sees(page.getByText('Validée → Refusée'), page.getByText(/· Qualité/))
    await page.getByRole('link', { name: 'Toutes les synergies' }).click()
    await page.getByLabel('État').selectOption('closes')
    await sees(page.getByRole('table').getByText('Refusée'))
  })
})
