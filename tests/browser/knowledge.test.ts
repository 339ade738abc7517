import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import {
  COLOURS,
  eventually,
  expectFitsPhone,
  expectNoAxeViolations,
  heading,
  picture,
  sees,
  seesNot,
  sharedSite,
  TEST_LIMIT,
} from '../support/browser.ts'

const site = sharedSite()
const BASE = '/connaissances'

/** A stock whose word nobody knows, and who would want it if they did. */
function unread(label: string): string {
  const { server } = site
  const [giver, taker] = [server.organisation(), server.organisation()]
  server.flow({ organisationId: taker, kind: 'need', label: 'Cherche sciure de bois' })
  return server.flow({ organisationId: giver, kind: 'stock', label })
}

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function choose(page: Page, box: string, text: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: box }).fill(text)
  await page.getByRole('option', { name: option }).first().click()
}

describe('the knowledge base', () => {
  it('is searched, and gathers all that relates to a resource', TEST_LIMIT, async () => {
    const page = await site.visit(BASE, { as: 'facilitator' })
    await page.getByRole('searchbox', { name: 'Chercher' }).fill('lactoserum')
    await page.getByRole('link', { name: 'Lactosérum', exact: true }).first().click()
    await sees(heading(page, 'Lactosérum'), page.getByText('petit-lait').first())
    await sees(page.getByRole('heading', { name: 'Ce qui s’y rapporte' }))
    await sees(page.getByRole('link', { name: /^Lactosérum → / }).first())
    await page.goBack()
    await eventually(() => page.getByRole('searchbox', { name: 'Chercher' }).inputValue()).toBe('lactoserum')
    await page.getByRole('searchbox', { name: 'Chercher' }).fill('xylobidule')
    await sees(page.getByRole('heading', { name: 'Rien ne répond à cette recherche' }))
  })

  it('is not for members', TEST_LIMIT, async () => {
    const page = await site.visit(BASE, { as: 'member' })
    await seesNot(heading(page, 'Base de connaissances'))
  })

  it(
    'learns a word: what it would change is told, flows are matched, and it can be undone',
    TEST_LIMIT,
    async () => {
      const stock = unread('Patafiole du pays')
      const matches = () => site.server.rooms.matching.best(10_000).filter(({ stockId }) => stockId === stock)
      expect(matches()).toEqual([])
      const page = await site.visit(BASE, { as: 'facilitator' })
      await page.getByRole('link', { name: 'Ajouter' }).first().click()
      await field(page, 'Mot ou expression').fill('patafiole')
      await choose(page, 'Ressource', 'sciure de bois', 'Sciure de bois')
      await sees(page.getByText('Aujourd’hui, « patafiole » n’est pas compris.'))
      await sees(page.getByText('1 flux déclaré serait relu et classé de nouveau.'))
      await sees(page.getByText('1 serait compris autrement.'))
      site.provokes(/answer 400/, /status of 400/)
      await button(page, 'Enregistrer').click()
      await sees(page.getByText(/^Dites d’où vient cette connaissance/).first())
      await field(page, 'Source').fill('Atelier avec les scieurs')
      await picture(page, 'knowledge-word')
      await button(page, 'Enregistrer').click()

      await sees(heading(page, /« patafiole » se lit Sciure de bois/))
      await sees(page.getByText(/^Ajoutée Camille Animation/))
      await eventually(() => matches().length).toBeGreaterThan(0)

      await button(page, 'Retirer').click()
      await page.getByRole('dialog').getByRole('button', { name: 'Retirer', exact: true }).click()
      await sees(button(page, 'Rétablir la version 1'))
      await eventually(() => matches().length).toBe(0)
      await button(page, 'Rétablir la version 1').click()
      await sees(page.getByText(/^Rétablie Camille Animation/))
      await eventually(() => matches().length).toBeGreaterThan(0)
    },
  )

  it('refuses a word that means something else, as it is written', TEST_LIMIT, async () => {
    const page = await site.visit(`${BASE}/ajouter`, { as: 'facilitator' })
    await field(page, 'Mot ou expression').fill('drêche')
    await choose(page, 'Ressource', 'sciure de bois', 'Sciure de bois')
    await sees(page.getByText(/« drêche » est lu aujourd’hui comme/))
  })

  it('learns a rule, and is changed by somebody else', TEST_LIMIT, async () => {
    const page = await site.visit(`${BASE}/ajouter?nature=stop`, { as: 'facilitator' })
    await choose(page, 'Ajouter une ressource visée', 'sciure', 'Sciure de bois')
    await sees(page.getByRole('list', { name: 'Ressources' }).getByText('Sciure de bois'))
    await choose(page, 'Ajouter un usage interdit', 'litiere', 'Litière animale')
    await field(page, 'Raison').fill('La sciure de ce massif est trop fine pour une litière.')
    await field(page, 'Source').fill('Tout le monde le sait')
    await sees(page.getByText(/^Une interdiction cite le texte qui interdit/))
    await field(page, 'Source').fill('Arrêté préfectoral du 2 mars 2026, article 3')
    await field(page, 'Source lue le').fill('2026-11-10')
    await sees(page.getByText(/pistes? proposées? aujourd’hui ne le ser/))
    await button(page, 'Enregistrer').click()
    await sees(heading(page, 'La sciure de ce massif est trop fine pour une litière.'))

    const other = await site.visit(new URL(page.url()).pathname, { as: 'administrator' })
    await button(other, 'Modifier').click()
    await other.getByRole('radio', { name: 'Avertissement' }).check()
    await button(other, 'Enregistrer').click()
    await sees(other.getByText(/^Modifiée Alix Administration/), other.getByText('Avertissement').first())
  })

  it('tells how far the engine has come', TEST_LIMIT, async () => {
    const page = await site.visit(BASE, { as: 'facilitator' })
    await sees(heading(page, 'Base de connaissances'))
    const { events } = site.server.db
    // The socket is opened after the page: until it is, nothing is heard.
    await eventually(async () => {
      events.publish({ type: 'flows-reread', share: 0.4 })
      return page.getByRole('progressbar', { name: /recalculées/ }).count()
    }).toBe(1)
    events.publish({ type: 'flows-reread', share: 1 })
    await seesNot(page.getByRole('progressbar', { name: /recalculées/ }))
  })

  it('breaks no rule of accessibility, in either colours', TEST_LIMIT, async () => {
    const page = await site.visit(BASE, { as: 'facilitator' })
    const { id } = site.server.rooms.knowledge.add(
      {
        ...{ kind: 'path', resource: 'sawdust', use: 'packaging-reuse', strength: 'experimental' },
        ...{ process: 'calage', receiverFr: 'Un potier', receiverNaf: ['23'], conditionsFr: ['sèche'] },
        ...{ season: '', source: 'Visite de l’atelier' },
      },
      'test',
    )
    for (const path of [BASE, `${BASE}/ajouter?nature=path`, `${BASE}/${id}`]) {
      await page.goto(path)
      await sees(page.getByRole('heading', { level: 1 }))
      await page.waitForLoadState('networkidle')
      await expectNoAxeViolations(page, path)
      await page.emulateMedia({ colorScheme: 'dark' })
      await expectNoAxeViolations(page, path, COLOURS)
      await page.emulateMedia({ colorScheme: 'light' })
    }
  })

  it('holds on a phone', TEST_LIMIT, async () => {
    const page = await site.visit(`${BASE}?q=sciure`, { as: 'facilitator' })
    await sees(page.getByRole('link', { name: 'Sciure de bois', exact: true }).first())
    await expectFitsPhone(page, 'knowledge')
    await page.goto(`${BASE}/ajouter?nature=stop`)
    await sees(field(page, 'Raison'))
    await expectFitsPhone(page, 'knowledge-rule')
  })
})
