import { describe, it } from 'vitest'
import {
  addressOf,
  eventually,
  expectFitsPhone,
  expectNoAxeViolations,
  heading,
  MEMBER_HOME,
  sees,
  sharedSite,
  TEST_LIMIT,
  words,
} from '../support/browser.ts'

const site = sharedSite()

/** A guide to read, published for the network. */
function aGuide(): void {
  const { accounts, information } = site.server.rooms
  const actor = accounts.actorById(accounts.personByEmail('facilitator@pilote.example')?.id ?? '')
  if (!actor) throw new Error('The pilot has no facilitator.')
  const { id } = information.writing.create(actor, {
    ...{ category: 'guide', title: 'Préparer ses soudures', summary: 'Avant de souder, en deux pages.' },
    ...{ body: 'Dégraisser, chanfreiner, pointer.', sourceName: 'ADEME', sourceUrl: 'https://ademe.fr' },
  })
  information.writing.step(actor, id, 'published')
}

describe('a training path', TEST_LIMIT, () => {
  it('is put together, followed by a member, noted by who facilitates, and leads to declaring', async () => {
    aGuide()
    const writer = await site.visit('/competences', { as: 'facilitator' })
    await writer.getByRole('button', { name: 'Créer un parcours' }).click()
    await writer.getByRole('dialog').getByLabel('Titre').fill('Souder à l’arc')
    await writer.getByRole('dialog').getByRole('button', { name: 'Commencer' }).click()
    await sees(heading(writer, words('Modifier : Souder à l’arc')))
    await writer.getByLabel('Ce que l’on apprend').fill('Les bases, et la sécurité.')
    await writer.getByRole('combobox', { name: /^Compétence/ }).fill('technique')
    await writer.getByRole('option', { name: 'Formation technique et métier' }).click()
    await writer.getByRole('combobox', { name: 'Ajouter un guide' }).fill('soudures')
    await writer.getByRole('option', { name: /Préparer ses soudures/ }).click()
    await writer.getByRole('button', { name: 'Ajouter une session' }).click()
    await writer.getByLabel('Titre de la session').fill('Une matinée à l’atelier')
    await writer.getByLabel('Le', { exact: true }).fill('2026-12-04')
    await writer.getByRole('button', { name: 'Enregistrer' }).click()
    await sees(writer.getByText('Enregistré.'))
    await writer.getByRole('link', { name: 'Revenir au parcours' }).click()
    await writer.getByRole('button', { name: 'Publier' }).click()
    await sees(writer.getByRole('button', { name: 'Retirer' }))

    const member = await site.visit(addressOf(writer), { as: 'member', size: 'phone' })
    await member.getByRole('button', { name: words('Je l’ai lu : Préparer ses soudures') }).click()
    await sees(member.getByText(words('Étapes suivies : 1 sur 2')), member.getByText(/^Lu le/))
    await expectFitsPhone(member, 'training path')

    await writer.getByRole('combobox', { name: 'Structure' }).fill(MEMBER_HOME.slice(0, 12))
    await writer.getByRole('option', { name: MEMBER_HOME }).click()
    await writer.getByRole('checkbox', { name: words('Dominique Membre : Une matinée') }).click()
    await sees(member.getByText(words('Étapes suivies : 2 sur 2')))
    await expectNoAxeViolations(writer, 'a path with who followed it')

    // From the path to the form, with the skill chosen.
    await member.getByRole('link', { name: 'Notre structure veut l’apprendre' }).click()
    await eventually(() => member.getByLabel('Avec vos mots').inputValue()).toBe('Formation : Souder à l’arc')
    await sees(member.getByText(words('Ressource : Formation technique et métier')).last())
    await member.getByRole('radio', { name: 'Je cherche' }).waitFor()
  })
})
