import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import {
  eventually,
  expectNoSidewaysScroll,
  heading,
  picture,
  sees,
  seesNot,
  sharedSite,
  TEST_LIMIT,
  words,
} from '../support/browser.ts'

const site = sharedSite()

interface Sent {
  name: string
  mimeType: string
  buffer: Buffer
}

/** Written as a French Excel does: semicolons, Windows line ends. */
const csv = (name: string, ...lines: string[]): Sent => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`${lines.join('\r\n')}\r\n`),
})

/** Names of their own, so that no test finds the structure of another. */
let serial = 0
const newName = () => `Atelier du Navigateur ${++serial}`

async function openImport(size: 'desktop' | 'phone' = 'desktop'): Promise<Page> {
  const page = await site.visit('/import', { as: 'facilitator', size })
  await sees(heading(page, 'Importer un classeur'), page.getByText('Rien n’est écrit avant votre accord.'))
  return page
}

const choose = (page: Page, ...files: Sent[]) => page.getByLabel('Choisir des fichiers').setInputFiles(files)
const apply = (page: Page) => page.getByRole('button', { name: 'Appliquer' })
const structuresNamed = (name: string) =>
  site.server.rooms.organisations.records().filter((record) => record.name === name)

describe('an import', TEST_LIMIT, () => {
  it('names the cells to correct, applies the corrected files, then has nothing left to change', async () => {
    const name = newName()
    const page = await openImport()
    await picture(page, 'import')
    await choose(
      page,
      csv('structures.csv', 'nom;commune;siret', `${name};Auch;12345678900011`),
      csv(
        'gisements.csv',
        'structure;libelle;quantite;unite;periode;couleur',
        `${name};Copeaux de hêtre;beaucoup;t;an;brun`,
        `${name};Cartons pliés;12,5;t;an;brun`,
      ),
    )
    await sees(page.getByRole('heading', { level: 2, name: 'Aperçu de structures.csv, gisements.csv' }))
    await sees(
      page.getByText(
        'L’import ne peut pas être appliqué : des cellules sont à corriger.'.replace(' :', '\u00a0:'),
      ),
    )
    await sees(page.getByRole('heading', { name: /2 cellules à corriger/ }))
    const rejected = page.getByRole('table', { name: /cellules à corriger/ })
    const cells = async (row: number) => rejected.getByRole('row').nth(row).getByRole('cell').allInnerTexts()
    const texts = [await cells(1), await cells(2)].map((row) => row.slice(0, 5))
    expect(texts).toEqual([
      ['structures.csv', expect.stringMatching(/structures/i), '2', 'siret', '12345678900011'],
      ['gisements.csv', expect.stringMatching(/gisements/i), '2', 'quantite', 'beaucoup'],
    ])
    for (const row of [1, 2]) expect((await cells(row))[5], 'what was expected').toMatch(/\p{L}{4}/u)
    await sees(page.getByText('Colonnes ignorées : couleur'.replace(' :', '\u00a0:')))
    expect(await apply(page).count(), 'what holds a fault is not applicable').toBe(0)
    expect(structuresNamed(name)).toEqual([])
    await picture(page, 'import-rejected')

    const right = [
      csv('structures.csv', 'nom;commune', `${name};Auch`),
      csv('gisements.csv', 'structure;libelle;quantite;unite;periode', `${name};Copeaux de hêtre;3,5;t;an`),
    ]
    await page.getByRole('button', { name: 'Choisir un autre fichier' }).click()
    await choose(page, ...right)
    await sees(page.getByText('Tout est lisible.'), apply(page))
    const counts = page.getByRole('table', { name: 'Lignes par feuille' })
    expect(await counts.locator('tfoot').getByRole('cell').allInnerTexts()).toEqual(['2', '0', '0', '0'])
    expect(structuresNamed(name), 'a preview writes nothing').toEqual([])
    await picture(page, 'import-preview')
    await apply(page).click()
    await sees(page.getByText('Import appliqué'), page.getByText(words('Lignes créées : 2.')))
    expect(structuresNamed(name)).toHaveLength(1)
    await picture(page, 'import-done')

    await page.getByRole('button', { name: 'Choisir un autre fichier' }).click()
    await choose(page, ...right)
    await sees(page.getByText('Ce fichier ne change rien'))
    expect(await apply(page).count()).toBe(0)
    expect(await counts.locator('tfoot').getByRole('cell').allInnerTexts()).toEqual(['0', '0', '2', '0'])

    await page.getByRole('link', { name: 'Gisements et besoins' }).click()
    await page.getByLabel('Rechercher').fill('copeaux de hêtre')
    await sees(page.getByRole('link', { name: new RegExp(name) }))
  })

  it('is corrected, applied, then undone from the list of imports', async () => {
    const name = newName()
    const page = await openImport()
    await choose(page, csv(`${name}.csv`, 'nom;commune;siret', `${name};Auch;123`))
    await sees(page.getByRole('heading', { name: /1 cellule à corriger/ }))
    await page.getByRole('button', { name: 'Choisir un autre fichier' }).click()
    await choose(page, csv(`${name}.csv`, 'nom;commune', `${name};Auch`))
    await apply(page).click()
    await sees(page.getByText('Import appliqué'))
    expect(structuresNamed(name)).toHaveLength(1)
    await page.getByRole('link', { name: 'Imports faits, annuler' }).click()
    await sees(heading(page, 'Imports faits'))
    const row = page.getByRole('row', { name: new RegExp(name) })
    await picture(page, 'import-history')
    await row.getByRole('button', { name: 'Annuler cet import' }).click()
    await picture(page, 'import-undo')
    await page.getByRole('dialog').getByRole('button', { name: 'Annuler l’import' }).click()
    await sees(page.getByText(`L’import de ${name}.csv est annulé`), row.getByText(/^Annulé le/))
    expect(structuresNamed(name)).toEqual([])
  })

  it('applies what can be read when the person chooses to leave the rejected rows out', async () => {
    const [good, bad] = [newName(), newName()]
    const page = await openImport()
    await choose(page, csv('structures.csv', 'nom;commune;siret', `${good};Auch;`, `${bad};Auch;123`))
    await sees(page.getByText(/1 à créer, 0 à modifier/), page.getByRole('heading', { name: /1 cellule/ }))
    await picture(page, 'import-partly')
    await page.getByRole('button', { name: 'Appliquer sans les lignes rejetées' }).click()
    await sees(page.getByText('Import appliqué'), page.getByText(words('Lignes créées : 1.')))
    expect([structuresNamed(good).length, structuresNamed(bad).length]).toEqual([1, 0])
  })

  it('asks once about the quantities out of the usual, and says what does not fit as the form does', async () => {
    const name = newName()
    site.server.organisation({ name })
    const page = await openImport()
    const header = 'structure;libelle;famille;quantite;unite;periode'
    await choose(page, csv('gisements.csv', header, `${name};Eau de rinçage;eau;12;kWh;an`))
    await sees(page.getByRole('cell', { name: words('« Eau » ne se compte pas en kWh') }))
    await page.getByRole('button', { name: 'Choisir un autre fichier' }).click()
    const rows = [`${name};Sciure de chêne;matière;900000;t;an`, `${name};Cartons;déchet;9;t;an`]
    await choose(page, csv('gisements.csv', header, ...rows))
    await sees(
      page.getByRole('heading', { name: '1 quantité à confirmer' }),
      page.getByRole('cell', { name: /d’habitude un site en a de/ }),
    )
    expect(await apply(page).isDisabled()).toBe(true)
    await picture(page, 'import-unusual')
    await page.getByRole('checkbox', { name: 'La quantité inhabituelle est juste' }).check()
    await apply(page).click()
    await sees(page.getByText(words('Lignes créées : 2.')))
  })

  it('shows of a known record what was and what would be', async () => {
    const name = newName()
    site.server.organisation({ name })
    const page = await openImport()
    await choose(page, csv('structures.csv', 'nom;commune;effectif', `${name};Auch;20 à 49`))
    const changes = page.getByRole('table', { name: '1 ligne modifiée' })
    await sees(changes.getByRole('row').nth(1))
    expect(await changes.getByRole('row').nth(1).innerText()).toMatch(/\(vide\)[\s\S]*20/)
    await apply(page).click()
    await sees(page.getByText(words('Lignes modifiées : 1.')))
  })

  it('can be done on a phone', async () => {
    const page = await openImport('phone')
    await choose(page, csv('structures.csv', 'nom;commune;siret', `${newName()};Auch;123`))
    await sees(page.getByRole('heading', { name: /1 cellule à corriger/ }))
    await sees(page.getByRole('cell', { name: /siret$/ }))
    await expectNoSidewaysScroll(page)
    await picture(page, 'import-rejected-phone')
  })

  it('says in a sentence that a file cannot be read, or that there are too many', async () => {
    const page = await openImport()
    await choose(page, ...['a', 'b', 'c', 'd', 'e'].map((name) => csv(`${name}.csv`, 'nom', 'X')))
    await sees(page.getByRole('alert').getByText('Choisissez un seul classeur'))
    site.provokes(/\b(400|422)\b/)
    await choose(page, {
      name: 'faux.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('PK rien'),
    })
    await sees(page.getByRole('alert').getByText('faux.xlsx'))
    await seesNot(page.getByText('Choisissez un seul classeur'))
    await choose(page, csv('structures.csv', 'nom;commune', `${newName()};Auch`))
    await sees(apply(page))
  })

  it('is refused when the data changed since its preview', async () => {
    const name = newName()
    const page = await openImport()
    await choose(page, csv('structures.csv', 'nom;commune', `${name};Auch`))
    await sees(apply(page))
    site.server.organisation({ name })
    site.provokes(/\b409\b/)
    await apply(page).click()
    await sees(page.getByRole('alert'))
    expect(structuresNamed(name)).toHaveLength(1)
  })

  it('starts from a template that can be imported', async () => {
    const page = await openImport()
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Télécharger le modèle' }).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(/\.xlsx$/)
    const buffer = await readFile(await file.path())
    await choose(page, { name: file.suggestedFilename(), mimeType: '', buffer })
    await sees(page.getByText('Tout est lisible.'), apply(page))
    await eventually(() => page.getByRole('table', { name: /à corriger/ }).count()).toBe(0)
  })
})
