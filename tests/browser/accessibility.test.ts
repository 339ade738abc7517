import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { demoAudits } from '../../src/commands/demo-audits.ts'
import { mailTokens } from '../../src/features/accounts/mail-tokens.ts'
import { mailingInput } from '../../src/features/campaigns/contract.ts'
import { eventInput, eventQuery } from '../../src/features/events/contract.ts'
import { projectInput } from '../../src/features/projects/contract.ts'
import { serviceInput } from '../../src/features/shared-services/contract.ts'
import { synergyInput } from '../../src/features/synergies/life-contract.ts'
import { directoryFields } from '../../src/kernel/directory.ts'
import {
  ACCOUNTS,
  COLOURS,
  expectNoAxeViolations,
  heading,
  SIZES,
  sees,
  sharedSite,
  TEST_LIMIT,
} from '../support/browser.ts'
import { png } from '../support/pictures.ts'

const site = sharedSite()

const firstMatch = () => {
  const [best] = site.server.rooms.matching.best(1)
  if (!best) throw new Error('The pilot gives no match.')
  return `${best.stockId}~${best.needId}`
}
const firstStructure = () => site.server.rooms.organisations.records()[0]?.id

const aFlow = () => site.server.rooms.flows.liveRows()[0]?.id ?? ''

/** While the territory opens their page. */
function openStories(): string {
  site.server.rooms.settings.change({ successStories: true }, 'test')
  return '/reussites'
}

/** A flow with a second version. */
function changedFlow(): string {
  const id = aFlow()
  site.server.rooms.flows.update(id, { notes: 'Vu sur place' }, { by: 'system', origin: 'form' })
  return id
}

/** As a mail would carry it. */
function reminderLink(): string {
  const { db, rooms } = site.server
  const { email } = ACCOUNTS.member
  const { id: userId = null } = rooms.accounts.personByEmail(email) ?? {}
  const [membership] = userId ? (rooms.accounts.actorById(userId)?.memberships ?? []) : []
  const flow = {
    organisationId: membership?.organisationId ?? '',
    kind: 'stock',
    confirmedOn: '2025-01-10',
  } as const
  const flowIds = [site.server.flow({ ...flow, label: 'Palettes perdues' })]
  return db.write(() =>
    mailTokens(db, site.clock).issue({
      ...{ purpose: 'renewal', userId, email, data: { flowIds }, lastsMinutes: 60 },
    }),
  )
}

const personCalled = (who: keyof typeof ACCOUNTS) => {
  const { accounts } = site.server.rooms
  const actor = accounts.actorById(accounts.personByEmail(ACCOUNTS[who].email)?.id ?? '')
  if (!actor) throw new Error(`The pilot has no account for a ${who}.`)
  return actor
}
const facilitator = () => personCalled('facilitator')

/** Taken up from the best match, with something that is late. */
/** Axis 1, with two values of an indicator. */
function thePlan(): boolean {
  const { loading, indicators } = site.server.rooms.plan
  const administrator = { ...facilitator(), role: 'administrator' as const }
  if (loading.isLoaded()) return true
  loading.loadAxis(administrator)
  const [waste] = indicators.list(administrator, { sheet: '1.1.5' }).items
  for (const on of ['2024-12-31', '2025-12-31'])
    indicators.enter(administrator, waste?.id ?? '', {
      ...{ series: 'result', on, value: 19_660, basis: 'measured', comment: null, documentId: null },
    })
  return true
}

/** By hand, with a structure that has not answered yet, a decision and a task that is late. */
function aGroup(): string {
  const { life, decisions, tasks } = site.server.rooms.groups
  const [standing] = life.list(facilitator(), { q: 'Chaleur', limit: 1, offset: 0 }).items
  if (standing) return standing.id
  const { id } = life.create(facilitator(), {
    ...{ title: 'Chaleur partagée', objectives: 'Un réseau entre voisins.', visibility: 'open' },
    ...{ synergyId: null, poolingId: null, organisationIds: [firstStructure() ?? ''] },
  })
  decisions.note(facilitator(), id, {
    text: 'Mesurer avant d’étudier.',
    takenOn: '2026-11-02',
    correctsId: null,
  })
  tasks.add(facilitator(), id, {
    audience: 'all',
    label: 'Relever les compteurs',
    ownerId: null,
    dueOn: '2026-11-02',
  })
  return id
}

/** Sent to one structure, and a draft that goes to many. */
function aMailing(): string {
  const { mailings, templates } = site.server.rooms.campaigns
  const [standing] = mailings.list(facilitator(), { q: 'Bois', limit: 1, offset: 0 }).items
  if (standing) return standing.id
  const words = { subject: 'Bonjour {prénom|à vous}', body: 'Une **rencontre**.\n\n- lundi\n- mardi' }
  templates.create(facilitator(), { name: 'Invitation', ...words })
  mailings.create(facilitator(), mailingInput.parse({ title: 'Premier contact', ...words }))
  const sent = mailingInput.parse({ title: 'Bois du lundi', ...words, audience: { sectors: ['wood'] } })
  const { id } = mailings.create(facilitator(), sent)
  mailings.step(facilitator(), id, { to: 'scheduled', at: null })
  return id
}
const aDraft = () =>
  site.server.rooms.campaigns.mailings.list(facilitator(), {
    ...{ status: 'draft', limit: 1, offset: 0 },
  }).items[0]?.id

/** A structure that shows everything of itself. */
function aListed(): string {
  const member = personCalled('member')
  const id = member.memberships[0]?.organisationId ?? ''
  site.server.rooms.directory.choose(member, id, {
    ...{ isListed: true, shown: [...directoryFields], website: 'https://conserverie.example' },
    ...{ presentation: 'Conserves du Gers.', contactName: 'Standard' },
    ...{ contactEmail: 'standard@conserverie.example', contactPhone: '05 62 00 00 00' },
  })
  return id
}

/** Open, with costs that lose money, a job, a structure and a support that awaits its answer. */
function aService(): string {
  const { life, facts, list } = site.server.rooms.sharedServices
  const [standing] = list(facilitator(), { q: 'Presse', limit: 1, offset: 0 }).items
  if (standing) return standing.id
  const of = { kind: 'equipment', title: 'Presse à balles', unit: 't', visibility: 'open' }
  const id = life.create(
    facilitator(),
    serviceInput.parse({ ...of, organisationIds: [firstStructure() ?? ''] }),
  )
  life.setSheet(facilitator(), id, {
    fixedCosts: [{ label: 'Local', eurosPerYear: 2_000 }],
    variableCosts: [{ label: 'Liens', eurosPerUnit: 10 }],
    investments: [{ label: 'Presse', euros: 9_000, years: 9 }],
    subsidies: [],
    ...{ priceEurosPerUnit: 40, assumedUnitsPerYear: 60 },
  })
  const on = '2026-11-02'
  facts.addJob(facilitator(), id, { label: 'Conduite', fte: 0.5, since: on, endedOn: null })
  facts.addStructure(facilitator(), id, { name: 'SCIC fictive', siren: null, createdOn: on })
  facts.addSupport(facilitator(), id, { kind: 'grant', label: 'Achat', euros: null, askedOn: on })
  return id
}

/** Open without a name, with what is missing. */
function aProject(): string {
  const { life, list } = site.server.rooms.projects
  const [standing] = list(facilitator(), { q: 'Laverie', limit: 1, offset: 0 }).items
  if (standing) return standing.id
  const of = { title: 'Laverie de bacs', what: 'Laver à plusieurs', visibility: 'anonymised' }
  return life.propose(
    facilitator(),
    projectInput.parse({ ...of, organisationId: firstStructure() ?? '', lacks: ['Un local'] }),
  )
}

/** Published, with a table, an image and links, and to be checked again. */
function anArticle(): string {
  const { reading, writing, images } = site.server.rooms.information
  const [standing] = reading.list(facilitator(), { q: 'Chaleur', limit: 1, offset: 0 }).items
  if (standing) return standing.id
  const written = { category: 'guide', title: 'Partager sa chaleur', audience: 'public' } as const
  const { id } = writing.create(facilitator(), {
    ...{ ...written, summary: 'Entre voisins, à courte distance.', themes: ['energy'] },
    ...{ sourceName: 'ADEME', sourceUrl: 'https://www.ademe.fr', resourceIds: ['heat'] },
  })
  const imageId = images.add(facilitator(), id, { name: 'four.png', content: png() }, 'Un four').id
  const body = `## Mesurer\n\nAvec [l’ADEME](https://www.ademe.fr) et [vos flux](/gisements-besoins).\n\n| four | °C |\n|---|---|\n| un | 80 |\n\n![Un four](image:${imageId})`
  writing.change(facilitator(), id, { body, version: 1 })
  writing.step(facilitator(), id, 'published')
  site.server.db.sqlite.prepare("update information_items set checked_on = '2024-01-10'").run()
  return id
}

/** Public, with somebody who comes and minutes that anybody reads. */
function anEvent(): string {
  const { life, registering } = site.server.rooms.events
  const [standing] = life.list(facilitator(), eventQuery.parse({ q: 'bennes' })).items
  if (standing) return standing.id
  const event = {
    kind: 'training',
    title: 'Peser ses bennes',
    audience: 'public',
    place: 'Auch',
    capacity: 12,
  }
  const hours = { heldOn: '2026-12-03', startsAt: '09:00', endsAt: '11:00' }
  const { id } = life.create(facilitator(), eventInput.parse({ ...event, ...hours }))
  life.step(facilitator(), id, { to: 'published', reason: null })
  life.change(facilitator(), id, { minutes: 'À préparer ensemble.', minutesReaders: 'readers' })
  registering.register(personCalled('member'), id, null)
  return id
}

/** Published, with a guide and a session. */
function aPath(): string {
  const { paths } = site.server.rooms.training
  const [standing] = paths.list(facilitator(), { limit: 1, offset: 0 }).items
  if (standing) return standing.id
  const said = { title: 'Récupérer sa chaleur', summary: 'Mesurer, puis proposer.' }
  const { id, changedAt } = paths.create(facilitator(), { ...said, resourceId: 'training-environment' })
  const empty = { id: null, informationId: null, eventId: null, title: '', heldOn: null, place: null }
  const steps = [
    { ...empty, kind: 'guide' as const, informationId: anArticle() },
    { ...empty, kind: 'session' as const, title: 'Une visite', heldOn: '2026-12-04', place: 'Auch' },
  ]
  paths.change(facilitator(), id, { ...said, resourceId: 'training-environment', steps, changedAt })
  paths.move(facilitator(), id, 'published')
  return id
}

function aSynergy(): string {
  const { matching, synergies } = site.server.rooms
  const [best] = matching.best(1)
  const parties = [best?.stockId, best?.needId].map((flowId = '') => ({ flowId }))
  const standing = synergies.life.withSameFlows(parties.map(({ flowId }) => flowId))
  if (standing) return standing.id
  const input = synergyInput.parse({ kind: 'substitution', parties })
  const { id } = synergies.life.takeUp(facilitator(), input)
  synergies.life.change(facilitator(), id, { nextAction: 'Peser un lot', nextActionOn: '2026-11-02' })
  return id
}

/** The audits of the demonstration, made by the first page that shows them. */
function audited() {
  const { rooms } = site.server
  if (rooms.audits.campaigns.list(facilitator()).total === 0)
    demoAudits(rooms, facilitator(), personCalled('member'), site.clock.now())
  return rooms.audits
}
const visitIn = (list: 'to-validate' | 'validated') =>
  audited().visits.list(facilitator(), { list, limit: 1, offset: 0 }).items[0]?.id

/** Every page with what tells that it is all there. */
const PAGES: Record<string, { path(): string; ready(page: Page): Promise<void> }> = {
  'the success stories': {
    path: openStories,
    ready: (page) => sees(heading(page, 'Réussites du territoire')),
  },
  'the sign-in': { path: () => '/connexion', ready: (page) => sees(heading(page, 'Connexion')) },
  'the matches': {
    path: () => '/',
    ready: (page) =>
      sees(
        page
          .getByRole('list', { name: /^Pistes/ })
          .getByRole('link')
          .first(),
      ),
  },
  'an open match': {
    path: () => `/?piste=${firstMatch()}`,
    ready: (page) =>
      sees(
        page
          .getByRole('list', { name: /^Pistes/ })
          .getByRole('link')
          .first(),
      ),
  },
  'the page of a match': {
    path: () => `/piste/${firstMatch()}`,
    ready: (page) =>
      sees(
        page.getByRole('heading', { name: 'Pourquoi cette piste' }),
        page.locator('path.map-selected').first(),
      ),
  },
  'the poolings': {
    path: () => '/mutualisations',
    ready: (page) => sees(page.getByText('Structures concernées').first()),
  },
  'the joint arrangements': {
    path: () => '/montages',
    ready: (page) => sees(page.getByText(/^Qui (apporterait|prendrait) quoi$/).first()),
  },
  'the chains': {
    path: () => '/filieres',
    ready: (page) => sees(page.getByRole('heading', { name: 'Filières possibles' })),
  },
  'the knowledge base': {
    path: () => '/connaissances?q=sciure',
    ready: (page) => sees(page.getByRole('link', { name: 'Sciure de bois', exact: true }).first()),
  },
  'the form of a rule': {
    path: () => '/connaissances/ajouter?nature=stop',
    ready: (page) => sees(page.getByLabel('Raison', { exact: true })),
  },
  'the triage': {
    path: () => '/tri',
    // A phone shows the list alone until a candidate is opened.
    ready: (page) => sees(page.getByRole('list', { name: 'Pistes à trier, par groupe' })),
  },
  'the stopped pairs': { path: () => '/ecartees', ready: (page) => sees(page.getByRole('table')) },
  'what is to renew': {
    path: () => '/a-renouveler',
    ready: (page) =>
      sees(
        heading(page, 'À renouveler'),
        page
          .getByRole('main')
          .getByText(/renouveler|Structure/)
          .first(),
      ),
  },
  'the link of a reminder': {
    path: () => `/renouveler#${reminderLink()}`,
    ready: (page) => sees(page.getByRole('button', { name: /toujours vrai/i })),
  },
  'the history of a flow': {
    path: () => `/gisements-besoins/${changedFlow()}/historique?jour=2026-11-16`,
    ready: (page) => sees(page.getByRole('table').nth(1), page.getByText('Version 2').first()),
  },
  'the structures': { path: () => '/structures', ready: (page) => sees(page.getByRole('table')) },
  'a structure': {
    path: () => `/structures/${firstStructure()}`,
    ready: (page) =>
      sees(page.getByRole('heading', { name: 'Meilleures pistes' }), page.getByText('Identité')),
  },
  'the form of a new structure': {
    path: () => '/structures/nouvelle',
    ready: (page) => sees(page.getByLabel('SIRET', { exact: true })),
  },
  'the form of a structure': {
    path: () => `/structures/${firstStructure()}/modifier`,
    ready: (page) => sees(heading(page, 'Modifier la fiche'), page.getByRole('combobox').first()),
  },
  'the stocks and needs': {
    path: () => '/gisements-besoins',
    ready: (page) => sees(page.getByRole('table')),
  },
  'the formats of an export': {
    path: () => '/gisements-besoins?sens=stock',
    async ready(page) {
      const button = page.getByRole('button', { name: 'Exporter' })
      if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click()
      await sees(page.getByRole('button', { name: /^Classeur/ }))
    },
  },
  'the imports that were made': {
    path: () => '/import/historique',
    ready: (page) => sees(heading(page, 'Imports faits'), page.getByText('Aucun import n’a encore été fait')),
  },
  'a stock and who sees what of it': {
    path: () => `/gisements-besoins/${site.server.rooms.flows.allRows()[0]?.id}`,
    ready: (page) => sees(page.getByRole('heading', { name: 'Qui voit quoi' })),
  },
  'a declaration, with what is read in its words': {
    path: () => `/flux/nouveau?structure=${firstStructure()}`,
    ready: async (page) => {
      await page.getByLabel('Avec vos mots').fill('Chutes de bois traité, 3 tonnes en été')
      await page.getByLabel('Famille').selectOption('waste')
      await sees(page.getByRole('radio', { name: /^03 01 05/ }))
      await page.getByText('Préciser', { exact: true }).click()
    },
  },
  'a change to a stock': {
    path: () => `/flux/${site.server.rooms.flows.allRows()[0]?.id}/modifier`,
    ready: (page) => sees(page.getByRole('button', { name: 'Enregistrer' })),
  },
  'what a declaration gives': {
    path: () => `/flux/${site.server.rooms.matching.best(1)[0]?.stockId}/declare`,
    ready: (page) =>
      sees(heading(page, 'Votre gisement est déclaré'), page.getByRole('list', { name: /^Pistes/ }).first()),
  },
  'the notices': {
    path: () => '/avis',
    ready: (page) => sees(heading(page, 'Avis'), page.getByRole('main').getByText(/avis/i).first()),
  },
  'the preferences of notices': {
    path: () => '/mon-compte/avis',
    ready: (page) => sees(heading(page, 'Ce que vous recevez'), page.getByRole('group').nth(3)),
  },
  'the board of synergies': {
    path: () => (aSynergy() ? '/synergies' : ''),
    ready: (page) => sees(heading(page, 'Synergies'), page.getByText('En retard').first()),
  },
  'the sheet of a synergy': {
    path: () => `/synergies/${aSynergy()}/fiche`,
    ready: (page) => sees(page.getByText('Méthode et facteurs')),
  },
  'a synergy': {
    path: () => `/synergies/${aSynergy()}`,
    ready: (page) => sees(page.getByRole('heading', { name: 'Historique' })),
  },
  'the working groups': {
    path: () => (aGroup() ? '/groupes' : ''),
    ready: (page) => sees(heading(page, 'Groupes de travail'), page.getByText('Chaleur partagée').first()),
  },
  'a working group': {
    path: () => `/groupes/${aGroup()}`,
    ready: (page) => sees(page.getByRole('heading', { name: 'Décisions' })),
  },
  'the mailings': {
    path: () => (aMailing() ? '/communication' : ''),
    ready: (page) => sees(heading(page, 'Communication'), page.getByText('Bois du lundi').first()),
  },
  'a mailing that leaves': {
    path: () => `/communication/${aMailing()}`,
    ready: (page) => sees(page.getByRole('table', { name: 'Destinataires' })),
  },
  'a mailing being written': {
    path: () => (aMailing() ? `/communication/${aDraft()}` : ''),
    ready: (page) => sees(page.getByText(/destinataires? sur/), page.getByLabel('Objet', { exact: true })),
  },
  'the templates of messages': {
    path: () => (aMailing() ? '/communication/modeles' : ''),
    ready: (page) => sees(page.getByRole('heading', { name: 'Invitation' })),
  },
  'the directory': {
    path: () => (aListed() ? '/annuaire' : ''),
    ready: (page) => sees(heading(page, 'Annuaire du réseau'), page.locator('.network-mark').first()),
  },
  'a structure of the directory': {
    path: () => `/annuaire/${aListed()}`,
    ready: (page) =>
      sees(page.getByText('Conserves du Gers.'), page.getByText('standard@conserverie.example')),
  },
  'the shared services': {
    path: () => (aService() ? '/services' : ''),
    ready: (page) => sees(heading(page, 'Services mutualisés'), page.getByText('Presse à balles').first()),
  },
  'a shared service': {
    path: () => `/services/${aService()}`,
    ready: (page) => sees(page.getByRole('heading', { name: 'Si une chose change' })),
  },
  'the projects': {
    path: () => (aProject() ? '/projets' : ''),
    ready: (page) => sees(heading(page, 'Projets'), page.getByText('Laverie de bacs').first()),
  },
  'a project': {
    path: () => `/projets/${aProject()}`,
    ready: (page) => sees(page.getByRole('heading', { name: 'Structures du projet' })),
  },
  'the information': {
    path: () => (anArticle() ? '/informations' : ''),
    ready: (page) =>
      sees(heading(page, 'Informations'), page.getByText('À revérifier', { exact: true }).last()),
  },
  'an article': {
    path: () => `/informations/${anArticle()}`,
    ready: (page) =>
      sees(page.getByRole('heading', { name: 'Versions publiées' }), page.getByText(/^Version 2, /)),
  },
  'the editor of an article': {
    path: () => `/informations/${anArticle()}/modifier`,
    ready: (page) => sees(page.getByRole('heading', { name: 'Aperçu' }), page.getByRole('combobox').first()),
  },
  'the events': {
    path: () => (anEvent() ? '/rencontres' : ''),
    ready: (page) => sees(heading(page, 'Rencontres'), page.getByText('Peser ses bennes').first()),
  },
  'an event': {
    path: () => `/rencontres/${anEvent()}`,
    ready: (page) => sees(heading(page, 'Peser ses bennes'), page.getByText('À préparer ensemble.')),
  },
  'the list at the door': {
    path: () => `/rencontres/${anEvent()}/pointage`,
    ready: (page) => sees(heading(page, 'Pointage'), page.getByText('Dominique Membre')),
  },
  'the public agenda': {
    path: () => (anEvent() ? '/agenda' : ''),
    ready: (page) => sees(heading(page, 'Rencontres du territoire'), page.getByText('Peser ses bennes')),
  },
  'the climate plan': {
    path: () => (thePlan() ? '/plan' : ''),
    ready: (page) => sees(page.getByText('13 fiches, 35 étapes')),
  },
  'an action sheet of the plan': {
    path: () => (thePlan() ? '/plan/fiches/1.1.5' : ''),
    ready: (page) => sees(page.getByRole('img', { name: /^Courbe/ }), page.getByText('Améliorer le tri')),
  },
  'the training paths': {
    path: () => (aPath() ? '/competences' : ''),
    ready: (page) => sees(heading(page, 'Compétences'), page.getByText('Récupérer sa chaleur').first()),
  },
  'a training path': {
    path: () => `/competences/${aPath()}`,
    ready: (page) => sees(page.getByRole('heading', { name: 'Dans le réseau' })),
  },
  'the editor of a training path': {
    path: () => `/competences/${aPath()}/modifier`,
    ready: (page) =>
      sees(page.getByRole('combobox', { name: 'Ajouter un guide' }), page.getByLabel('Titre de la session')),
  },
  'the introductions': {
    path: () => '/mises-en-relation',
    ready: (page) => sees(page.getByText('Aucune mise en relation')),
  },
  'the quick entry': {
    path: () => `/structures/${firstStructure()}/saisie`,
    ready: (page) => sees(page.getByLabel('Désignation, ligne 1', { exact: true })),
  },
  'the workshops, none yet': {
    path: () => '/ateliers',
    ready: (page) => sees(page.getByText('Aucun atelier')),
  },
  'the audits': {
    path: () => (audited() ? '/audits' : ''),
    ready: (page) => sees(page.getByRole('table', { name: 'À planifier' })),
  },
  'a campaign of audits': {
    path: () => `/audits/campagnes/${audited().campaigns.list(facilitator()).items[0]?.id}`,
    ready: (page) => sees(page.getByRole('table', { name: 'Structures de la campagne' })),
  },
  'a visit to validate': {
    path: () => `/audits/visites/${visitIn('to-validate')}`,
    ready: (page) => sees(page.getByRole('button', { name: 'Valider l’audit' })),
  },
  'the report of a visit': {
    path: () => `/audits/visites/${visitIn('validated')}/rapport`,
    ready: (page) => sees(page.getByRole('heading', { name: 'Signatures' })),
  },
  'an unknown address': {
    path: () => '/nulle-part',
    ready: (page) => sees(heading(page, 'Page introuvable')),
  },
}

async function expectAccessible(page: Page, where: string, ready: (page: Page) => Promise<void>) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport)
    await ready(page)
    await page.emulateMedia({ colorScheme: 'light' })
    await expectNoAxeViolations(page, `${where}, ${size}`)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectNoAxeViolations(page, `${where}, ${size}, dark`, COLOURS)
  }
}

describe('accessible in light and dark, on a desktop and on a phone', TEST_LIMIT, () => {
  it.each(Object.entries(PAGES))('%s', async (where, { path, ready }) => {
    const page = await site.visit(path(), where === 'the sign-in' ? {} : { as: 'facilitator' })
    await expectAccessible(page, where, ready)
  })

  it('the import, empty and with cells to correct', async () => {
    const page = await site.visit('/import', { as: 'facilitator' })
    const title = (shown: Page) => sees(heading(shown, 'Importer un classeur'))
    await expectAccessible(page, 'the import', title)
    await page.getByLabel('Choisir des fichiers').setInputFiles({
      name: 'structures.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('nom;siret;inconnue\r\nAtelier;123;x\r\n'),
    })
    await expectAccessible(page, 'a preview', (shown) =>
      sees(shown.getByRole('heading', { name: '1 cellule à corriger' })),
    )
  })

  it('the filters of a phone, an open list of choices, and the menu', async () => {
    const page = await site.visit('/', { as: 'facilitator', size: 'phone' })
    await page.getByRole('button', { name: 'Menu' }).click()
    await expectNoAxeViolations(page, 'the menu')
    await page.getByRole('button', { name: 'Menu' }).click()
    await page.getByRole('button', { name: 'Carte' }).click()
    await sees(page.locator('path.map-commune').first())
    await expectNoAxeViolations(page, 'the map on a phone')
    await page.getByRole('button', { name: 'Filtres' }).click()
    await page.getByRole('dialog').getByRole('combobox', { name: 'Ressource' }).fill('bois')
    await sees(page.getByRole('listbox').getByRole('option').first())
    await expectNoAxeViolations(page, 'the filters with a list open')
  })

  it('a form refused', async () => {
    site.provokes(/\b401\b/)
    const page = await site.visit('/connexion')
    await page.getByLabel('Adresse électronique').fill('personne@pilote.example')
    await page.getByLabel('Mot de passe').fill('pas la bonne phrase')
    await page.getByRole('button', { name: 'Se connecter' }).click()
    await expectAccessible(page, 'a refused sign-in', (shown) => sees(shown.getByRole('alert')))
  })
})
