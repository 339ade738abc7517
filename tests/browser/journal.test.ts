import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Role } from '../../src/kernel/actor.ts'
import {
  ACCOUNTS,
  COLOURS,
  eventually,
  expectFitsPhone,
  expectNoAxeViolations,
  heading,
  MEMBER_HOME,
  picture,
  SIZES,
  sees,
  sharedSite,
  TEST_LIMIT,
  words,
} from '../support/browser.ts'

const site = sharedSite()

const home = () =>
  site.server.rooms.organisations.records().find(({ name }) => name === MEMBER_HOME)?.id ?? ''

async function english(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'EN' }).click()
}

async function expectAccessible(page: Page, where: string): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme: 'light' })
    await expectNoAxeViolations(page, `${where}, ${size}`)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectNoAxeViolations(page, `${where}, ${size}, dark`, COLOURS)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(SIZES.desktop)
}

/** A flow of the member's structure with one hidden value, read by the facilitator. */
async function consultedFlow(label: string): Promise<string> {
  const id = site.server.flow({
    organisationId: home(),
    kind: 'stock',
    label,
    quantity: 40,
    unit: 't',
    period: 'year',
  })
  site.server.rooms.flows.update(id, { quantity: 55 }, { by: 'system', origin: 'form' })
  const page = await site.visit('/mes-donnees', { as: 'facilitator' })
  const answer = await page.context().request.get(`/api/v1/flows/${id}`)
  expect(answer.status()).toBe(200)
  const written = site.server.db.sqlite.prepare(
    "select count(*) from journal where action = 'flow.consulted' and entity_id = ?",
  )
  await eventually(() => written.pluck().get(id)).toBe(1)
  return id
}

describe('the journal of everything', TEST_LIMIT, () => {
  it('says in a sentence who consulted what, shows what changed, and that it is whole', async () => {
    await consultedFlow('Épluchures de carottes')
    const page = await site.visit('/administration/journal', { as: 'administrator' })
    await sees(heading(page, 'Journal'), page.getByText('Journal intact'))
    await sees(
      page.getByText(words('Camille Animation a consulté la quantité de « Épluchures de carottes »')),
    )
    await sees(page.getByText('Alix Administration a ouvert une session').first())
    const changed = page
      .getByRole('listitem')
      .filter({ hasText: words('La plateforme a modifié « Épluchures de carottes »') })
    await changed.getByText('Ce qui a changé').click()
    await sees(
      changed.getByText('Quantité'),
      changed.locator('del', { hasText: '40' }),
      changed.locator('ins', { hasText: '55' }),
    )
    await picture(page, 'journal')
    await expectFitsPhone(page, 'journal')
    await expectAccessible(page, 'the journal')
  })

  it('filters by keyboard, in the address, and says when nothing matches', async () => {
    await consultedFlow('Noyaux d’abricots')
    const page = await site.visit('/administration/journal', { as: 'administrator' })
    const entries = page.getByRole('list', { name: 'Entrées du journal' }).getByRole('listitem')
    await sees(entries.first())
    await page.getByLabel('Action').focus()
    await page.getByLabel('Action').selectOption('flow.consulted')
    await eventually(async () =>
      (await entries.allTextContents()).every((text) => text.includes('consulté')),
    ).toBe(true)
    expect(page.url()).toContain('action=flow.consulted')
    await page.getByLabel('Du', { exact: true }).fill('2031-01-01')
    await sees(page.getByText('Aucune entrée'))
    await expectNoAxeViolations(page, 'an empty journal')
  })

  it('names the entry that was altered', async () => {
    const { sqlite } = site.server.db
    const trigger = sqlite
      .prepare("select sql from sqlite_master where name = 'journal_unchanged'")
      .pluck()
      .get()
    const seq = sqlite.prepare('select max(seq) from journal').pluck().get()
    const actor = sqlite.prepare('select actor_id from journal where seq = ?').pluck().get(seq)
    const put = sqlite.exec.bind(sqlite)
    put(`drop trigger journal_unchanged; update journal set actor_id = 'x' where seq = ${seq}`)
    const page = await site.visit('/administration/journal', { as: 'administrator' })
    await sees(page.getByRole('alert').getByText(`Journal altéré à l’entrée ${seq}`))
    await picture(page, 'journal-altered')
    await expectAccessible(page, 'an altered journal')
    put(`update journal set actor_id = '${actor}' where seq = ${seq}; ${trigger}`)
    await page.getByRole('button', { name: 'Vérifier à nouveau' }).click()
    await sees(page.getByText('Journal intact'))
  })

  it('speaks English', async () => {
    await consultedFlow('Marc de pommes')
    const page = await site.visit('/administration/journal', { as: 'administrator' })
    await english(page)
    await sees(page.getByText('Camille Animation consulted the quantity of “Marc de pommes”'))
    await expectNoAxeViolations(page, 'the journal in English')
  })

  it('is not there for others', async () => {
    const page = await site.visit('/administration/journal', { as: 'facilitator' })
    await sees(heading(page, 'Page introuvable'))
  })
})

describe('the journal of a structure', TEST_LIMIT, () => {
  it('is reached from its sheet by its manager, and shows who read its data', async () => {
    await consultedFlow('Pulpe de tomates')
    const page = await site.visit(`/structures/${home()}`, { as: 'member' })
    await page.getByRole('link', { name: 'Voir le journal' }).click()
    await sees(heading(page, `Journal de ${MEMBER_HOME}`))
    await sees(page.getByText(words('Camille Animation a consulté la quantité de « Pulpe de tomates »')))
    await picture(page, 'journal-structure')
    await expectFitsPhone(page, 'journal-structure')
    await expectAccessible(page, 'the journal of a structure')
  })
})

describe('what is said of personal data', TEST_LIMIT, () => {
  it('is read by anyone, from the foot of the sign-in, with the periods set today', async () => {
    const page = await site.visit('/connexion')
    await sees(heading(page, 'Connexion'))
    await picture(page, 'sign-in-foot')
    await expectFitsPhone(page, 'sign-in-foot')
    await page.getByRole('link', { name: 'Confidentialité' }).click()
    await sees(heading(page, 'Confidentialité'), page.getByText(/24 mois après la dernière connexion/))
    await sees(
      page.getByText(/ne chargent rien d’ailleurs/),
      page.getByText(/Connectez-vous pour télécharger/),
    )
    await picture(page, 'privacy')
    await expectFitsPhone(page, 'privacy')
    await expectAccessible(page, 'privacy')
    await english(page)
    await sees(heading(page, 'Privacy'), page.getByText(/24 months after the last sign-in/))
  })

  it('signed in, gives one’s data as a file', async () => {
    const page = await site.visit('/mes-donnees', { as: 'facilitator' })
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: words('Télécharger mes données (classeur)') }).click()
    expect((await download).suggestedFilename()).toMatch(/^boucle-.*\.xlsx$/)
    await expectFitsPhone(page, 'own-data')
    await expectAccessible(page, 'own data')
  })

  it('says why a last administrator cannot leave', async () => {
    site.provokes(/\b409\b/)
    const page = await site.visit('/mes-donnees', { as: 'administrator' })
    await page.getByRole('button', { name: 'Supprimer mon compte' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await sees(dialog.getByText(/rien ne les ramènera/))
    await dialog.getByRole('button', { name: 'Supprimer définitivement' }).click()
    await sees(dialog.getByRole('alert').getByText(/dernier administrateur/))
    await expectNoAxeViolations(page, 'a refused deletion')
    await picture(page, 'delete-refused')
    await page.keyboard.press('Escape')
    await eventually(() => dialog.count()).toBe(0)
  })
})

describe('a structure that leaves', TEST_LIMIT, () => {
  it('is taken away in a file by its manager, who asks that it leave', async () => {
    const page = await site.visit(`/structures/${home()}`, { as: 'member' })
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: words('Tout exporter (classeur)') }).click()
    expect((await download).suggestedFilename()).toMatch(/^boucle-.*\.xlsx$/)
    await page.getByRole('button', { name: 'Demander à quitter le réseau' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await sees(dialog.getByText(/D’ici là rien ne change/))
    await expectAccessible(page, 'asking to leave')
    await picture(page, 'ask-to-leave')
    await expectFitsPhone(page, 'ask-to-leave')
    await dialog.getByRole('button', { name: 'Envoyer la demande' }).click()
    await sees(page.getByText(/Départ demandé le .+ la structure sera fermée/))
    await expectAccessible(page, 'a structure that asked to leave')
    await picture(page, 'asked-to-leave')
    await page.getByRole('button', { name: 'Finalement, rester dans le réseau' }).press('Enter')
    await sees(page.getByRole('button', { name: 'Demander à quitter le réseau' }))
    await page.getByRole('link', { name: 'Voir le journal' }).click()
    await sees(
      page.getByText(words(`Dominique Membre a demandé que « ${MEMBER_HOME} » quitte le réseau`)),
      page.getByText(words(`Dominique Membre a retiré la demande de départ de « ${MEMBER_HOME} »`)),
    )
  })

  it('is closed by a facilitator from its sheet', async () => {
    const id = site.server.organisation({ name: 'Atelier Partant' })
    const page = await site.visit(`/structures/${id}`, { as: 'facilitator' })
    await page.getByRole('button', { name: 'Fermer ou anonymiser' }).click()
    await sees(page.getByRole('dialog').getByText(/À faire à la demande/))
    await expectNoAxeViolations(page, 'closing a structure')
    await picture(page, 'close-structure')
    await page.getByRole('dialog').getByRole('button', { name: 'Confirmer' }).click()
    await sees(page.getByText(/Hors du réseau depuis/))
    await expectFitsPhone(page, 'structure-closed')
  })
})

it.each(Object.keys(ACCOUNTS) as Role[])(
  '%s finds one’s own data from the foot of every page',
  async (role) => {
    const page = await site.visit('/structures', { as: role })
    const foot = page.getByRole('contentinfo')
    await foot.getByRole('link', { name: 'Confidentialité' }).click()
    await sees(heading(page, 'Confidentialité'))
    await foot.getByRole('link', { name: 'Mes données' }).click()
    await sees(heading(page, 'Mes données'), page.getByRole('button', { name: 'Supprimer mon compte' }))
    await expectFitsPhone(page, `own-data-${role}`)
    await expectAccessible(page, `own data of ${role}`)
  },
)
