import { describe, expect, it } from 'vitest'
import {
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  picture,
  sees,
  sharedSite,
  TEST_LIMIT,
} from '../support/browser.ts'

const site = sharedSite()

describe('a member who asks for an introduction', TEST_LIMIT, () => {
  it('reads what it would show, asks, and sees live what the facilitator makes of it', async () => {
    const triage = await site.visit('/tri', { as: 'facilitator' })
    await sees(triage.getByRole('list', { name: 'Pistes à trier, par groupe' }))
    const member = await site.visit('/', { as: 'member', size: 'phone' })
    await member.getByRole('link', { name: /./ }).and(member.locator('[href*="piste"]')).first().click()
    const ask = member.getByRole('button', { name: 'Demander une mise en relation' })
    await ask.click()
    const dialog = member.getByRole('dialog', { name: 'Demander une mise en relation' })
    await sees(dialog.getByText('Ce qui sera montré de vous si l’autre structure accepte'))
    await sees(dialog.getByText('Conserverie du Mouliot').first())
    await picture(member, 'demande-de-mise-en-relation')
    await expectNoAxeViolations(member)
    await dialog.getByLabel(/Un mot pour l’animation/).fill('Une tournée commune nous irait.')
    await dialog.getByRole('button', { name: /^Demander et accepter/ }).click()
    await sees(member.getByText('Demandée, en attente de l’animateur'))
    await expectNoSidewaysScroll(member)

    // Taken back, and asked again.
    await member.getByRole('button', { name: 'Retirer ma demande' }).click()
    await sees(member.getByText('Demande retirée'))
    await member.getByRole('button', { name: 'Demander de nouveau' }).click()
    await dialog.getByLabel(/Un mot pour l’animation/).fill('Une tournée commune nous irait.')
    await dialog.getByRole('button', { name: /^Demander et accepter/ }).click()
    await sees(member.getByText('Demandée, en attente de l’animateur'))

    // Without reloading, it is the first group of the facilitator’s triage.
    const group = triage.getByRole('button', { name: /Demandées par une structure/ })
    await group.click()
    const first = triage.locator('a[data-candidate]').first()
    expect(await first.innerText()).toMatch(/Demandée/)
    await first.click()
    await sees(triage.getByText('Conserverie du Mouliot demande cette mise en relation'))
    await sees(triage.getByText('Une tournée commune nous irait.'))
    await picture(triage, 'tri-demande')
    await expectNoAxeViolations(triage)
    await triage.getByRole('button', { name: /^Valider/ }).click()
    await sees(triage.getByRole('status').filter({ hasText: /Demande validée/ }))

    await sees(member.getByText('L’animation a donné suite à la demande'))
    await member.getByRole('link', { name: 'Voir la mise en relation' }).first().click()
    await sees(member.getByText(/Vous avez accepté/))
    await sees(member.getByRole('button', { name: 'Reprendre mon accord' }))
  })
})
