import { describe, it } from 'vitest'
import {
  eventually,
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

describe('a project and a shared service', TEST_LIMIT, () => {
  it('is opened by a facilitator, agreed to with a volume, and its figures follow for both at once', async () => {
    const [facilitator, member] = [
      await site.visit('/services', { as: 'facilitator' }),
      await site.visit('/services', { as: 'member', size: 'phone' }),
    ]
    await sees(member.getByText('Pas encore de service mutualisé'))
    await seesNot(member.getByText('Ce qui compte pour la fiche 1.1.4 du plan'))
    await facilitator.getByRole('button', { name: 'Ouvrir une fiche de service' }).first().click()
    const dialog = facilitator.getByRole('dialog')
    await dialog.getByLabel('Nom du service').fill('Presse à balles')
    await dialog.getByLabel('Son volume se compte en').selectOption({ label: 't' })
    await dialog.getByRole('combobox', { name: words('Inviter une première structure') }).fill('Conserverie')
    await facilitator.getByRole('option', { name: MEMBER_HOME }).click()
    await dialog.getByRole('button', { name: 'Ouvrir une fiche de service' }).click()
    await sees(heading(facilitator, 'Presse à balles'), facilitator.getByText('Invitée'))
    await sees(facilitator.getByText(words('Il faut au moins deux structures qui ont dit oui.')))

    // The page of who is invited hears of it by itself.
    await member.getByRole('link', { name: 'Presse à balles' }).click()
    await sees(member.getByText(words(`${MEMBER_HOME} est invitée à y prendre part`)))
    await member.getByLabel('Quantité').fill('50')
    await member.getByRole('button', { name: 'Y prendre part' }).click()
    await sees(facilitator.getByText('A dit oui'))

    await facilitator.getByRole('button', { name: 'Remplir la fiche de coûts' }).click()
    const [fixed, variable] = ['Coûts fixes', 'Coûts variables'].map((name) =>
      facilitator.getByRole('group', { name }),
    ) as [ReturnType<typeof facilitator.getByRole>, ReturnType<typeof facilitator.getByRole>]
    await fixed.getByRole('textbox').fill('Local')
    await fixed.getByRole('spinbutton').fill('1000')
    await variable.getByRole('textbox').fill('Liens')
    await variable.getByRole('spinbutton').fill('10')
    await facilitator.getByLabel(words('Prix, en euros par t')).fill('40')
    await facilitator.getByRole('button', { name: 'Enregistrer la fiche de coûts' }).click()
    // 40 × 50 − 1 000 − 10 × 50 = 500 € a year, from 33,3 t.
    await sees(
      member.getByText(words('500 € par an')).first(),
      member.getByText(words('33,3 t par an')).first(),
    )
    await sees(member.getByText('pèse le plus', { exact: true }))
    await expectNoAxeViolations(member, 'the service of a member')
    await expectFitsPhone(member, 'shared-service')
  })

  it('begins with a project that a member proposes, hidden until its facilitator makes a service of it', async () => {
    const [member, facilitator] = [
      await site.visit('/projets', { as: 'member', size: 'phone' }),
      await site.visit('/projets', { as: 'facilitator' }),
    ]
    await member.getByRole('button', { name: 'Proposer un projet' }).first().click()
    const dialog = member.getByRole('dialog')
    await dialog.getByLabel('Nom du projet').fill('Laverie de bacs')
    await dialog.getByLabel('Ce que vous voulez faire').fill('Laver nos bacs à plusieurs.')
    await dialog.getByLabel('Ce qui manque').fill('Un local\nUne laveuse')
    await dialog.getByRole('button', { name: 'Proposer un projet' }).click()
    await sees(heading(member, 'Laverie de bacs'), member.getByText('Animation seule'))
    await expectNoAxeViolations(member, 'the project of a member')
    await expectFitsPhone(member, 'project')

    // The list of its facilitator hears of it by itself; others join before it becomes anything.
    await facilitator.getByRole('link', { name: 'Laverie de bacs' }).click()
    await facilitator.getByRole('button', { name: 'J’accompagne ce projet' }).click()
    await sees(member.getByText('Accompagné', { exact: true }))
    await seesNot(facilitator.getByRole('button', { name: 'En faire un service mutualisé' }))

    // What is missing opens the form that declares, filled in.
    await member.getByRole('link', { name: words('Déclarer ce besoin : Un local') }).click()
    await eventually(() => member.getByLabel('Avec vos mots').inputValue()).toBe('Un local')
  })
})
