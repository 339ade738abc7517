import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { expectNoSidewaysScroll, picture, sees, sharedSite, TEST_LIMIT } from '../support/browser.ts'

const site = sharedSite()

/** Opens the menu by the keyboard alone, takes a format, and gives the file that the browser saved. */
async function take(page: Page, format: RegExp): Promise<{ name: string; content: Buffer }> {
  await page.getByRole('button', { name: 'Exporter' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: format }).focus()
  const saved = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  const download = await saved
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) }
}

describe('an export', TEST_LIMIT, () => {
  it('holds every row of the list under its filters, as CSV and as a workbook', async () => {
    const page = await site.visit('/gisements-besoins?sens=need', { as: 'facilitator' })
    await sees(page.getByRole('table'))
    const shown = site.server.rooms.flows.liveRows().filter(({ kind }) => kind === 'need')
    const csv = await take(page, /^CSV/)
    expect(csv.name).toMatch(/^boucle-gisements-et-besoins-\d{4}-\d{2}-\d{2}\.csv$/)
    const rows: Record<string, string>[] = parse(csv.content, { bom: true, delimiter: ';', columns: true })
    expect(rows).toHaveLength(shown.length)
    await sees(page.getByText(`Enregistré : ${csv.name}`.replace(' :', '\u00a0:')))
    const workbook = await take(page, /^Classeur/)
    expect(await readSheet(workbook.content)).toHaveLength(shown.length + 1)
  })

  it('unfolds on a phone within the page', async () => {
    const page = await site.visit('/gisements-besoins', { as: 'facilitator', size: 'phone' })
    await page.getByRole('button', { name: 'Exporter' }).click()
    await sees(page.getByRole('button', { name: /^Carte/ }))
    await picture(page, 'export-menu-phone')
    await expectNoSidewaysScroll(page)
    await page.keyboard.press('Escape')
    expect(await page.getByRole('button', { name: /^Carte/ }).isVisible()).toBe(false)
  })

  it('leaves its button where it was, so that a second touch folds it', async () => {
    const page = await site.visit('/', { as: 'facilitator', size: 'phone' })
    for (const path of ['/', '/structures', '/gisements-besoins']) {
      await page.goto(new URL(path, page.url()).href)
      const button = page.getByRole('button', { name: 'Exporter' })
      await sees(button)
      const place = await button.boundingBox()
      await button.click()
      await sees(page.getByRole('button', { name: /^Classeur/ }))
      expect(await button.boundingBox()).toEqual(place)
      await button.click()
      expect(await page.getByRole('button', { name: /^Classeur/ }).isVisible()).toBe(false)
    }
  })

  it('is offered by every list that holds something', async () => {
    const page = await site.visit('/structures', { as: 'administrator' })
    for (const path of [
      ...['/', '/structures', '/gisements-besoins', '/mutualisations', '/montages', '/filieres', '/ecartees'],
      ...['/connaissances', '/administration/comptes', '/administration/journal'],
    ]) {
      await page.goto(new URL(path, page.url()).href)
      await sees(page.getByRole('button', { name: 'Exporter' }))
      await picture(page, `export${path.replaceAll('/', '-')}`)
    }
  })
})
