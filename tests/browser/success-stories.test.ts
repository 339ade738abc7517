import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { synergyInput } from '../../src/features/synergies/life-contract.ts'
import { exchangeInput } from '../../src/features/synergies/results/contract.ts'
import { personOf } from '../../src/kernel/visibility.ts'
import {
  ACCOUNTS,
  expectFitsPhone,
  expectNoAxeViolations,
  heading,
  MEMBER_HOME,
  picture,
  sees,
  seesNot,
  sharedSite,
  TEST_LIMIT,
} from '../support/browser.ts'

const site = sharedSite()

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const story = (page: Page) =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: 'Récit de réussite' }) })

/** One that runs, between the structure of the member and another that has no account. */
function runningSynergy(): { id: string; otherId: string } {
  const { rooms, db, flow } = site.server
  const records = rooms.organisations.records()
  const home = records.find(({ name }) => name === MEMBER_HOME)
  const other = records.find(({ name }) => name !== MEMBER_HOME)
  const need = (organisationId = '') =>
    flow({ organisationId, kind: 'need', family: 'service', label: 'Gardiennage de nuit' })
  const facilitator = rooms.accounts.actorById(
    rooms.accounts.personByEmail(ACCOUNTS.facilitator.email)?.id ?? '',
  )
  if (!facilitator || !other) throw new Error('The pilot has no facilitator, or one structure alone.')
  const parties = [{ flowId: need(home?.id) }, { flowId: need(other.id) }]
  const input = synergyInput.parse({ kind: 'pooling', parties, stage: 'validated' })
  const { id } = rooms.synergies.life.takeUp(facilitator, input)
  const run = (sql: string) => db.sqlite.prepare(sql).run(id)
  run("update synergies set stage = 'operational' where id = ?")
  run("update synergy_parties set introduced_at = '2026-01-10T08:00:00.000Z' where synergy_id = ?")
  const exchange = { on: '2026-03-01', basis: 'declared', euros: 5400, evidence: 'Facture' }
  rooms.synergies.results.record(facilitator, id, exchangeInput.parse(exchange))
  return { id, otherId: other.id }
}

describe('a success story', TEST_LIMIT, () => {
  it('is written, agreed to word for word by each structure, read by anybody, and taken off at once', async () => {
    const { rooms } = site.server
    rooms.settings.change({ successStories: true }, 'test')
    const { id, otherId } = runningSynergy()
    const facilitator = await site.visit(`/synergies/${id}`, { as: 'facilitator' })
    await button(facilitator, 'Écrire un récit').click()
    const dialog = facilitator.getByRole('dialog')
    await dialog.getByLabel('Titre').fill('Un gardien de nuit pour deux ateliers')
    await dialog
      .getByLabel('Ce qui a été fait')
      .fill('Deux voisins de la zone paient ensemble un gardien de nuit.\nLe contrat tient depuis l’hiver.')
    await dialog.getByRole('checkbox', { name: /Euros économisés/ }).check()
    await dialog.getByLabel('Citation (facultative)').fill('Nous dormons mieux.')
    await dialog.getByLabel('De qui').fill('La direction de la conserverie')
    await expectNoAxeViolations(facilitator, 'the form of a story')
    await button(facilitator, 'Enregistrer').last().click()
    await sees(story(facilitator).getByText('Brouillon'))
    const member = await site.visit(`/synergies/${id}`, { as: 'member', size: 'phone' })
    await sees(heading(member, /Gardiennage/))
    await seesNot(member.getByRole('heading', { name: 'Récit de réussite' }))

    // Asked, its structures see it without reloading.
    await button(facilitator, 'Demander l’accord des structures').click()
    await sees(story(member).getByText('Accords demandés'))
    await sees(story(member).getByText('Un gardien de nuit pour deux ateliers'))
    await story(member).scrollIntoViewIfNeeded()
    await picture(member, 'récit à accepter')
    await expectNoAxeViolations(member, 'a story to agree to')
    await expectFitsPhone(member, 'a story to agree to')
    await button(member, 'Accepter la publication').click()
    await sees(story(member).getByText(/accepté par Dominique Membre/))

    const visitor = await site.visit('/reussites')
    await sees(visitor.getByText('Pas encore de récit'))
    await seesNot(visitor.getByRole('contentinfo').getByRole('link', { name: 'Réussites' }))
    const digest = rooms.synergies.stories.of(personOf(otherId), id).story?.digest ?? ''
    rooms.synergies.stories.answer(personOf(otherId), id, { organisationId: otherId, answer: 'yes', digest })
    await sees(story(facilitator).getByText('Publié', { exact: true }))
    await story(facilitator).scrollIntoViewIfNeeded()
    await picture(facilitator, 'récit publié')

    await visitor.goto(new URL('/connexion', visitor.url()).href)
    await visitor.getByRole('contentinfo').getByRole('link', { name: 'Réussites' }).click()
    await sees(visitor.getByRole('link', { name: 'Un gardien de nuit pour deux ateliers' }))
    await picture(visitor, 'réussites')
    await expectFitsPhone(visitor, 'the success stories')
    await visitor.getByRole('link', { name: 'Un gardien de nuit pour deux ateliers' }).click()
    await sees(heading(visitor, 'Un gardien de nuit pour deux ateliers'))
    await sees(visitor.getByText('Nous dormons mieux.'), visitor.getByText('déclaré'))
    await picture(visitor, 'réussite')
    await expectNoAxeViolations(visitor, 'a success story')
    await expectFitsPhone(visitor, 'a success story')

    await button(member, 'Retirer notre accord').click()
    await sees(story(member).getByText('Accord refusé ou repris'))
    site.provokes(/404/)
    await visitor.reload()
    await sees(visitor.getByText(/introuvable/))
  })
})
