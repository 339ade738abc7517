import { describe, expect, it } from 'vitest'
import { PASSWORD } from '../support/app.ts'
import {
  addressOf,
  eventually,
  expectFitsPhone,
  expectNoAxeViolations,
  heading,
  sees,
  sharedSite,
  TEST_LIMIT,
} from '../support/browser.ts'

const site = sharedSite({ pilot: false })

describe('an empty installation', TEST_LIMIT, () => {
  it('makes its first administrator with the code of the console, once', async () => {
    const code = site.server.rooms.accounts.setupCode()
    const page = await site.visit('/structures')
    await sees(heading(page, 'Installation'))
    expect(addressOf(page)).toBe('/installation')
    await expectFitsPhone(page, 'setup')

    site.provokes(/\b400\b/)
    await page.getByLabel('Code d’installation').fill('pas-ce-code')
    await page.getByLabel('Votre nom').fill('Alix Fondatrice')
    await page.getByLabel('Adresse électronique').fill('alix@cci.example')
    await page.getByLabel('Mot de passe').fill(PASSWORD)
    await page.getByRole('button', { name: 'Créer le compte et entrer' }).click()
    await sees(
      page.getByRole('alert').getByText('Le code ne correspond pas à celui que le serveur a affiché.'),
    )
    await sees(page.getByText('Recopiez le code affiché au démarrage du serveur.'))
    expect(await page.getByLabel('Code d’installation').getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByLabel('Votre nom').inputValue(), 'what was typed stays').toBe('Alix Fondatrice')
    await expectNoAxeViolations(page, 'the set-up after a wrong code')

    await page.getByLabel('Code d’installation').fill(code)
    await page.getByRole('button', { name: 'Créer le compte et entrer' }).click()
    await sees(heading(page, 'Pistes de synergies'), page.getByText('Aucune piste pour l’instant'))
    await eventually(() => addressOf(page)).toBe('/')
    await sees(page.getByText('Alix Fondatrice'), page.getByText('Administration', { exact: true }))
    expect(await page.getByText('Démonstration').count(), 'a real installation is no demonstration').toBe(0)
    await expectNoAxeViolations(page, 'the empty list of matches')

    await page.getByRole('link', { name: 'Importer un classeur' }).click()
    await sees(heading(page, 'Importer un classeur'))
    for (const [link, empty] of [
      ['Structures', 'Aucune structure'],
      ['Gisements et besoins', 'Aucun gisement ni besoin'],
      ['Mutualisations', 'Aucune mutualisation repérée'],
      ['Paires écartées', 'Aucune paire écartée'],
    ] as const) {
      const fold = { Mutualisations: 'Réseau', 'Paires écartées': 'Animer' }[link as string]
      if (fold) await page.getByRole('button', { name: fold }).click()
      await page.getByRole('link', { name: link }).click()
      await sees(heading(page, link === 'Mutualisations' ? 'Mutualisations possibles' : link))
      await sees(page.getByText(empty, { exact: true }))
    }

    const visitor = await site.visit('/installation')
    await sees(heading(visitor, 'Connexion'))
    expect(addressOf(visitor)).toBe('/connexion')
  })
})
