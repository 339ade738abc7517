import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import {
  ACCOUNTS,
  expectFitsPhone,
  expectNoAxeViolations,
  heading,
  listening,
  picture,
  sees,
  seesNot,
  sharedSite,
  TEST_LIMIT,
} from '../support/browser.ts'

const site = sharedSite()

const bell = (page: Page, name: string) => page.getByRole('banner').getByRole('link', { name, exact: true })

/** Somebody else’s act tells the member something. */
function tellMember(label: string): void {
  const { rooms, db } = site.server
  const userId = rooms.accounts.personByEmail(ACCOUNTS.member.email)?.id ?? ''
  const mail = { subject: 'x', paragraphs: ['x'], because: 'x' }
  const notice = { kind: 'introduced' as const, path: '/mises-en-relation', params: { label }, mail }
  db.write(() => rooms.notices.tell([userId], notice))
}

function allRead(): void {
  site.server.db.sqlite.exec('delete from notices')
}

describe('the bell', TEST_LIMIT, () => {
  it('goes up while the page is open, says so, and goes down when what was told is opened', async () => {
    allRead()
    const page = await site.visit('/connexion', { as: 'member' })
    const listens = listening(page)
    await page.goto('/structures')
    await listens
    await sees(bell(page, 'Avis'))
    tellMember('Sciure de chêne')
    await sees(bell(page, 'Avis : 1 non lu'))
    await sees(page.getByRole('status').filter({ hasText: '1 avis non lu' }))
    tellMember('Copeaux de hêtre')
    await sees(bell(page, 'Avis : 2 non lus'))

    await bell(page, 'Avis : 2 non lus').press('Enter')
    await sees(
      heading(page, 'Avis'),
      page.getByRole('heading', { level: 2, name: /novembre 2026|Aujourd’hui/ }),
    )
    await picture(page, 'notices')
    await expectFitsPhone(page, 'notices')
    await expectNoAxeViolations(page, 'the notices')
    await page.getByRole('button', { name: /^Marquer comme lu.*Copeaux/ }).click()
    await sees(bell(page, 'Avis : 1 non lu'))
    await page.getByRole('link', { name: /Sciure de chêne/ }).click()
    await sees(heading(page, 'Mises en relation'), bell(page, 'Avis'))
  })

  it('knows, once the line is back, what was told meanwhile', async () => {
    allRead()
    site.provokes(/WebSocket|ERR_INTERNET_DISCONNECTED|Failed to load|request failed/)
    const page = await site.visit('/connexion', { as: 'member' })
    const listens = listening(page)
    await page.goto('/structures')
    await listens
    await sees(bell(page, 'Avis'))
    await page.context().setOffline(true)
    site.server.app.server.closeAllConnections()
    tellMember('Drêches')
    await page.context().setOffline(false)
    await sees(bell(page, 'Avis : 1 non lu'))
  })

  it('marks all as read at once, up to what is shown', async () => {
    allRead()
    for (const label of ['a', 'b', 'c']) tellMember(label)
    const page = await site.visit('/avis', { as: 'member', size: 'phone' })
    await sees(bell(page, 'Avis : 3 non lus'))
    await page.getByRole('button', { name: 'Tout marquer comme lu' }).click()
    await sees(bell(page, 'Avis'))
    await seesNot(page.getByRole('button', { name: 'Tout marquer comme lu' }))
  })
})

describe('what one receives', TEST_LIMIT, () => {
  it('is chosen kind by kind, from the account, and kept at once', async () => {
    const page = await site.visit('/mon-compte', { as: 'member' })
    await page.getByRole('main').getByRole('link', { name: 'Choisir ce que je reçois' }).click()
    await sees(heading(page, 'Ce que vous recevez'))
    const asked = page.getByRole('group', { name: 'Une mise en relation m’est proposée' })
    await sees(asked)
    expect(await asked.getByRole('radio').count(), 'it cannot be turned off').toBe(3)
    const group = page.getByRole('group', { name: /^Toutes les structures ont accepté/ })
    await group.getByRole('radio', { name: 'Jamais' }).check()
    await sees(page.getByRole('status').filter({ hasText: 'Enregistré.' }))
    await picture(page, 'notice-preferences')
    await expectFitsPhone(page, 'notice-preferences')
    await expectNoAxeViolations(page, 'the preferences of notices')
    await page.reload()
    expect(await group.getByRole('radio', { name: 'Jamais' }).isChecked()).toBe(true)
    await group.getByRole('radio', { name: 'Ici et par courriel' }).check()
    await sees(page.getByRole('status').filter({ hasText: 'Enregistré.' }))
  })
})
