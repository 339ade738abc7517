import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAxis } from '../../../src/features/reporting/plan/loading.ts'
import {
  daysOf,
  namedMeans,
  namesFacilitation,
  plannedYears,
} from '../../../src/features/reporting/plan/read-cells.ts'
import { readPlan } from '../../../src/features/reporting/plan/read-plan.ts'
import { indicatorsIn, plain } from '../../../src/features/reporting/plan/read-words.ts'
import { projectPath } from '../../../src/project-path.ts'

const text = readFileSync(projectPath('src/features/reporting/plan/seed/axe-1.txt'), 'utf8')
const wordsOf = (words: string) => words.split(/\s+/).filter(Boolean)
const axis = readAxis()
const sheets = axis.objectives.flatMap((objective) => objective.sheets)
const sheetOf = (code: string) => sheets.find((one) => one.code === code)

/**
 * What is left out of the product on purpose, each rule by its name; written here without the reader, so that a word it
 * loses is missed.
 */
const leftOut: Record<string, (source: string) => string> = {
  'HTML tags': (source) => source.replace(/<[^>]+>/g, ' '),
  'stars of bold': (source) => source.replaceAll('**', ''),
  'headers of tables': (source) =>
    source.replace(
      /^Etape\tDescriptif\tPlanification\tRessources à mobiliser\tPorteur\tPartenaires envisagés$/gm,
      '',
    ),
  'labels of tables': (source) =>
    source.replace(
      /^(Contexte|Objectifs et résultats attendus|Indicateurs|Publics cibles|Prise en compte de l'EES|Liens avec les objectifs réglementaires)(?=\t|$)/gm,
      '',
    ),
  'labels of parts': (source) =>
    source.replace(
      /^(Enjeux stratégiques|Modalités de mise en oeuvre)$|Objectif (stratégique|opérationnel) :/gm,
      '',
    ),
  'numbers of parts, shown as numbers': (source) =>
    source.replace(/^Axe 1 :|^\d[.,]\d(?=\s|$)|^FICHE \d\.\d\.\d(?=\s|$)/gm, ''),
}

describe('the text of axis 1', () => {
  it('is read whole: the words that no rule leaves out are those of the product, in the same order', () => {
    const expected = wordsOf(Object.values(leftOut).reduce((source, rule) => rule(source), text))
    const read = axis.objectives.flatMap(({ title, stakes, sheets: own }) => [
      ...[title, stakes],
      ...own.map(({ listedTitle }) => listedTitle),
      ...own.flatMap(({ title: sheetTitle, fields, steps }) =>
        fields === null
          ? []
          : [sheetTitle, ...Object.values(fields), ...steps.flatMap((step) => Object.values(step))],
      ),
    ])
    expect(wordsOf([axis.title, ...read].join('\n'))).toEqual(expected)
    expect(expected.length).toBeGreaterThan(3_000)
  })

  it('has four objectives, thirteen sheets and their steps, where the plan puts them', () => {
    expect(axis.objectives.map(({ code, sheets: own }) => [code, own.map((one) => one.code)])).toEqual([
      ['1.1', ['1.1.1', '1.1.2', '1.1.3', '1.1.4', '1.1.5']],
      ['1.2', ['1.2.1', '1.2.2', '1.2.3', '1.2.4', '1.2.5']],
      ['1.3', ['1.3.1']],
      ['1.4', ['1.4.1', '1.4.2']],
    ])
    expect(Object.fromEntries(sheets.map(({ code, steps }) => [code, steps.length]))).toEqual({
      ...{ '1.1.1': 2, '1.1.2': 5, '1.1.3': 0, '1.1.4': 2, '1.1.5': 2, '1.2.1': 4, '1.2.2': 3 },
      ...{ '1.2.3': 5, '1.2.4': 3, '1.2.5': 1, '1.3.1': 2, '1.4.1': 3, '1.4.2': 3 },
    })
    // Every row of a table of steps is one: counted without the reader.
    const rows = text.split('\n').filter((line) => line.split('\t').length >= 5 && !line.startsWith('Etape'))
    expect(sheets.reduce((sum, { steps }) => sum + steps.length, 0)).toBe(rows.length)
    expect(sheetOf('1.1.3')).toMatchObject({
      fields: null,
      title: "Mettre en place un réseau favorisant l'économie circulaire",
    })
  })

  it('keeps its own spelling, and both titles when the list of an objective says otherwise', () => {
    expect(sheetOf('1.2.3')).toMatchObject({
      title: "Elaborer une charte d'aménagement favorisant la résilience et l'atténuation",
      listedTitle: "Elaborer une charte d'aménagement favorisant la résilience et l'atténuation (évolutive)",
    })
    expect(sheetOf('1.2.3')?.steps[4]?.description).toContain('Chaque évolutoin fera')
    expect(sheetOf('1.2.4')?.steps[2]?.lead).toBe('CGACdG')
    expect(sheetOf('1.2.4')?.title).not.toContain('*')
    // Bold lines torn from their cell come back to it.
    expect(sheetOf('1.2.3')?.fields?.regulatory.split('\n')).toHaveLength(7)
  })

  it('gives back the amounts, the shares of posts and the years of the plan', () => {
    const steps = sheets.flatMap((sheet) => sheet.steps)
    const means = steps.map(({ resources }) => namedMeans(resources))
    // Summed by hand from the text.
    expect(means.reduce((sum, { euros }) => sum + (euros ?? 0), 0)).toBe(
      18_000 +
        (5_000 + 15_000 + 10_000) +
        5_000 +
        (50_000 + 20_000 + 10_000) +
        3_000 +
        (3_000 + 5_000 + 20_000 + 5_000) +
        (5_000 + 25_000 + 400_000) +
        5_000,
    )
    expect(means.reduce((sum, { fte }) => sum + (fte ?? 0), 0)).toBeCloseTo(0.2 * 3 + 0.1 * 3 + 0.25)
    expect(means.filter(({ isToBeDefined }) => isToBeDefined)).toHaveLength(2)
    expect(
      means.every(({ euros, isInternal, isToBeDefined }) => euros !== null || isInternal || isToBeDefined),
    ).toBe(true)
    expect(steps.every(({ planning }) => plannedYears(planning) !== null)).toBe(true)
    expect(indicatorsIn(sheetOf('1.4.2')?.fields?.indicators ?? '')).toEqual([
      '% marchés avec critère CO2',
      't eq CO2 évitées',
    ])
  })
})

describe('readPlan', () => {
  it('refuses a text without an axis, with two, and a sheet outside an objective', () => {
    for (const wrong of [
      '',
      'Bonjour',
      'Axe 1 :\nUn\nAxe 2 :\nDeux',
      'Axe 1 :\nUn\nFICHE 1.1.1\nContexte\tRien',
    ])
      expect(() => readPlan(wrong), wrong).toThrow()
  })

  it('reads any text or refuses it, and fails in no other way', () => {
    const line = fc.constantFrom(
      'Axe 1 :',
      '1,4',
      'FICHE 1.1.1',
      'Enjeux stratégiques',
      'Modalités de mise en oeuvre',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string())), (lines) => {
        try {
          readPlan(lines.join('\n'))
        } catch (error) {
          expect((error as { code?: string }).code).toBe('unreadable-file')
        }
      }),
    )
  })

  it('keeps every word of a cell without its tags', () => {
    const tag = fc.constantFrom('<p>', '</p>', '<ul style="x">', '</ul>', '<ol>', '<br/>')
    const words = fc.stringMatching(/^[a-zé0-9) -]{1,12}$/)
    fc.assert(
      fc.property(fc.array(fc.oneof(tag, words)), (parts) => {
        expect(wordsOf(plain(parts.join(' ')))).toEqual(
          wordsOf(parts.filter((part) => !part.startsWith('<')).join(' ')),
        )
      }),
    )
  })
})

describe('what cells say', () => {
  it('reads years, with an end, without, and none', () => {
    expect(plannedYears('2019')).toEqual({ from: 2019, to: 2019 })
    for (const words of ['2019 - 2020', '2019-2020'])
      expect(plannedYears(words)).toEqual({ from: 2019, to: 2020 })
    expect(plannedYears('2020 et +')).toEqual({ from: 2020, to: null })
    for (const words of ['', 'bientôt', '2021 - 2019']) expect(plannedYears(words)).toBeNull()
    expect(daysOf({ from: 2020, to: null })).toEqual({
      startsOn: '2020-01-01',
      endsOn: null,
      isOpenEnded: true,
    })
    expect(daysOf(null)).toEqual({ startsOn: null, endsOn: null, isOpenEnded: false })
  })

  it('reads amounts and shares, and leaves the rest in words', () => {
    const nothing = { euros: null, fte: null, isInternal: false, isToBeDefined: false, note: null }
    expect(namedMeans('18000 (financé)')).toEqual({ ...nothing, euros: 18_000, note: 'financé' })
    expect(namedMeans('400 000')).toEqual({ ...nothing, euros: 400_000 })
    expect(namedMeans('interne (0,25ETP)')).toEqual({ ...nothing, isInternal: true, fte: 0.25 })
    expect(namedMeans('Interne')).toEqual({ ...nothing, isInternal: true })
    expect(namedMeans('à définir')).toEqual({ ...nothing, isToBeDefined: true })
    for (const words of ['', 'entre 5 et 10', '5 agents', 'international'])
      expect(namedMeans(words), words).toEqual(nothing)
  })

  it('knows a chamber or the operator, and not those who sound like them', () => {
    for (const words of [
      'chambres consulaires ou opérateur',
      "Chambre du Commerce et de l'Industrie du Gers",
      'opérateur',
      'CCI',
    ])
      expect(namesFacilitation(words), words).toBe(true)
    for (const words of [
      'communes, opérateurs immobilier',
      'Chambre Régionale de l’Economie Sociale',
      'GACdG',
      '',
    ])
      expect(namesFacilitation(words), words).toBe(false)
  })
})
