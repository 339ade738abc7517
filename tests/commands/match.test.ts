import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { matchCommand } from '../../src/commands/match.ts'
import { sharedMaterials } from '../../src/features/materials/shared-service.ts'

// The knowledge base is read and arranged once: not within the time of the first test.
beforeAll(() => sharedMaterials().warmUp())

const folder = mkdtempSync(join(tmpdir(), 'boucle-match-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
function csv(...lines: string[]): string {
  const path = join(folder, `${++files}.csv`)
  writeFileSync(path, lines.join('\n'))
  return path
}

async function output(...args: string[]): Promise<string> {
  let text = ''
  await matchCommand(args, (piece) => {
    text += piece
  })
  return text
}

interface Report {
  matches: Record<string, unknown>[]
  stopped: Record<string, unknown>[]
  rejected: Record<string, unknown>[]
}
const report = async (stocks: string, needs: string, ...rest: string[]): Promise<Report> =>
  JSON.parse(await output('--stocks', stocks, '--needs', needs, '--format', 'json', ...rest))

const GRAINS = 'Drêches de brasserie humides'
const FEED = 'Aliment pour vaches laitières'

describe('boucle match', () => {
  it('prints one JSON document: matches by stock, best first, with reasons and what is to be checked', async () => {
    const stocks = csv('id;libelle', `s1;${GRAINS}`, 's2;Palettes bois usagées')
    const needs = csv('id;libelle', `n1;${FEED}`, 'n2;Palettes à réparer', 'n3;Alimentation de bovins')
    const { matches, stopped, rejected } = await report(stocks, needs)
    expect([stopped, rejected]).toEqual([[], []])
    expect(Object.keys(matches[0] ?? {})).toEqual([
      'stockId',
      'needId',
      'rank',
      'score',
      'kind',
      'distanceKm',
      'reasons',
      'toCheck',
    ])
    expect(new Set(matches.filter(({ stockId }) => stockId === 's1').map(({ needId }) => needId))).toEqual(
      new Set(['n1', 'n3']),
    )
    for (const id of ['s1', 's2']) {
      const own = matches.filter(({ stockId }) => stockId === id)
      expect(own.map(({ rank }) => rank)).toEqual(own.map((_, i) => i + 1))
      const scores = own.map(({ score }) => score as number)
      expect(scores).toEqual([...scores].sort((a, b) => b - a))
      for (const score of scores) expect(score > 0 && score <= 1).toBe(true)
    }
    const [first] = matches
    expect(first?.distanceKm).toBeNull()
    expect(String(first?.toCheck)).toMatch(/distance/i)
    expect(String(first?.reasons)).toMatch(/Drêches/)
  })

  it('takes English headers, commas, coordinates and communes, and measures by road', async () => {
    const stocks = csv('id,label,lat,lon', `s1,${GRAINS},43.6465,0.5855`)
    const needs = csv('id,label,commune,lat,lon', `n1,${FEED},Auch,,`, `n2,${FEED},Toulouse,43.6,1.44`)
    const { matches } = await report(stocks, needs)
    const km = new Map(matches.map(({ needId, distanceKm }) => [needId, distanceKm as number]))
    expect(km.get('n1')).toBeLessThan(5)
    expect(km.get('n2')).toBeGreaterThan(70)
    expect(matches[0]?.needId, 'the nearer one first').toBe('n1')
  })

  it('never matches a structure with itself, named or numbered', async () => {
    const stocks = csv('id;structure;siret;libelle', `s1;Brasserie Ana;;${GRAINS}`)
    const needs = csv('id;structure;siret;libelle', `n1;brasserie ana;;${FEED}`, `n2;Ferme Bo;;${FEED}`)
    expect((await report(stocks, needs)).matches.map(({ needId }) => needId)).toEqual(['n2'])
  })

  it('names the rule of what a hard stop forbids', async () => {
    const stocks = csv('id;libelle;code_dechet', 's1;Sciure de bois créosoté;17 02 04*')
    const needs = csv('id;libelle', 'n1;Sciure de bois pour litière de chevaux')
    const { matches, stopped } = await report(stocks, needs)
    expect(matches).toEqual([])
    expect(stopped).toEqual([
      {
        stockId: 's1',
        needId: 'n1',
        rule: expect.any(String),
        reason: expect.any(String),
        source: expect.any(String),
      },
    ])
  })

  it('keeps the best N and leaves out what scores less than asked', async () => {
    const stocks = csv('id;libelle', `s1;${GRAINS}`)
    const needs = csv('id;libelle', ...[1, 2, 3, 4].map((n) => `n${n};${FEED}`))
    expect((await report(stocks, needs, '--top', '2')).matches).toHaveLength(2)
    expect((await report(stocks, needs, '--min-score', '1')).matches).toEqual([])
  })

  it('sets a faulty cell aside, with its file, row, column and reason, and goes on', async () => {
    const stocks = csv('id;libelle;quantite;unite', `s1;${GRAINS};beaucoup;t`)
    const { matches, rejected } = await report(stocks, csv('id;libelle', `n1;${FEED}`))
    expect(matches).toHaveLength(1)
    expect(rejected).toEqual([
      {
        file: expect.stringMatching(/\.csv$/),
        row: 2,
        column: 'quantite',
        reason: expect.stringMatching(/beaucoup/),
      },
    ])
  })

  it('prints CSV and a table for people', async () => {
    const [stocks, needs] = [csv('id;libelle', `s1;${GRAINS}`), csv('id;libelle', `n1;${FEED}`)]
    const table = await output('--stocks', stocks, '--needs', needs, '--format', 'table')
    expect(table).toMatch(new RegExp(`s1 {2}${GRAINS}[\\s\\S]*n1 {2}${FEED}[\\s\\S]*À vérifier`))
    const lines = (await output('--stocks', stocks, '--needs', needs, '--format', 'csv')).trim().split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/s1.*n1.*1.*0[.,]/)
  })

  it.each([
    ['a missing file', ['--stocks', '/nulle/part.csv', '--needs', '/nulle/part.csv'], /introuvable/],
    ['an unknown format', ['--stocks', 'a', '--needs', 'b', '--format', 'xml'], /--format.*xml/],
    ['a senseless number', ['--stocks', 'a', '--needs', 'b', '--top', 'dix'], /--top.*dix/],
  ])('refuses %s in one sentence', async (_what, args, sentence) => {
    const refused = await output(...args).catch((error: Error) => error)
    expect(refused).toBeInstanceOf(Error)
    expect((refused as Error).message.split('\n')[0]).toMatch(sentence)
  })

  it('refuses a file without its two due columns, naming the column', async () => {
    const refused = await report(csv('id;truc', '1;x'), csv('id;libelle', `n1;${FEED}`)).catch(
      (error: Error) => error,
    )
    expect((refused as Error).message).toMatch(/libelle/)
  })
})
