import { beforeAll, describe, expect, it } from 'vitest'
import { membershipRequestInput } from '../../src/features/people/contract.ts'
import { PASSWORD } from '../support/app.ts'
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

/** SIRETs of fictional companies, none of them registered in the pilot. */
const SIRETS = ['00090000000014', '00090001800016', '35600000000048']

/** Twelve people who wait, some for a structure of the pilot. */
function twelveWaiting(): void {
  const { accounts, organisations, people } = site.server.rooms
  const known = organisations
    .records()
    .flatMap(({ sites }) => sites.flatMap(({ siret }) => siret ?? []))
    .slice(0, 10)
  const sirets = [...known, '35600000000048', '35600000009075']
  sirets.forEach((siret, i) => {
    const email = `attente-${i}@pilote.example`
    const { id } = accounts.insert({ name: `Personne Attente ${i + 1}`, email, role: 'member' }, null, 'test')
    const asked = { siret, structureName: `Atelier ${i + 1}`, communeCode: '32013', jobTitle: 'gérance' }
    people.requests.make(id, membershipRequestInput.parse({ ...asked, purpose: 'Trouver de la sciure' }))
  })
}

let homeId = ''
beforeAll(() => {
  homeId = site.server.rooms.organisations.records().find(({ name }) => name === MEMBER_HOME)?.id ?? ''
  twelveWaiting()
})

describe('a person who registers', TEST_LIMIT, () => {
  it('is told at once of a SIRET that cannot be, and what comes next once it is sent', async () => {
    const page = await site.visit('/connexion')
    await page.getByRole('link', { name: 'Inscrire votre structure' }).click()
    await sees(heading(page, 'Rejoindre Boucle'))
    expect(addressOf(page)).toBe('/inscription')
    await picture(page, 'registration')
    await expectFitsPhone(page, 'registration')
    await expectNoAxeViolations(page, 'the registration')

    await page.getByLabel('SIRET de votre établissement').fill('000 900 000 00099')
    await sees(page.getByText(words('Ce SIRET n’existe pas : vérifiez les 14 chiffres.')))
    await page.getByLabel('SIRET de votre établissement').fill(SIRETS[2] ?? '')
    await page.getByLabel('Nom de la structure').fill('Boulangerie du Pont')
    await page.getByLabel('Commune où vous travaillez').selectOption({ label: 'Pavie' })
    await page.getByLabel('Votre nom').fill('Hélène Dastugue')
    await page.getByLabel('Adresse électronique').fill('helene@pont.example')
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Envoyer la demande' }).click()
    await sees(heading(page, 'Regardez votre messagerie'), page.getByText(words('helene@pont.example')))
    await expectNoAxeViolations(page, 'a registration sent')

    await page.goto(site.server.lastLink('helene@pont.example'))
    await page.getByRole('button', { name: 'Confirmer mon adresse' }).click()
    await sees(heading(page, 'Votre demande est bien arrivée'), page.getByText('Boulangerie du Pont'))
    await sees(page.getByRole('heading', { name: 'Ce qui va se passer' }))
    const rooms = page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link')
    expect(await rooms.allInnerTexts(), 'nothing of the network').toEqual(['Votre demande'])
    await picture(page, 'waiting')
    await expectFitsPhone(page, 'waiting')
    await expectNoAxeViolations(page, 'the waiting page')
    await page.goto('/gisements-besoins')
    await sees(heading(page, 'Page introuvable'))

    await page.goto('/')
    await page.getByRole('button', { name: words('Retirer la demande pour Boulangerie du Pont') }).click()
    await sees(page.getByText('Retirée'), heading(page, 'Vous ne faites partie d’aucune structure'))
    await page.getByRole('link', { name: 'Demander à rejoindre une structure' }).click()
    await sees(heading(page, 'Rejoindre une structure'))
    await page.goto('/')
    await page.getByRole('button', { name: 'Effacer mon compte' }).click()
    // The page may still ask for something while its account goes.
    site.provokes(/\b401\b/)
    await page.getByRole('dialog').getByRole('button', { name: 'Effacer mon compte' }).click()
    await sees(heading(page, 'Connexion'))
    expect(site.server.rooms.accounts.personByEmail('helene@pont.example')).toBeNull()
  })
})

describe('the queue of a facilitator', TEST_LIMIT, () => {
  it('shows who waits and what is known, confirms and refuses with the keyboard', async () => {
    const page = await site.visit('/adhesions', { as: 'facilitator' })
    await sees(heading(page, words('Demandes d’adhésion')), page.getByText(/1[0-2] demandes en attente/))
    const cards = page.getByRole('main').getByRole('listitem')
    await picture(page, 'requests')
    await expectFitsPhone(page, 'requests')
    await expectNoAxeViolations(page, 'the requests')

    const confirm = page.getByRole('button', {
      name: 'Confirmer la demande de Personne Attente 1',
      exact: true,
    })
    await confirm.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await sees(dialog.getByRole('heading', { name: 'Rattacher Personne Attente 1' }))
    await expectNoAxeViolations(page, 'the confirmation')
    await picture(page, 'request-confirm')
    await dialog.getByRole('button', { name: 'Rattacher et prévenir' }).click()
    await sees(page.getByText('Personne Attente 1 est rattaché. Un message lui a été envoyé.'))

    await page.getByRole('button', { name: 'Refuser la demande de Personne Attente 2', exact: true }).click()
    await dialog.getByLabel('Pourquoi').fill('Ce SIRET est celui d’une autre entreprise.')
    await page.keyboard.press('Enter')
    await sees(page.getByText(words('La demande de Personne Attente 2 est refusée.')))
    await eventually(() => cards.count()).toBeLessThan(12)

    await page
      .getByRole('button', { name: 'Confirmer la demande de Personne Attente 11', exact: true })
      .click()
    await sees(dialog.getByLabel('Nom de la structure'))
    await dialog.getByLabel('Nom de la structure').fill('Plateforme postale d’Auch')
    await dialog.getByRole('button', { name: 'Rattacher et prévenir' }).click()
    await sees(page.getByText('Personne Attente 11 est rattaché.'))
    await page.goto('/structures?q=plateforme')
    await sees(page.getByRole('link', { name: 'Plateforme postale d’Auch' }))
  })
})

describe('the people of a structure', TEST_LIMIT, () => {
  it('are invited, named, removed and taken back by its manager', async () => {
    const page = await site.visit(`/structures/${homeId}`, { as: 'member' })
    await page.getByRole('link', { name: 'Personnes', exact: true }).click()
    await sees(
      heading(page, `Personnes de ${MEMBER_HOME}`),
      page.getByRole('table', { name: `Personnes de ${MEMBER_HOME}` }),
    )
    await page.getByRole('button', { name: 'Inviter une personne' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Adresse électronique').fill('collegue@mouliot.example')
    await expectNoAxeViolations(page, 'the invitation form')
    await dialog.getByRole('button', { name: 'Envoyer l’invitation' }).click()
    await sees(page.getByText('Invitation envoyée à collegue@mouliot.example.'))
    await sees(page.getByRole('table', { name: 'Invitations sans réponse' }))

    const guest = await site.visit(site.server.lastLink('collegue@mouliot.example'))
    await sees(heading(guest, 'Invitation'), guest.getByText(words(`vous invite à rejoindre ${MEMBER_HOME}`)))
    await picture(guest, 'invitation')
    await expectFitsPhone(guest, 'invitation')
    await expectNoAxeViolations(guest, 'the invitation')
    await guest.getByLabel('Votre nom').fill('Maïté Dupouy')
    await guest.getByRole('button', { name: 'Accepter et entrer' }).click()
    await sees(heading(guest, 'Pistes de synergies'))
    await guest.goto(`/structures/${homeId}/personnes`)
    await sees(guest.getByText('Dominique Membre'), guest.getByText('Maïté Dupouy').last())
    expect(await guest.getByText(ACCOUNTS.member.email).count(), 'names only').toBe(0)

    await page.reload()
    await page.getByRole('button', { name: words('Nommer responsable : Maïté Dupouy') }).click()
    await sees(page.getByRole('button', { name: words('Rendre membre : Maïté Dupouy') }))
    await picture(page, 'people')
    await expectFitsPhone(page, 'people')
    await expectNoAxeViolations(page, 'the people')
    await page.getByRole('button', { name: 'Retirer Maïté Dupouy de la structure' }).click()
    await sees(page.getByText('Maïté Dupouy ne fait plus partie de la structure.'))
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await sees(page.getByRole('button', { name: words('Rendre membre : Maïté Dupouy') }))
  })

  it('are kept from leaving their structure without a manager', async () => {
    const page = await site.visit(`/structures/${homeId}/personnes`, { as: 'member' })
    const colleague = site.server.rooms.accounts.personByEmail('collegue@mouliot.example')
    await page.getByRole('button', { name: 'Quitter la structure' }).click()
    if (!colleague) return
    await sees(page.getByRole('dialog').getByText('Pour revenir, il faudra une invitation.'))
    await page.getByRole('dialog').getByRole('button', { name: 'Rester' }).click()
    await seesNot(page.getByRole('dialog'))
  })

  it('ask somebody signed in elsewhere to come with the right address', async () => {
    const { accounts, people } = site.server.rooms
    const by = accounts.actorById(accounts.personByEmail(ACCOUNTS.administrator.email)?.id ?? '')
    if (!by) throw new Error('an administrator was expected')
    people.invitations.toStructure(by, homeId, {
      email: ACCOUNTS.authority.email,
      role: 'member',
      language: 'fr',
    })
    const link = site.server.lastLink(ACCOUNTS.authority.email)
    const other = await site.visit(link, { as: 'facilitator' })
    await sees(other.getByText(words(`Cette invitation est pour ${ACCOUNTS.authority.email}`)))
    const visitor = await site.visit(link)
    await visitor.getByRole('link', { name: 'Se connecter' }).click()
    expect(visitor.url(), 'the token is in no address that is asked for').not.toContain(link.split('#')[1])
    await visitor.getByLabel('Adresse électronique').fill(ACCOUNTS.authority.email)
    await visitor.getByLabel('Mot de passe').fill(PASSWORD)
    await visitor.getByLabel('Mot de passe').press('Enter')
    await visitor.getByRole('button', { name: 'Accepter avec ce compte' }).click()
    await sees(heading(visitor, 'Pistes de synergies'))
  })
})

describe('the administration', TEST_LIMIT, () => {
  it('finds an account, limits a facilitator, closes and reopens', async () => {
    const page = await site.visit('/administration/comptes', { as: 'administrator' })
    await sees(heading(page, 'Comptes'), page.getByRole('table', { name: 'Comptes' }))
    await picture(page, 'accounts')
    await expectFitsPhone(page, 'accounts')
    await expectNoAxeViolations(page, 'the accounts')
    await page.getByLabel('Nom, adresse ou structure').fill('camille')
    await eventually(() => addressOf(page)).toBe('/administration/comptes?q=camille')
    await page.getByRole('link', { name: ACCOUNTS.facilitator.name }).click()
    await sees(heading(page, ACCOUNTS.facilitator.name))
    await page.getByLabel('Portefeuille').selectOption({ label: 'Certaines communes ou structures' })
    const commune = page.getByRole('combobox', { name: 'Ajouter une commune' })
    await commune.fill('pavie')
    await page.getByRole('option', { name: /Pavie/ }).first().click()
    await sees(page.getByRole('button', { name: 'Enlever Pavie' }))
    await picture(page, 'account')
    await expectFitsPhone(page, 'account')
    await expectNoAxeViolations(page, 'an account')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await sees(page.getByRole('button', { name: 'Enlever Pavie' }))
    const { accounts } = site.server.rooms
    const id = accounts.personByEmail(ACCOUNTS.facilitator.email)?.id ?? ''
    await eventually(() => accounts.administration.limitsOf(id).communeCodes).toEqual(['32307'])
    await page.getByLabel('Portefeuille').selectOption({ label: 'Tout le territoire' })
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await eventually(() => accounts.administration.limitsOf(id).communeCodes).toEqual([])

    await page.getByRole('button', { name: 'Fermer le compte' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Fermer le compte' }).click()
    await sees(page.getByText('Fermé', { exact: true }))
    await page.getByRole('button', { name: 'Rouvrir le compte' }).click()
    await sees(page.getByRole('button', { name: 'Fermer le compte' }))
  })

  it('asks again who is there when the page was left open, and then does what was asked', async () => {
    site.provokes(/\b403\b/)
    const { accounts } = site.server.rooms
    const page = await site.visit('/administration/comptes', { as: 'administrator' })
    site.server.db.sqlite
      .prepare('update sessions set authenticated_at = ? where user_id = ?')
      .run('2026-01-01T00:00:00Z', accounts.personByEmail(ACCOUNTS.administrator.email)?.id)
    await page.getByRole('button', { name: 'Inviter', exact: true }).click()
    await page.getByRole('dialog').getByLabel('Adresse électronique').fill('tardive@pilote.example')
    await page.getByRole('dialog').getByRole('button', { name: 'Envoyer l’invitation' }).click()
    const proof = page.getByRole('dialog', { name: words('Est-ce toujours vous ?') })
    await sees(proof)
    await expectNoAxeViolations(page, 'the proof within a dialog')
    await proof.getByLabel('Mot de passe').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await sees(
      page.getByRole('table', { name: 'Invitations sans réponse' }).getByText('tardive@pilote.example'),
    )
    expect(site.server.mailsTo('tardive@pilote.example')).toHaveLength(1)
  })

  it('refuses to lose its last administrator, with the reason', async () => {
    site.provokes(/\b409\b/)
    const id = site.server.rooms.accounts.personByEmail(ACCOUNTS.administrator.email)?.id
    const page = await site.visit(`/administration/comptes/${id}`, { as: 'administrator' })
    await page.getByLabel('Rôle').selectOption({ label: 'Membre' })
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await sees(page.getByRole('alert').getByText(words('C’est le dernier compte d’administration ouvert')))
  })

  it('invites to the team with a portfolio', async () => {
    const page = await site.visit('/administration/comptes', { as: 'administrator' })
    await page.getByRole('button', { name: 'Inviter', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Adresse électronique').fill('metiers@pilote.example')
    await dialog.getByLabel('Portefeuille').selectOption({ label: 'Certaines communes ou structures' })
    await dialog.getByRole('combobox', { name: 'Ajouter une commune' }).fill('pavie')
    await page.getByRole('option', { name: /Pavie/ }).first().click()
    await expectNoAxeViolations(page, 'the invitation to the team')
    await dialog.getByRole('button', { name: 'Envoyer l’invitation' }).click()
    await sees(
      page.getByRole('table', { name: 'Invitations sans réponse' }).getByText('metiers@pilote.example'),
    )
  })

  it('says what each setting means, within its bounds, and who chose it', async () => {
    const page = await site.visit('/administration/reglages', { as: 'administrator' })
    await sees(heading(page, 'Réglages du territoire'), page.getByText(words('De 2 à 50. Par défaut : 3.')))
    await picture(page, 'settings')
    await expectFitsPhone(page, 'settings')
    await expectNoAxeViolations(page, 'the settings')
    await page.getByLabel('Seuil d’anonymat', { exact: true }).fill('5')
    await page.getByRole('button', { name: words('Enregistrer : Seuil d’anonymat') }).click()
    await sees(page.getByText(words(`Choisi par ${ACCOUNTS.administrator.name}`)))
    expect(site.server.rooms.settings.territory().anonymityThreshold).toBe(5)
    await page.getByRole('button', { name: 'Revenir à la valeur par défaut' }).click()
    await eventually(() => site.server.rooms.settings.territory().anonymityThreshold).toBe(3)
  })

  it('is there in English too', async () => {
    const page = await site.visit('/administration/comptes', { as: 'administrator' })
    await page.getByRole('button', { name: 'EN', exact: true }).click()
    await sees(heading(page, 'Accounts'))
    await page.getByRole('button', { name: 'Administer', exact: true }).click()
    await sees(page.getByRole('link', { name: 'Settings' }))
    await page.goto('/adhesions')
    await sees(heading(page, 'Requests to join'))
  })
})
