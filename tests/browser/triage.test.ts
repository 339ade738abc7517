import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import {
  eventually,
  expectNoSidewaysScroll,
  heading,
  listening,
  picture,
  sees,
  sharedSite,
  TEST_LIMIT,
} from '../support/browser.ts'

const site = sharedSite()

const list = (page: Page) => page.getByRole('list', { name: 'Pistes à trier, par groupe' })
const current = (page: Page) => list(page).locator('a[aria-current]')
const actions = (page: Page) => page.getByRole('group', { name: /^Agir sur/ })
const said = (page: Page, words: RegExp) => sees(page.getByRole('status').filter({ hasText: words }))
const status = (page: Page) => page.getByRole('status').filter({ hasText: /à trier|choisie/ })

/** How many the header says are left. */
async function left(page: Page): Promise<number> {
  const text = await page
    .getByText(/^\d[\d\s]* pistes? à trier$/)
    .first()
    .innerText()
  return Number(text.replace(/\D/g, ''))
}

async function openTriage(size: 'desktop' | 'phone' = 'desktop') {
  const page = await site.visit('/tri', { as: 'facilitator', size })
  await sees(heading(page, 'Trier les pistes'), list(page))
  return page
}

describe('the triage', TEST_LIMIT, () => {
  it('sorts ten candidates with the keyboard alone', async () => {
    const page = await openTriage()
    const before = await left(page)
    const press = (key: string) => page.keyboard.press(key)
    await sees(page.getByRole('region', { name: 'Détail de la piste' }))
    await picture(page, 'triage')

    // One is taken up.
    await press('v')
    await said(page, /1 synergie reprise et validée/)
    await eventually(() => left(page)).toBe(before - 1)

    // One is refused: a digit says why.
    await press('r')
    await sees(page.getByRole('dialog', { name: /pourquoi/ }))
    await press('5')
    await said(page, /1 piste écartée\s:\sDistance/)
    await eventually(() => left(page)).toBe(before - 2)

    // One is postponed.
    await press('p')
    await sees(page.getByRole('dialog', { name: /^Reporter/ }))
    await press('2')
    await said(page, /1 piste reportée au/)
    await eventually(() => left(page)).toBe(before - 3)

    // The postponed one comes back when it is undone.
    await press('u')
    await said(page, /Annulé\s:\s1 piste revient/)
    await eventually(() => left(page)).toBe(before - 2)

    // Eight at once; the focus is in the list all along.
    for (let count = 1; count <= 8; count++) {
      await press('Space')
      await said(page, new RegExp(`^${count} pistes? choisies?$`))
      if (count < 8) {
        const was = await current(page).getAttribute('href')
        await press('j')
        await eventually(() => current(page).getAttribute('href')).not.toBe(was)
      }
    }
    await sees(actions(page).getByText('8 pistes choisies'))
    await picture(page, 'triage-batch')
    await press('r')
    await sees(page.getByRole('dialog', { name: /Écarter 8 pistes/ }))
    await press('4')
    await said(page, /8 pistes écartées\s:\sSaison/)
    await eventually(() => left(page)).toBe(before - 10)
    expect(await page.locator(':focus').getAttribute('aria-current')).toBe('true')
  })

  it('leaves its keys to whoever types, and acts by buttons', async () => {
    const page = await openTriage()
    const before = await left(page)
    await actions(page).getByRole('button', { name: 'Écarter' }).click()
    const dialog = page.getByRole('dialog', { name: /pourquoi/ })
    await dialog.getByLabel('Précision (facultatif)').fill('')
    await page.keyboard.type('5 rvu')
    expect(await dialog.getByLabel('Précision (facultatif)').inputValue()).toBe('5 rvu')
    await dialog.getByRole('button', { name: 'Qualité' }).click()
    await eventually(() => left(page)).toBe(before - 1)
    await actions(page).getByRole('button', { name: 'Annuler' }).click()
    await eventually(() => left(page)).toBe(before)
    await sees(status(page))
    // Turned off, a key does nothing.
    await page.getByText('Raccourcis clavier').click()
    await page.getByLabel('Raccourcis actifs').uncheck()
    await page.keyboard.press('v')
    await page.getByLabel('Grouper par').selectOption({ label: 'Type de synergie' })
    await sees(list(page).getByRole('button', { name: /Substitution/ }))
    expect(await left(page)).toBe(before)
  })

  it('hears what a colleague decides, without reloading', async () => {
    const page = await openTriage()
    const isListening = listening(page)
    await page.reload()
    await isListening
    await sees(list(page))
    const before = await left(page)
    const colleague = await site.visit('/tri', { as: 'administrator' })
    await sees(list(colleague))
    const decided = await current(colleague).getAttribute('href')
    await colleague.keyboard.press('r')
    await sees(colleague.getByRole('dialog', { name: /pourquoi/ }))
    await colleague.keyboard.press('5')
    await said(colleague, /1 piste écartée/)
    await eventually(() => left(page)).toBe(before - 1)
    expect(await list(page).locator(`a[href="${decided}"]`).count()).toBe(0)
  })

  it('works on a phone, one candidate after the other', async () => {
    const page = await openTriage('phone')
    const before = await left(page)
    await list(page).getByRole('button').first().click()
    await list(page).getByRole('link').first().click()
    await sees(page.getByRole('region', { name: 'Détail de la piste' }))
    await expectNoSidewaysScroll(page)
    await picture(page, 'triage-phone')
    await actions(page).getByRole('button', { name: 'Reporter' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Une semaine/ })
      .click()
    await eventually(() => left(page)).toBe(before - 1)
  })
})
