import { describe, it } from 'vitest'
import {
  expectFitsPhone,
  expectNoAxeViolations,
  heading,
  MEMBER_HOME,
  sees,
  seesNot,
  sharedSite,
  TEST_LIMIT,
  words,
} from '../support/browser.ts'

const site = sharedSite()

describe('a working group', TEST_LIMIT, () => {
  it('is made by a facilitator, joined by whom it invites, and lived in by both at once', async () => {
    const [facilitator, member] = [
      await site.visit('/groupes', { as: 'facilitator' }),
      await site.visit('/groupes', { as: 'member', size: 'phone' }),
    ]
    await sees(member.getByText('Pas encore de groupe de travail'))
    await facilitator.getByRole('button', { name: 'Créer un groupe de travail' }).first().click()
    const dialog = facilitator.getByRole('dialog')
    await dialog.getByLabel('Thème').fill('Emballages qui resservent')
    await dialog.getByLabel('Objectifs').fill('Un bac commun, lavé près d’ici.')
    const box = dialog.getByRole('combobox', { name: words('Inviter une première structure') })
    await box.fill(MEMBER_HOME.slice(0, 12))
    await facilitator.getByRole('option', { name: MEMBER_HOME }).click()
    await dialog.getByRole('button', { name: 'Créer un groupe de travail' }).click()
    await sees(heading(facilitator, 'Emballages qui resservent'), facilitator.getByText('Invitée'))

    // The page of who is invited hears of it by itself.
    await member.getByRole('link', { name: 'Emballages qui resservent' }).click()
    await sees(member.getByText(words(`${MEMBER_HOME} est invitée`)))
    await seesNot(member.getByLabel('Votre message'))
    await member.getByRole('button', { name: 'Rejoindre le groupe' }).click()
    await member.getByLabel('Votre message').fill('Nous perdons mille bacs par an.')
    await member.getByRole('button', { name: 'Envoyer' }).click()
    await sees(facilitator.getByRole('paragraph').filter({ hasText: 'Nous perdons mille bacs par an.' }))

    await facilitator.getByRole('button', { name: 'Noter une décision' }).click()
    await dialog.getByLabel(words('Ce qui a été décidé')).fill('Compter les bacs chez chacun.')
    await dialog.getByLabel('Le', { exact: true }).fill('2026-11-10')
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    await sees(member.getByText('Compter les bacs chez chacun.'))
    await expectNoAxeViolations(member, 'the group of a member')
    await expectFitsPhone(member, 'group')

    // What the page still asked of the group while leaving it is refused from that instant.
    site.provokes(/answer 404: GET .*\/groups\//, /status of 404/)
    await member.getByRole('button', { name: 'Sortir du groupe' }).click()
    await member.getByRole('dialog').getByRole('button', { name: 'Sortir du groupe' }).click()
    await sees(heading(member, 'Groupes de travail'), member.getByText('Pas encore de groupe de travail'))
    await sees(facilitator.getByText('Aucune structure n’est encore dans ce groupe.'))
  })
})
