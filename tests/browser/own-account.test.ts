import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Role } from '../../src/kernel/actor.ts'
import { PASSWORD } from '../support/app.ts'
import {
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

let people = 0
/** Somebody of their own for each test: what one does to an account shows in no other. */
async function somebody(role: Role = 'member') {
  const { accounts, organisations } = site.server.rooms
  const home = organisations.records().find(({ name }) => name === MEMBER_HOME)
  const email = `compte-${++people}@pilote.example`
  const membership = role === 'member' && home ? { organisationId: home.id, role: 'member' as const } : null
  await accounts.createUser(
    { email, name: `Ada Compte ${people}`, role, password: PASSWORD },
    membership,
    'test',
  )
  return email
}

async function signIn(page: Page, email: string, password = PASSWORD) {
  await page.getByLabel('Adresse électronique').fill(email)
  await page.getByLabel('Mot de passe').fill(password)
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
}

async function visitAs(email: string, path: string): Promise<Page> {
  const page = await site.visit(path)
  await signIn(page, email)
  return page
}

/** What the telephone shows, in the time of the server. */
const codeOf = (secret: string) =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: site.clock.now().getTime() })

describe('a link by mail', TEST_LIMIT, () => {
  it('opens the account once, at the press of a button, and leads where one was going', async () => {
    const email = await somebody()
    site.server.db.sqlite.prepare('update users set password_hash = null where email = ?').run(email)
    const page = await site.visit('/connexion')
    await page.getByRole('button', { name: 'Recevoir un lien de connexion' }).click()
    expect(await page.locator(':focus').getAttribute('name'), 'no address yet').toBe('email')
    await page.getByLabel('Adresse électronique').fill(email)
    await page.getByRole('button', { name: 'Recevoir un lien de connexion' }).click()
    await sees(heading(page, 'Regardez votre messagerie'), page.getByText(words(email)))
    await picture(page, 'link-sent')
    await expectFitsPhone(page, 'link-sent')
    await expectNoAxeViolations(page, 'a link sent')

    const link = site.server.lastLink(email)
    await page.goto(link)
    await expectNoAxeViolations(page, 'a link opened')
    await page.getByRole('button', { name: 'Entrer dans mon compte' }).click()
    await sees(heading(page, 'Pistes de synergies'))

    const other = await site.visit(link)
    site.provokes(/\b(401|410)\b/)
    await other.getByRole('button', { name: 'Entrer dans mon compte' }).click()
    await sees(other.getByRole('alert'), other.getByRole('link', { name: 'Demander un autre lien' }))
  })

  it('says the same of an address without an account', async () => {
    const page = await site.visit('/connexion')
    await page.getByLabel('Adresse électronique').fill('personne@ailleurs.example')
    await page.getByRole('button', { name: 'Recevoir un lien de connexion' }).click()
    await sees(heading(page, 'Regardez votre messagerie'))
    expect(site.server.mailsTo('personne@ailleurs.example')).toEqual([])
  })

  it('chooses another password, which closes what was open', async () => {
    const email = await somebody()
    const before = await visitAs(email, '/mon-compte')
    await sees(heading(before, 'Mon compte'))
    const page = await site.visit('/connexion')
    await page.getByRole('link', { name: words('Mot de passe oublié ?') }).click()
    await page.getByLabel('Adresse électronique').fill(email)
    await expectNoAxeViolations(page, 'a forgotten password')
    await page.getByRole('button', { name: 'Recevoir le lien' }).click()
    await sees(heading(page, 'Regardez votre messagerie'))
    await page.goto(site.server.lastLink(email))
    site.provokes(/\b(400|401|422)\b/)
    await page.getByLabel('Nouveau mot de passe').fill('motdepasse1234')
    await page.getByRole('button', { name: 'Enregistrer ce mot de passe' }).click()
    await sees(page.getByRole('alert'))
    await page.getByLabel('Nouveau mot de passe').fill('trois hérons sur la digue')
    await expectNoAxeViolations(page, 'a new password')
    await page.getByRole('button', { name: 'Enregistrer ce mot de passe' }).click()
    await sees(heading(page, 'Votre mot de passe est changé'))
    await page.getByRole('link', { name: 'Se connecter' }).click()
    await signIn(page, email, 'trois hérons sur la digue')
    await sees(heading(page, 'Pistes de synergies'))
    await before.reload()
    await sees(heading(before, 'Connexion'))
  })
})

describe('one’s own account', TEST_LIMIT, () => {
  it('is opened from the header; name, language and password are changed there', async () => {
    const email = await somebody()
    const page = await visitAs(email, '/connexion')
    await page.getByRole('link', { name: /Ada Compte/ }).click()
    await sees(heading(page, 'Mon compte'))
    expect(addressOf(page)).toBe('/mon-compte')
    await picture(page, 'own-account')
    await expectFitsPhone(page, 'own-account')
    await expectNoAxeViolations(page, 'one’s own account')

    await page.getByLabel('Votre nom').fill('Ada Lovelace')
    await page.getByLabel('Langue de vos messages').selectOption('en')
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
    await sees(page.getByText('C’est enregistré.'), page.getByRole('link', { name: /Ada Lovelace/ }))

    site.provokes(/\b(400|401|403|422)\b/)
    await page.getByLabel('Mot de passe actuel').fill('pas la bonne phrase')
    await page.getByLabel('Nouveau mot de passe').fill('quatre loutres au moulin')
    await page.getByRole('button', { name: 'Changer le mot de passe' }).click()
    await sees(page.getByRole('alert'))
    await page.getByLabel('Mot de passe actuel').fill(PASSWORD)
    await page.getByRole('button', { name: 'Changer le mot de passe' }).click()
    await sees(page.getByText(words('Votre mot de passe est changé ; vos autres sessions sont fermées.')))
    expect(site.server.mailsTo(email).at(-1)?.subject, 'told in the language chosen').toBe(
      'Your password was changed',
    )
  })

  it('moves to another address when both ends have answered', async () => {
    const email = await somebody()
    const page = await visitAs(email, '/mon-compte')
    await page.getByLabel('Nouvelle adresse').fill(`nouvelle-${email}`)
    await page.getByRole('button', { name: 'Demander le changement' }).click()
    await sees(page.getByText(words(`Vous avez demandé à passer à nouvelle-${email}.`)))

    const there = await site.visit(site.server.lastLink(`nouvelle-${email}`))
    await expectNoAxeViolations(there, 'a new address')
    await there.getByRole('button', { name: 'Confirmer cette adresse' }).click()
    await sees(there.getByText('Le changement se fera quand l’autre adresse aura répondu aussi.'))
    await there.goto(site.server.lastLink(email))
    await sees(there.getByRole('button', { name: 'Refuser, ce n’est pas moi' }))
    await picture(there, 'address-answer')
    site.provokes(/\b401\b/)
    await there.getByRole('button', { name: 'Donner mon accord' }).click()
    await sees(there.getByText('L’adresse est changée.'))
    await there.getByRole('link', { name: 'Aller sur Boucle' }).click()
    await signIn(there, `nouvelle-${email}`)
    await sees(heading(there, 'Pistes de synergies'))
  })

  it('shows where one is signed in, and closes it', async () => {
    const email = await somebody()
    const elsewhere = await visitAs(email, '/structures')
    const page = await visitAs(email, '/mon-compte')
    const close = page.getByRole('button', { name: /Fermer la session de/ })
    await sees(close, page.getByText('Ici', { exact: true }))
    await close.click()
    await seesNot(close)
    site.provokes(/\b401\b/)
    await elsewhere.reload()
    await sees(heading(elsewhere, 'Connexion'))

    await signIn(elsewhere, email)
    await sees(heading(elsewhere, 'Structures'))
    await page.reload()
    await page.getByRole('button', { name: 'Me déconnecter partout' }).click()
    await sees(heading(page, 'Connexion'))
    await elsewhere.reload()
    await sees(heading(elsewhere, 'Connexion'))
  })
})

describe('the second factor', TEST_LIMIT, () => {
  async function putInPlace(page: Page): Promise<{ secret: string; codes: string[] }> {
    await page.getByRole('button', { name: 'Mettre en place' }).click()
    await sees(page.getByRole('img', { name: 'Code à scanner avec votre application' }))
    await expectNoAxeViolations(page, 'a second factor begun')
    const secret = await page.locator('p', { hasText: 'tapez cette clé' }).locator('span').innerText()
    await picture(page, 'second-factor')
    await page.getByLabel('Code de votre application').fill(codeOf(secret))
    await page.getByRole('button', { name: 'Vérifier et activer' }).click()
    const title = page.getByText('Vos codes de secours')
    await sees(title)
    const codes = await page.getByRole('status').getByRole('listitem').allInnerTexts()
    await picture(page, 'recovery-codes')
    await expectFitsPhone(page, 'recovery-codes')
    await expectNoAxeViolations(page, 'recovery codes')
    return { secret, codes }
  }

  it('is asked at the door once in place; a recovery code does instead, once', async () => {
    const email = await somebody()
    const page = await visitAs(email, '/mon-compte')
    const { codes } = await putInPlace(page)
    expect(codes).toHaveLength(10)
    await sees(page.getByText('10 codes de secours restants.'))

    const again = await visitAs(email, '/connexion?suite=/structures')
    await sees(heading(again, 'Votre code'))
    await expectFitsPhone(again, 'second-factor-code')
    await expectNoAxeViolations(again, 'the code at the door')
    await again.getByLabel('Code de votre application').fill('000000')
    site.provokes(/\b(400|401|422)\b/)
    await again.getByRole('button', { name: 'Se connecter' }).click()
    await sees(again.getByRole('alert'))
    await again.getByRole('button', { name: 'Je n’ai pas mon téléphone' }).click()
    await again.getByLabel('Code de secours').fill(codes[0] ?? '')
    await again.getByRole('button', { name: 'Se connecter' }).click()
    await sees(heading(again, 'Structures'))
    await again.goto('/mon-compte')
    await sees(again.getByText('9 codes de secours restants.'))

    await again.getByRole('button', { name: 'Retirer le second facteur' }).click()
    const dialog = again.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Je n’ai pas mon téléphone' }).click()
    await dialog.getByLabel('Code de secours').fill(codes[1] ?? '')
    await dialog.getByRole('button', { name: 'Retirer le second facteur' }).click()
    await sees(again.getByRole('button', { name: 'Mettre en place' }))
  })

  it('opens the platform to who must have one, and nothing before', async () => {
    const { settings } = site.server.rooms
    settings.change({ secondFactorRequiredFor: ['facilitator'] }, 'test')
    try {
      const page = await visitAs(await somebody('facilitator'), '/structures')
      await sees(heading(page, 'Mon compte'), page.getByText('Votre rôle demande un second facteur.'))
      const rooms = page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link')
      expect(await rooms.count()).toBe(0)
      await putInPlace(page)
      await eventually(() => rooms.count()).toBeGreaterThan(3)
      await page.getByRole('link', { name: 'Structures', exact: true }).click()
      await sees(heading(page, 'Structures'), page.getByRole('table'))
    } finally {
      settings.change({ secondFactorRequiredFor: [] }, 'test')
    }
  })

  /** As if the person had signed in an hour ago. */
  function leftOpen(email: string): void {
    const whose = '(select id from users where email = ?)'
    site.server.db.sqlite
      .prepare(`update sessions set authenticated_at = ? where user_id = ${whose}`)
      .run('2026-11-16T08:00:00.000Z', email)
  }

  it('asks again who is there within a form, and then sends it once', async () => {
    const email = await somebody()
    const page = await visitAs(email, '/mon-compte')
    await page.getByLabel('Nouvelle adresse').fill(`tard-${email}`)
    leftOpen(email)
    site.provokes(/\b403\b/)
    await page.getByRole('button', { name: 'Demander le changement' }).click()
    const dialog = page.getByRole('dialog', { name: words('Est-ce toujours vous ?') })
    await dialog.getByLabel('Mot de passe').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await sees(page.getByText(words(`Vous avez demandé à passer à tard-${email}.`)))
    expect(site.server.mailsTo(`tard-${email}`)).toHaveLength(1)
  })

  it('asks again who is there when the sign-in is not recent', async () => {
    const email = await somebody()
    const page = await visitAs(email, '/mon-compte')
    await sees(heading(page, 'Mon compte'))
    leftOpen(email)
    site.provokes(/\b403\b/)
    await page.getByRole('button', { name: 'Mettre en place' }).click()
    const dialog = page.getByRole('dialog', { name: words('Est-ce toujours vous ?') })
    await sees(dialog)
    await expectNoAxeViolations(page, 'who is there')
    await picture(page, 'proof')
    await dialog.getByLabel('Mot de passe').fill(PASSWORD)
    await dialog.getByRole('button', { name: 'Continuer' }).click()
    await sees(page.getByRole('img', { name: 'Code à scanner avec votre application' }))
  })
})
