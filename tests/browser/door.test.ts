import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { PASSWORD } from '../support/app.ts'
import {
  ACCOUNTS,
  addressOf,
  eventually,
  expectFitsPhone,
  heading,
  MEMBER_HOME,
  picture,
  sees,
  seesNot,
  sharedSite,
  TEST_LIMIT,
} from '../support/browser.ts'

const site = sharedSite()

async function fillDoor(page: Page, email: string, password: string) {
  await page.getByLabel('Adresse électronique').fill(email)
  await page.getByLabel('Mot de passe').fill(password)
  await page.getByLabel('Mot de passe').press('Enter')
}

/** The id inside the session cookie; the server ends sessions by it. */
async function sessionIdOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies()
  const token = cookies.find(({ name }) => name === 'boucle_session')?.value ?? ''
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()
  return (JSON.parse(payload) as { sid: string }).sid
}

describe('the door', TEST_LIMIT, () => {
  it('says in one sentence that the password is wrong, and opens with the right one', async () => {
    const page = await site.visit('/')
    await sees(heading(page, 'Connexion'))
    await picture(page, 'sign-in')
    site.provokes(/\b401\b/)
    await fillDoor(page, ACCOUNTS.facilitator.email, 'pas la bonne phrase')
    const alert = page.getByRole('alert')
    await sees(alert)
    expect((await alert.innerText()).trim()).toBe('Adresse ou mot de passe incorrect.')
    expect(await page.locator(':focus').getAttribute('type'), 'the focus stays in the form').toBe('password')
    expect(await page.getByLabel('Adresse électronique').inputValue()).toBe(ACCOUNTS.facilitator.email)

    await expectFitsPhone(page, 'sign-in')
    await fillDoor(page, ACCOUNTS.facilitator.email, PASSWORD)
    await sees(heading(page, 'Pistes de synergies'))
    await eventually(() => addressOf(page)).toBe('/')
  })

  it('speaks English too, and says nothing different of an unknown account', async () => {
    const page = await site.visit('/connexion')
    site.provokes(/\b401\b/)
    await fillDoor(page, 'personne@pilote.example', PASSWORD)
    await sees(page.getByRole('alert').getByText('Adresse ou mot de passe incorrect.'))
    await page.getByRole('button', { name: 'EN', exact: true }).click()
    await sees(heading(page, 'Sign in'), page.getByLabel('Password'))
  })

  it('leads to the page that was asked, with its filters', async () => {
    const page = await site.visit('/gisements-besoins?sens=need')
    await sees(page.getByText('Connectez-vous pour ouvrir la page demandée.'))
    await fillDoor(page, ACCOUNTS.facilitator.email, PASSWORD)
    await sees(heading(page, 'Gisements et besoins'))
    await eventually(() => addressOf(page)).toBe('/gisements-besoins?sens=need')
    expect(await page.getByLabel('Gisement ou besoin').inputValue()).toBe('need')
  })

  it('never leads to another site', async () => {
    const page = await site.visit('/', { as: 'facilitator' })
    for (const elsewhere of ['//ailleurs.example', '/\\ailleurs.example', 'https://ailleurs.example/']) {
      await page.goto(`/connexion?suite=${encodeURIComponent(elsewhere)}`)
      await sees(heading(page, 'Pistes de synergies'))
      expect(page.url()).toBe(`${site.origin}/`)
    }
  })

  it('is shown again when the session ended on the server, then gives the page back', async () => {
    const page = await site.visit('/gisements-besoins?famille=waste', { as: 'facilitator' })
    await sees(page.getByRole('table'))
    site.server.rooms.accounts.sessions.end(await sessionIdOf(page), 'test')
    site.provokes(/\b401\b/)
    await page.getByLabel('Gisement ou besoin').selectOption({ label: 'Gisement' })
    await sees(heading(page, 'Connexion'), page.getByText('Connectez-vous pour ouvrir la page demandée.'))
    expect(await page.getByRole('table').count(), 'nothing of the session is left').toBe(0)
    await fillDoor(page, ACCOUNTS.facilitator.email, PASSWORD)
    await sees(heading(page, 'Gisements et besoins'), page.getByRole('table'))
    await eventually(() => addressOf(page)).toBe('/gisements-besoins?famille=waste&sens=stock')
  })

  it('closes behind who signs out', async () => {
    const page = await site.visit('/structures', { as: 'facilitator' })
    await sees(page.getByRole('table'))
    const sessionId = await sessionIdOf(page)
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    await sees(heading(page, 'Connexion'))
    expect(site.server.rooms.accounts.resolve(sessionId), 'the session is over on the server too').toBeNull()
    await page.goBack()
    await sees(heading(page, 'Connexion'))
  })
})

describe('what each role may open', TEST_LIMIT, () => {
  const rooms = (page: Page) =>
    page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link')

  /** Without the count that some of them bear. */
  const names = async (page: Page) =>
    (await rooms(page).allInnerTexts()).map((text) => text.replace(/\s*\d+$/, ''))

  const forAll = ['Pistes', 'Structures', 'Gisements et besoins', 'Synergies']

  const unfolded = async (page: Page, name: string) => {
    await page.getByRole('button', { name, exact: true }).click()
    return page.getByRole('list', { name, exact: true }).getByRole('link').allInnerTexts()
  }

  it('the import and the stopped pairs are for facilitators and administrators', async () => {
    for (const role of ['facilitator', 'administrator'] as const) {
      const page = await site.visit('/import', { as: role })
      await sees(heading(page, 'Importer un classeur'))
      expect(await names(page), role).toEqual(forAll)
      expect(await unfolded(page, 'Animer')).toEqual(
        expect.arrayContaining(['Mises en relation', 'Paires écartées', 'Importer']),
      )
      const administer = page.getByRole('button', { name: 'Administrer', exact: true })
      expect(await administer.count(), role).toBe(role === 'administrator' ? 1 : 0)
      if (role !== 'administrator') continue
      expect(await unfolded(page, 'Administrer')).toContain('Courrier')
      await seesNot(page.getByRole('link', { name: 'Importer', exact: true }))
      await page.keyboard.press('Escape')
      await seesNot(page.getByRole('link', { name: 'Courrier', exact: true }))
      expect(await page.locator('button:focus').innerText()).toBe('Administrer')
    }
    for (const role of ['member', 'authority'] as const) {
      const page = await site.visit('/import', { as: role })
      await sees(heading(page, 'Page introuvable'), page.getByText('pas ouverte à votre rôle'))
      expect(await names(page), role).toEqual([...forAll, 'Mises en relation'])
      expect(await unfolded(page, 'Réseau')).toContain('Groupes')
      await page.goto('/ecartees')
      await sees(heading(page, 'Page introuvable'))
      await page.getByRole('link', { name: 'Revenir aux pistes', exact: true }).click()
      await sees(heading(page, 'Pistes de synergies'))
      const refused = await page.context().request.get('/api/v1/matches/stopped')
      expect(refused.status(), 'the server says the same').toBe(403)
    }
  })

  it('a member sees the matches of its own structure, and no name of who did not give it', async () => {
    const page = await site.visit('/', { as: 'member' })
    const rows = page.getByRole('list', { name: 'Pistes, de la plus prometteuse' }).getByRole('listitem')
    await sees(rows.first())
    for (const row of await rows.allInnerTexts()) expect(row).toContain(MEMBER_HOME)
    expect((await rows.allInnerTexts()).join(), 'some partners are anonymised').toContain(
      'Structure non nommée',
    )
    await picture(page, 'matches-member')
    await page.goto('/gisements-besoins')
    await sees(page.getByRole('table'), page.getByText('Structure non nommée').first())
    expect(await page.getByText('Audité', { exact: true }).count()).toBeGreaterThan(0)
  })
})

describe('English', TEST_LIMIT, () => {
  it('is one press away, is kept, and leaves the words of people in French', async () => {
    const page = await site.visit('/gisements-besoins', { as: 'facilitator' })
    await sees(page.getByRole('table'))
    expect(await page.locator('html').getAttribute('lang')).toBe('fr')
    await page.getByRole('button', { name: 'EN', exact: true }).click()
    await sees(heading(page, 'Stocks and needs'), page.getByLabel('Stock or need'))
    await eventually(() => page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.title()).toBe('Stocks and needs – Boucle')
    expect(await page.getByRole('table').locator('tbody [lang=fr]').count()).toBeGreaterThan(0)

    await page.reload()
    await sees(heading(page, 'Stocks and needs'))
    await page.getByRole('link', { name: 'Matches', exact: true }).click()
    await sees(page.getByRole('list', { name: 'Matches' }).getByRole('link').first())
    await picture(page, 'matches-english')
    await page.getByRole('button', { name: 'FR', exact: true }).click()
    await sees(heading(page, 'Pistes de synergies'))
    await seesNot(page.getByText('Demonstration: fictional organisations'))
  })
})
