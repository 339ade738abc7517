import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, describe, expect, it } from 'vitest'
import { projectPath } from '../../src/project-path.ts'

const folder = mkdtempSync(join(tmpdir(), 'boucle-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The real process: its status and what it says, on which stream. */
function boucle(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', projectPath('src/cli.ts'), ...args],
    { encoding: 'utf8', env: { ...process.env, DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' } },
  )
  return { status, stdout, stderr }
}
function csv(name: string, ...lines: string[]): string {
  writeFileSync(join(folder, name), lines.join('\n'))
  return join(folder, name)
}

describe('boucle', { timeout: 60_000 }, () => {
  it('matches with status 0, JSON alone on standard output when nobody reads a terminal', () => {
    const stocks = csv('stocks.csv', 'id;libelle', 's1;Drêches de brasserie')
    const needs = csv('needs.csv', 'id;libelle', 'n1;Aliment pour vaches laitières')
    const { status, stdout } = boucle('match', '--stocks', stocks, '--needs', needs)
    expect(status).toBe(0)
    expect(JSON.parse(stdout).matches).toHaveLength(1)
  })

  it('refuses with status 2, a sentence and no stack, nothing on standard output', () => {
    for (const args of [
      ['match', '--stocks', '/nulle/part.csv', '--needs', '/nulle/part.csv'],
      ['inconnue'],
    ]) {
      const { status, stdout, stderr } = boucle(...args)
      expect([status, stdout]).toEqual([2, ''])
      expect(stderr).toMatch(/\p{L}{4}/u)
      expect(stderr).not.toMatch(/\bat .+:\d+/)
    }
  })

  it('tells the 842 waste codes, 408 of them hazardous', () => {
    const { status, stdout } = boucle('reference', 'waste-codes', '--format', 'json')
    const codes = JSON.parse(stdout) as { code: string; hazardous: boolean }[]
    expect([status, codes.length, codes.filter(({ hazardous }) => hazardous).length]).toEqual([0, 842, 408])
    for (const { code } of codes) expect(code).toMatch(/^\d{6}$/)
  })

  it('previews an import without writing, writes with --apply, then finds nothing to change', () => {
    const file = csv('structures.csv', 'nom;commune;siret', 'Scierie;Auch;', 'Fausse;Auch;123')
    const preview = boucle('import', file)
    expect(preview.stdout).toMatch(
      /1 à créer.*1 rejetées[\s\S]*ligne 3, colonne « siret »[\s\S]*rien n’est écrit/,
    )
    expect(boucle('import', file, '--apply').status, 'a rejected row stands in the way').toBe(2)
    expect(boucle('import', file, '--apply', '--skip-rejected').stdout).toMatch(/1 lignes créées/)
    expect(boucle('import', file).stdout).toMatch(/0 à créer, 0 à mettre à jour, 1 inchangées/)
  })
})
