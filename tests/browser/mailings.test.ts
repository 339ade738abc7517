import { describe, expect, it } from 'vitest'
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
const communications = () =>
  site.server.db.sqlite
    .prepare(
      'select recipient, subject, unsubscribe_path as path from mails where unsubscribe_path is not null',
    )
    .all() as { recipient: string; subject: string; path: string }[]

describe('a mailing', TEST_LIMIT, () => {
  it('is composed for part of the network, tried on oneself, sent, and refused by one press without an account', async () => {
    const facilitator = await site.visit('/communication', { as: 'facilitator' })
    await sees(facilitator.getByText('Aucune campagne pour l’instant'))
    await facilitator.getByRole('link', { name: 'Nouvelle campagne' }).click()
    await facilitator.getByLabel('Nom de la campagne').fill('Petit-déjeuner du bois')
    const sector = facilitator.getByRole('combobox', { name: words('Ajouter une activité') })
    await sector.fill('bois')
    await facilitator.getByRole('option', { name: /^Bois/ }).click()
    await sees(facilitator.getByText(/destinataires? sur \d+ structures? qui répond/))
    await facilitator.getByLabel('Objet', { exact: true }).fill('Bonjour {prenom}')
    await facilitator.getByLabel('Texte', { exact: true }).fill('Une rencontre pour **{structure}**.')
    await facilitator.getByRole('button', { name: 'Enregistrer' }).click()
    site.provokes(/answer 400: POST .*\/mailings/, /status of 400/)
    await sees(facilitator.getByText(/Le champ \{prenom\} n’existe pas/).first())
    await facilitator.getByLabel('Objet', { exact: true }).fill('Bonjour {prénom|à vous}')
    await facilitator.getByRole('button', { name: 'Enregistrer' }).click()
    await sees(heading(facilitator, 'Petit-déjeuner du bois'))

    await facilitator.getByRole('button', { name: 'Voir l’aperçu' }).click()
    const article = facilitator.getByRole('article')
    await sees(article.getByText(/^Bonjour /), article.locator('strong').first())
    await facilitator.getByRole('button', { name: 'M’envoyer un essai' }).click()
    await sees(facilitator.getByText(/Essai envoyé à/))
    await expectNoAxeViolations(facilitator, 'the form of a mailing')
    await facilitator.getByRole('button', { name: 'Programmer l’envoi' }).click()
    const dialog = facilitator.getByRole('dialog')
    await dialog.getByLabel('Envoyer dès maintenant').check()
    await dialog.getByRole('button', { name: 'Envoyer dès maintenant' }).click()
    await sees(facilitator.getByText('En cours d’envoi').first(), facilitator.getByText('Au départ').first())

    const [tested, first, ...others] = communications()
    expect(tested?.subject).toMatch(/^\[Essai\]/)
    expect(others).toEqual([])
    const visitor = await site.visit(first?.path ?? '', { size: 'phone' })
    await sees(visitor.getByText(/Cette adresse reçoit les communications/))
    await visitor.getByRole('button', { name: 'Ne plus les recevoir' }).click()
    await sees(visitor.getByText(/ne recevra plus de communications/))
    await expectNoAxeViolations(visitor, 'the page that unsubscribes')
    await expectFitsPhone(visitor, 'unsubscribe')
    // What had not left is taken back, and the page of the facilitator hears of it.
    await sees(facilitator.getByText('Désinscrit', { exact: true }).first())
    expect(communications()).not.toContainEqual(first)
    await visitor.getByRole('button', { name: /Annuler/ }).click()
    await sees(visitor.getByText(/Cette adresse reçoit les communications/))
  })
})

describe('the directory', TEST_LIMIT, () => {
  it('lists a structure once its people choose to, with what they show, and no longer once they say no', async () => {
    const [member, facilitator] = [
      await site.visit('/structures', { as: 'member' }),
      await site.visit('/annuaire', { as: 'facilitator', size: 'phone' }),
    ]
    await sees(facilitator.getByText('Personne ne figure encore dans l’annuaire'))
    await member.getByRole('link', { name: MEMBER_HOME }).click()
    await sees(member.getByText(/ne figure pas dans l’annuaire/))
    await member.getByRole('button', { name: 'Choisir ce qui est montré' }).click()
    const dialog = member.getByRole('dialog')
    await dialog.getByLabel('Figurer dans l’annuaire du réseau').check()
    await dialog.getByLabel('La commune').check()
    await dialog.getByLabel('La présentation').check()
    await dialog.getByLabel('Présentation', { exact: true }).fill('Conserves du Gers.')
    await dialog.getByLabel('Nom du contact').fill('Secret du contact')
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    await sees(member.getByText(/figure dans l’annuaire depuis/), member.getByText('Conserves du Gers.'))

    // The page of the facilitator hears of it by itself; the map says the same as the list.
    await sees(facilitator.getByRole('link', { name: MEMBER_HOME }))
    const map = facilitator.getByRole('region', { name: 'Carte de l’annuaire' })
    await sees(map.locator('.network-mark'))
    await expectNoAxeViolations(facilitator, 'the directory')
    await expectFitsPhone(facilitator, 'directory')
    await facilitator.getByRole('link', { name: MEMBER_HOME }).click()
    await sees(heading(facilitator, MEMBER_HOME), facilitator.getByText('Conserves du Gers.'))
    await seesNot(facilitator.getByText('Secret du contact'))

    site.provokes(/answer 404: GET .*\/directory\//, /status of 404/)
    await member.getByRole('button', { name: 'Choisir ce qui est montré' }).click()
    await dialog.getByLabel('Figurer dans l’annuaire du réseau').uncheck()
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    await sees(facilitator.getByText(/introuvable/))
  })
})
