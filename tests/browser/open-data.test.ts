import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  ACCOUNTS,
  eventually,
  expectFitsPhone,
  expectNoAxeViolations,
  heading,
  picture,
  sees,
  seesNot,
  sharedSite,
  TEST_LIMIT,
  words,
} from '../support/browser.ts'

const site = sharedSite()
const setRegister = (openDataRegister: boolean) =>
  site.server.rooms.settings.change({ openDataRegister }, 'test')
beforeEach(() => setRegister(true))
afterEach(() => setRegister(false))

function pageOf(reference: string): string {
  const flow = site.server.rooms.flows.allRows().find((row) => row.reference === reference)
  if (!flow) throw new Error(`The pilot has no flow ${reference}.`)
  return `/gisements-besoins/${flow.id}`
}

/** The register, as a visitor's browser saves it. */
async function taken(page: Page): Promise<Record<string, string>[]> {
  const saved = page.waitForEvent('download')
  await page.getByRole('link', { name: words('Télécharger le registre (CSV)') }).click()
  const download = await saved
  expect(download.suggestedFilename()).toBe('ressources-partagees.csv')
  return parse(await readFile(await download.path()), { columns: true })
}

async function expectGood(page: Page, name: string): Promise<void> {
  await picture(page, name)
  await expectNoAxeViolations(page, name)
  await expectFitsPhone(page, name)
}

describe('the public register', TEST_LIMIT, () => {
  it('holds what a member agreed to, for any visitor, until the member takes it off', async () => {
    const member = await site.visit(pageOf('G-001'), { as: 'member' })
    const agree = member.getByRole('button', { name: 'Publier cette ligne' })
    await sees(member.getByRole('heading', { name: 'Registre public', exact: true }), agree)
    await sees(member.getByText('La ligne, mot pour mot'))
    await expectGood(member, 'publication offered')

    const visitor = await site.visit('/confidentialite')
    await visitor.getByRole('link', { name: 'Voir le registre public' }).click()
    await sees(heading(visitor, 'Données ouvertes'), visitor.getByRole('table', { name: 'Les colonnes' }))
    expect(await taken(visitor)).toEqual([])

    await agree.click()
    await sees(member.getByText('Paraît au registre public', { exact: true }))
    await sees(member.getByText(words(`Accepté par ${ACCOUNTS.member.name}`)))
    await expectGood(member, 'publication published')
    const [row, ...others] = await taken(visitor)
    expect(others).toEqual([])
    expect(row).toMatchObject({ sens: 'gisement', territoire_siren: '200066926' })
    await sees(
      member
        .getByRole('definition')
        .getByText(row?.ressource ?? '')
        .last(),
    )
    await expectGood(visitor, 'open data')

    await member.getByRole('button', { name: 'Retirer du registre' }).click()
    await sees(member.getByText('Ne paraît pas au registre public', { exact: true }))
    expect(await taken(visitor)).toEqual([])
  })

  it('is agreed to by nobody in the place of the structure, and starts with who may see the flow', async () => {
    const page = await site.visit(pageOf('G-003'), { as: 'facilitator' })
    await sees(page.getByText(words('Ne paraît pas au registre public : réservé à l’animation, ou retiré')))
    await page.goto(pageOf('G-001'))
    await sees(page.getByText(words('l’animation ne le fait pas à leur place')))
    expect(await page.getByRole('button', { name: 'Publier cette ligne' }).count()).toBe(0)
    await expectGood(page, 'publication facilitator')
    await page.getByRole('button', { name: 'EN', exact: true }).click()
    await sees(page.getByRole('heading', { name: 'Public register', exact: true }))
  })

  it('is opened by an administrator, and spoken of nowhere until then', async () => {
    site.provokes(/\b404\b/)
    setRegister(false)
    const visitor = await site.visit('/confidentialite')
    await sees(visitor.getByRole('heading', { name: 'Vos droits' }))
    expect(await visitor.getByRole('link', { name: 'Voir le registre public' }).count()).toBe(0)
    await visitor.goto('/donnees-ouvertes')
    await sees(visitor.getByRole('alert'))
    const member = await site.visit(pageOf('G-001'), { as: 'member' })
    await sees(member.getByRole('heading', { name: 'Qui voit quoi' }))
    await seesNot(member.getByRole('heading', { name: 'Registre public' }))

    const page = await site.visit('/administration/reglages', { as: 'administrator' })
    const name = 'Ouvrir le registre public des ressources partagées'
    await page.getByLabel(name, { exact: true }).check()
    await page.getByRole('button', { name: words(`Enregistrer : ${name}`) }).click()
    await eventually(() => site.server.rooms.settings.territory().openDataRegister).toBe(true)
    await visitor.reload()
    await sees(heading(visitor, 'Données ouvertes'))
  })
})
