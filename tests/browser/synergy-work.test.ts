import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import {
  ACCOUNTS,
  expectFitsPhone,
  expectNoAxeViolations,
  MEMBER_HOME,
  picture,
  sees,
  seesNot,
  sharedSite,
  TEST_LIMIT,
  words,
} from '../support/browser.ts'
import { PDF } from '../support/pictures.ts'

const site = sharedSite()

/** A synergy of the member’s structure and another one, who know each other. */
function introducedSynergy(): string {
  const { rooms, db, flow } = site.server
  const { accounts, organisations, synergies } = rooms
  const facilitator = accounts.actorById(accounts.personByEmail(ACCOUNTS.facilitator.email)?.id ?? '')
  if (!facilitator) throw new Error('a facilitator was expected')
  const home = organisations.records().find(({ name }) => name === MEMBER_HOME)
  const other = organisations.records().find(({ name }) => name !== MEMBER_HOME)
  const party = (organisationId: string | undefined, kind: 'stock' | 'need', label: string) => ({
    flowId: flow({ organisationId: organisationId ?? '', kind, label }),
    ...{ organisationId: null, role: null, promised: null },
  })
  const parties = [party(home?.id, 'stock', 'Palettes en pin'), party(other?.id, 'need', 'Palettes')]
  const { id } = synergies.life.takeUp(facilitator, {
    ...{ kind: 'substitution', title: 'Palettes du Mouliot', stage: 'validated', note: null },
    parties,
  })
  for (const sql of [
    'update synergy_parties set introduced_at = joined_at where synergy_id = ?',
    'update synergy_party_flows set introduced_at = joined_at where party_id in (select id from synergy_parties where synergy_id = ?)',
  ])
    db.sqlite.prepare(sql).run(id)
  synergies.life.step(facilitator, id, { from: 'validated', to: 'introduced', reason: null, note: null })
  return id
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel('Votre message').fill(text)
  await page.getByRole('button', { name: 'Envoyer' }).click()
}

describe('working together in a synergy', TEST_LIMIT, () => {
  it('shows a message live in the other browser, a note to facilitators alone, tasks and meetings to both', async () => {
    const path = `/synergies/${introducedSynergy()}`
    const [facilitator, member] = [
      await site.visit(path, { as: 'facilitator' }),
      await site.visit(path, { as: 'member', size: 'phone' }),
    ]
    await sees(member.getByLabel('Votre message'))

    await write(member, 'Bonjour, un camion passe jeudi.\nCela vous va ?')
    await sees(facilitator.getByText('Bonjour, un camion passe jeudi.'))
    await facilitator.getByLabel('L’animation seule').check()
    await write(facilitator, 'À surveiller de près')
    await sees(facilitator.getByRole('paragraph').filter({ hasText: 'À surveiller de près' }))

    await facilitator.getByRole('button', { name: 'Ajouter la liste de vérification' }).click()
    await sees(member.getByText(words('Transport : qui, quand, avec quel contenant')))
    await seesNot(facilitator.getByRole('button', { name: 'Ajouter la liste de vérification' }))
    await facilitator.getByRole('checkbox', { name: words('Transport : qui, quand') }).click()
    await sees(member.getByText(words(`Faite par ${ACCOUNTS.facilitator.name}`)))

    await member.getByRole('button', { name: 'Prévoir une réunion' }).click()
    const dialog = member.getByRole('dialog')
    await dialog.getByLabel('Titre').fill('Visite de la conserverie')
    await dialog.getByLabel('Jour').fill('2026-12-10')
    await dialog.getByLabel('De', { exact: true }).fill('10:00')
    await dialog.getByLabel('À', { exact: true }).fill('11:30')
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    await sees(facilitator.getByText(words('10 décembre 2026, de 10:00 à 11:30')))
    expect(await member.getByText('À surveiller de près').count()).toBe(0)

    await picture(facilitator, 'synergy-work')
    await expectNoAxeViolations(facilitator, 'a synergy worked on together')
    await expectFitsPhone(member, 'synergy-work')

    await member.getByRole('button', { name: 'Retirer', exact: true }).click()
    await member.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click()
    await sees(facilitator.getByText('Message retiré par son auteur'))
  })
})

describe('a document of a synergy', TEST_LIMIT, () => {
  it('appears live to the other, is downloaded, proves an exchange and then stays', async () => {
    const path = `/synergies/${introducedSynergy()}`
    const [facilitator, member] = [
      await site.visit(path, { as: 'facilitator' }),
      await site.visit(path, { as: 'member', size: 'phone' }),
    ]
    const pdf = (name: string, more = '') => ({
      ...{ name, mimeType: 'application/pdf', buffer: Buffer.concat([PDF, Buffer.from(more)]) },
    })
    await member.getByLabel('Ajouter un document').setInputFiles(pdf('bon de pesée.pdf'))
    await member.getByLabel('Ce que montre ce fichier').fill('Pesée du 12')
    await picture(member, 'synergy-document-chosen')
    await expectNoAxeViolations(member, 'a document chosen')
    await member.getByRole('button', { name: 'Envoyer', exact: true }).last().click()
    await sees(facilitator.getByText('Pesée du 12'), facilitator.getByText('A ajouté un document :'))
    const [download] = await Promise.all([
      facilitator.waitForEvent('download'),
      facilitator.getByRole('link', { name: 'bon de pesée.pdf' }).last().click(),
    ])
    expect(readFileSync(await download.path())).toEqual(PDF)

    await member.getByRole('button', { name: 'Légende de bon de pesée.pdf' }).click()
    const caption = member.getByRole('dialog')
    await caption.getByLabel('Ce que montre ce fichier').fill('Pesée du 12 mars, deux bennes')
    await picture(member, 'synergy-document-caption')
    await expectNoAxeViolations(member, 'the caption of a document')
    await caption.getByRole('button', { name: 'Enregistrer' }).click()
    await sees(facilitator.getByText('Pesée du 12 mars, deux bennes'))

    await facilitator.getByRole('button', { name: 'Noter un échange' }).click()
    const dialog = facilitator.getByRole('dialog')
    await dialog.getByLabel('Jour de l’échange').fill('2026-03-12')
    await dialog.getByLabel('Joindre un justificatif').setInputFiles(pdf('facture.pdf', '%2'))
    await sees(dialog.getByText(words('« facture.pdf » est ajouté et choisi.')))
    await picture(facilitator, 'synergy-evidence')
    await expectNoAxeViolations(facilitator, 'evidence chosen')
    await dialog.getByLabel('Document qui le prouve').selectOption({ label: await labelOf(dialog, 'pesée') })
    await dialog.getByRole('button', { name: 'Enregistrer l’échange' }).click()
    await sees(member.getByText(words('Preuve de l’échange du 12 mars 2026')))
    await sees(member.getByLabel('Échanges notés').getByRole('link', { name: 'bon de pesée.pdf' }))
    await picture(facilitator, 'synergy-documents')
    await expectNoAxeViolations(facilitator, 'documents of a synergy')
    await expectFitsPhone(member, 'synergy-documents')

    site.provokes(/409/)
    await member.getByRole('button', { name: 'Retirer bon de pesée.pdf' }).click()
    await member.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click()
    await sees(member.getByText(words('Ce document est la preuve de l’échange du 12 mars 2026')))
    await facilitator.getByRole('button', { name: 'Retirer facture.pdf' }).click()
    await facilitator.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click()
    await sees(facilitator.getByText('Document retiré depuis'))
  })
})

/** The whole label of the choice that holds these words. */
async function labelOf(dialog: Locator, part: string): Promise<string> {
  const labels = await dialog.getByLabel('Document qui le prouve').locator('option').allTextContents()
  return labels.find((label) => label.includes(part)) ?? ''
}
