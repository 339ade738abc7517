import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import {
  ACCOUNTS,
  expectFitsPhone,
  expectNoAxeViolations,
  MEMBER_HOME,
  picture,
  sees,
  seesNot,
  sharedSite,
  TEST_LIMIT,
  words,
} from '../support/browser.ts'

const site = sharedSite()

/** A synergy of the member’s structure and another one, who know each other. */
function introducedSynergy(): string {
  const { rooms, db, flow } = site.server
  const { accounts, organisations, synergies } = rooms
  const facilitator = accounts.actorById(accounts.personByEmail(ACCOUNTS.facilitator.email)?.id ?? '')
  if (!facilitator) throw new Error('a facilitator was expected')
  const home = organisations.records().find(({ name }) => name === MEMBER_HOME)
  const other = organisations.records().find(({ name }) => name !== MEMBER_HOME)
  const party = (organisationId: string | undefined, kind: 'stock' | 'need', label: string) => ({
    flowId: flow({ organisationId: organisationId ?? '', kind, label }),
    ...{ organisationId: null, role: null, promised: null },
  })
  const parties = [party(home?.id, 'stock', 'Palettes en pin'), party(other?.id, 'need', 'Palettes')]
  const { id } = synergies.life.takeUp(facilitator, {
    ...{ kind: 'substitution', title: 'Palettes du Mouliot', stage: 'validated', note: null },
    parties,
  })
  db.sqlite.prepare('update synergy_parties set introduced_at = joined_at where synergy_id = ?').run(id)
  synergies.life.step(facilitator, id, { from: 'validated', to: 'introduced', reason: null, note: null })
  return id
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel('Votre message').fill(text)
  await page.getByRole('button', { name: 'Envoyer' }).click()
}

describe('working together in a synergy', TEST_LIMIT, () => {
  it('shows a message live in the other browser, a note to facilitators alone, tasks and meetings to both', async () => {
    const path = `/synergies/${introducedSynergy()}`
    const [facilitator, member] = [
      await site.visit(path, { as: 'facilitator' }),
      await site.visit(path, { as: 'member', size: 'phone' }),
    ]
    await sees(member.getByLabel('Votre message'))

    await write(member, 'Bonjour, un camion passe jeudi.\nCela vous va ?')
    await sees(facilitator.getByText('Bonjour, un camion passe jeudi.'))
    await facilitator.getByLabel('L’animation seule').check()
    await write(facilitator, 'À surveiller de près')
    await sees(facilitator.getByRole('paragraph').filter({ hasText: 'À surveiller de près' }))

    await facilitator.getByRole('button', { name: 'Ajouter la liste de vérification' }).click()
    await sees(member.getByText(words('Transport : qui, quand, avec quel contenant')))
    await seesNot(facilitator.getByRole('button', { name: 'Ajouter la liste de vérification' }))
    await facilitator.getByRole('checkbox', { name: words('Transport : qui, quand') }).click()
    await sees(member.getByText(words(`Faite par ${ACCOUNTS.facilitator.name}`)))

    await member.getByRole('button', { name: 'Prévoir une réunion' }).click()
    const dialog = member.getByRole('dialog')
    await dialog.getByLabel('Titre').fill('Visite de la conserverie')
    await dialog.getByLabel('Jour').fill('2026-12-10')
    await dialog.getByLabel('De', { exact: true }).fill('10:00')
    await dialog.getByLabel('À', { exact: true }).fill('11:30')
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    await sees(facilitator.getByText(words('10 décembre 2026, de 10:00 à 11:30')))
    expect(await member.getByText('À surveiller de près').count()).toBe(0)

    await picture(facilitator, 'synergy-work')
    await expectNoAxeViolations(facilitator, 'a synergy worked on together')
    await expectFitsPhone(member, 'synergy-work')

    await member.getByRole('button', { name: 'Retirer', exact: true }).click()
    await member.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click()
    await sees(facilitator.getByText('Message retiré par son auteur'))
  })
})
