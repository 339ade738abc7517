import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addressOf,
  eventually,
  expectFitsPhone,
  expectNoAxeViolations,
  heading,
  MEMBER_HOME,
  picture,
  SIZES,
  sees,
  seesNot,
  sharedSite,
  TEST_LIMIT,
  words,
} from '../support/browser.ts'
import { companyResult, geocoded, json, registerServer } from '../support/register-server.ts'

const site = sharedSite()
const SIRET = '73282932000074'

const register = { companies: {} as Server, places: {} as Server }
type Server = Awaited<ReturnType<typeof registerServer>>
beforeAll(async () => {
  register.companies = await registerServer(json(companyResult(SIRET)))
  register.places = await registerServer(json(geocoded()))
})
afterAll(async () => {
  await register.companies.close()
  await register.places.close()
})
/** What an administrator writes in the settings. */
const turn = (on: boolean) =>
  site.server.rooms.settings.change(
    {
      companyRegisterUrl: on ? register.companies.url : '',
      geocoderUrl: on ? register.places.url : '',
    },
    'test',
  )
const structureNamed = (name: string) => {
  const found = site.server.rooms.organisations.records().find((each) => each.name === name)
  if (!found) throw new Error(`There is no structure called ${name}.`)
  return found
}
const named = (page: Page, label: string) => page.getByLabel(label, { exact: true })

describe('the sheet of a structure', TEST_LIMIT, () => {
  it('is filled in from its SIRET; what a person types stays, and says no more that it comes from the register', async () => {
    turn(true)
    register.companies.answer(json(companyResult(SIRET)))
    const page = await site.visit('/structures', { as: 'facilitator' })
    await page.getByRole('link', { name: 'Nouvelle structure' }).click()
    await sees(heading(page, 'Nouvelle structure'))
    await named(page, 'Nom').fill('La Fromagerie')
    await named(page, 'SIRET').fill('732 829 320 00074')
    await sees(page.getByText('FROMAGERIE DU PRE'), page.getByText(words('Corrigez ce qui n’est pas juste.')))
    await eventually(() => named(page, 'Numéro et voie').inputValue()).toBe('12 RUE DU PRE')
    expect(await named(page, 'Nom').inputValue()).toBe('La Fromagerie')
    expect(await named(page, 'Latitude').inputValue()).toBe('43.646')
    expect(await named(page, 'Activité (NAF)').inputValue()).toBe('10.51C')
    expect(await named(page, 'Effectif').inputValue()).toBe('20-49')
    await expectNoAxeViolations(page, 'new structure')
    await expectFitsPhone(page, 'new structure')
    await page.setViewportSize(SIZES.desktop)
    await picture(page, 'new structure')

    const origin = page.getByText(words('Du registre, lu le 16 novembre 2026.'))
    const before = await origin.count()
    await named(page, 'Activité (NAF)').fill('10.51A')
    await eventually(() => origin.count()).toBe(before - 1)
    await page.getByRole('button', { name: 'Créer la structure' }).click()
    await sees(
      heading(page, 'La Fromagerie'),
      page.getByText(words('D’après le registre des entreprises, lu le 16 novembre 2026')).first(),
    )
    expect(structureNamed('La Fromagerie')).toMatchObject({
      siren: '732829320',
      nafCode: '10.51A',
      kind: 'company',
    })
    await picture(page, 'structure from the register')

    // Read again: the name and the activity were corrected, and stay unless one says otherwise.
    await page.getByRole('button', { name: 'Mettre à jour depuis le registre' }).click()
    await sees(page.getByText('Saisi ou corrigé par quelqu’un', { exact: false }).first())
    expect(await page.getByLabel('Activité (NAF)').isChecked()).toBe(false)
    await picture(page, 'register update')
    await expectNoAxeViolations(page, 'register update')
    await page.getByLabel('Activité (NAF)').check()
    await page.getByRole('button', { name: 'Reprendre 1 champ' }).click()
    await eventually(() => structureNamed('La Fromagerie').nafCode).toBe('10.51C')
    turn(false)
  })

  it('warns of a closed site, and says when no answer comes', async () => {
    turn(true)
    const closed = { etat_administratif: 'F', date_fermeture: '2025-03-31' }
    register.companies.answer(json(companyResult('35600000000048', {}, closed)))
    const page = await site.visit('/structures/nouvelle', { as: 'facilitator' })
    await named(page, 'SIRET').fill('35600000000048')
    await sees(page.getByText('Établissement fermé'), page.getByText(words('fermé depuis le 31 mars 2025')))
    await picture(page, 'closed site')
    register.companies.answer(json({}, 503, { 'retry-after': '0' }))
    await named(page, 'SIRET').fill('00037999000013')
    await sees(page.getByText('Le registre des entreprises ne répond pas', { exact: false }))
    turn(false)
  })

  it('is typed by hand where no register is asked, a click on the map placing the site', async () => {
    turn(false)
    const page = await site.visit('/structures/nouvelle', { as: 'facilitator' })
    await sees(heading(page, 'Nouvelle structure'))
    await named(page, 'Nom').fill('Atelier du Clic')
    await page.getByRole('combobox', { name: 'Commune' }).fill('Pavie')
    await page
      .getByRole('option', { name: /^Pavie/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Placer sur la carte' }).click()
    const map = page.getByRole('region', { name: /^Carte/ })
    // Named once the map looks at the commune from near: the dots of others may then be out of sight.
    await sees(map.getByText('Pavie', { exact: true }))
    await map.click({ position: { x: 200, y: 120 } })
    await eventually(() => named(page, 'Latitude').inputValue()).toMatch(/^43\.\d+$/)
    await sees(map.locator('path.map-end'))
    await picture(page, 'site on the map')
    await expectNoAxeViolations(page, 'site on the map')

    // At sea: one sentence beside the field, and nothing is lost.
    site.provokes(/400/)
    await named(page, 'Latitude').fill('45')
    await named(page, 'Longitude').fill('-4')
    await page.getByRole('button', { name: 'Créer la structure' }).click()
    await sees(page.getByText('Ce point tombe en mer, ou hors de France.').first())
    expect(await named(page, 'Latitude').getAttribute('aria-invalid')).toBe('true')
    await named(page, 'Latitude').fill('43,6055')
    await named(page, 'Longitude').fill('0,5892')
    await page.getByRole('button', { name: 'Créer la structure' }).click()
    await sees(heading(page, 'Atelier du Clic'))
    expect(structureNamed('Atelier du Clic').sites).toMatchObject([
      { communeCode: '32307', lat: 43.6055, lng: 0.5892, placedBy: 'declared' },
    ])
  })

  it('is edited by its manager, an address found in the national base, a contact added', async () => {
    turn(true)
    const { id } = structureNamed(MEMBER_HOME)
    const page = await site.visit(`/structures/${id}`, { as: 'member' })
    await page.getByRole('link', { name: 'Modifier', exact: true }).click()
    await sees(heading(page, 'Modifier la fiche'))
    await seesNot(named(page, 'Notes de l’animation'))
    await named(page, 'Numéro et voie').fill('12 rue du pré')
    await page.getByRole('button', { name: 'Chercher cette adresse' }).click()
    await page.getByRole('button', { name: '12 Rue du Pré 32000 Auch' }).click()
    expect(await named(page, 'Longitude').inputValue()).toBe('0.586')
    await page.getByRole('button', { name: 'Ajouter un contact' }).click()
    await named(page, 'Nom du contact').last().fill('Maïté Dupouy')
    await expectNoAxeViolations(page, 'edit structure')
    await expectFitsPhone(page, 'edit structure')
    await page.setViewportSize(SIZES.desktop)
    await page.getByRole('button', { name: 'Enregistrer la fiche' }).click()
    await eventually(() => addressOf(page)).toBe(`/structures/${id}`)
    await sees(page.getByText('Maïté Dupouy'), page.getByText(words('12 Rue du Pré, 32000 Auch')))
    turn(false)
  })

  it('is found from outside by who registers, and tells nothing of who is here', async () => {
    turn(true)
    register.companies.answer(json(companyResult(SIRET)))
    const page = await site.visit('/inscription')
    await named(page, 'SIRET de votre établissement').fill(SIRET)
    await eventually(() => named(page, 'Nom de la structure').inputValue()).toBe('FROMAGERIE DU PRE')
    await eventually(() => named(page, 'Commune où vous travaillez').inputValue()).toBe('32013')
    await picture(page, 'registration from the register')
    await expectNoAxeViolations(page, 'registration from the register')
    turn(false)
  })
})
