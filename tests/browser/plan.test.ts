import { describe, expect, it } from 'vitest'
import {
  addressOf,
  eventually,
  expectFitsPhone,
  expectNoAxeViolations,
  heading,
  sees,
  seesNot,
  sharedSite,
  TEST_LIMIT,
  words,
} from '../support/browser.ts'

const site = sharedSite()
const STEP = 'Réaliser les diagnostic et audits des acteurs'

describe('the climate plan', TEST_LIMIT, () => {
  it('is loaded by the authority, followed with the facilitators, and measured', async () => {
    const authority = await site.visit('/plan', { as: 'authority' })
    await sees(heading(authority, 'Plan climat'), authority.getByText('Pas encore de plan'))
    await expectNoAxeViolations(authority, 'no plan yet')
    await authority.getByRole('button', { name: 'Charger l’axe 1' }).click()
    await sees(authority.getByText('13 fiches, 35 étapes'), authority.getByText(words('604 000 €')))
    await sees(authority.getByRole('heading', { name: 'En retard d’abord' }))
    await expectNoAxeViolations(authority, 'the plan')

    await authority.getByLabel('Porteur', { exact: true }).selectOption('opérateur')
    await eventually(() => addressOf(authority)).toBe('/plan?porteur=opérateur')
    await sees(authority.getByText('1 fiche, 1 étape'))
    await authority.getByLabel('Porteur', { exact: true }).selectOption('')

    // A facilitator carries a step with the chambers: it says how far it is, and the other browser hears of it.
    await authority
      .getByRole('link', { name: /^1\.1\.2 Etendre/ })
      .first()
      .click()
    await sees(heading(authority, /^1\.1\.2/), authority.getByRole('heading', { name: STEP }))
    const facilitator = await site.visit('/plan/fiches/1.1.2', { as: 'facilitator' })
    await facilitator.getByRole('button', { name: `Dire l’avancement : ${STEP}` }).click()
    const dialog = facilitator.getByRole('dialog')
    await dialog.getByLabel('État').selectOption('in-progress')
    await dialog.getByLabel(words('Avancement, en % (facultatif)')).fill('40')
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    const step = authority
      .getByRole('article')
      .filter({ has: authority.getByRole('heading', { name: STEP }) })
    await sees(step.getByText('En cours', { exact: true }).first(), step.getByText(/^40\s%$/))
    await seesNot(facilitator.getByRole('button', { name: 'Modifier le texte' }).first())

    // What happens on the platform is counted, and opens.
    await step.getByRole('button', { name: /Audits validés/ }).click()
    await sees(authority.getByRole('dialog').getByText(/Visites d’audit validées par l’animation/))
    await authority.keyboard.press('Escape')

    await step.getByText('Suivi de l’étape').click()
    await step.getByRole('button', { name: `Inscrire un montant : ${STEP}` }).click()
    const amount = authority.getByRole('dialog')
    await amount.getByLabel('Montant en euros').fill('12 000,50')
    await amount.getByLabel('Date', { exact: true }).fill('2026-11-02')
    await amount.getByRole('button', { name: 'Enregistrer' }).click()
    await sees(step.getByText(words('Engagé : 12 000,50 €')).first())
    await sees(step.getByText('Depuis le 16 novembre 2026'))
    await expectNoAxeViolations(authority, 'an action sheet')
    await expectFitsPhone(authority, 'plan-sheet')

    // Values of an indicator with its target, drawn and in a table.
    await authority.setViewportSize({ width: 1280, height: 900 })
    await authority.goto(`${site.origin}/plan/fiches/1.1.5`)
    const label = 'Tonnage de déchets annuels'
    const enter = async (button: string, value: string, day: string) => {
      await authority.getByRole('button', { name: `${button} : ${label}` }).click()
      const dialog = authority.getByRole('dialog')
      await dialog.getByLabel('Valeur, en t').fill(value)
      await dialog.getByLabel('Date', { exact: true }).fill(day)
      await dialog.getByRole('button', { name: 'Enregistrer' }).click()
      await seesNot(dialog)
    }
    await enter('Saisir une valeur', '19 660', '2024-12-31')
    await enter('Saisir une valeur', '19 000', '2025-12-31')
    await enter('Fixer un objectif', '17 000', '2030-12-31')
    await sees(
      authority.getByRole('img', { name: `Courbe : ${label}. Les valeurs sont dans le tableau qui suit.` }),
    )
    const rows = authority.getByRole('table', { name: `Valeurs et objectifs : ${label}` }).getByRole('row')
    await eventually(() => rows.count()).toBe(4)
    expect(await rows.nth(1).textContent()).toContain('31 décembre 2030')
    await expectNoAxeViolations(authority, 'an indicator')
  })

  it('is not there for members', async () => {
    const page = await site.visit('/plan', { as: 'member' })
    await sees(heading(page, 'Page introuvable'))
  })
})
