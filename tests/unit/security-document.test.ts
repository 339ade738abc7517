import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectPath } from '../../src/project-path.ts'

const path = projectPath('docs/security.md')
const text = readFileSync(path, 'utf8')

/** Files and folders of the project that are named between backquotes, and links to other documents. */
const named = [...text.matchAll(/`((?:src|tests|web|docs|drizzle)\/[\w./-]*|[\w-]+\.(?:json|md))`/g)].map(
  ([, file = '']) => file,
)
const linked = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, file = '']) => file)

const rows = text
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, numbers = '']) => /^\d+\.\d+\.\d+/.test(numbers))
  .map(([, numbers = '', _asks, state = '', where = '']) => ({ numbers: numbers.split(', '), state, where }))
const answered = rows.flatMap(({ numbers }) => numbers)

/** The requirements of level 1 of OWASP ASVS 5.0.0, by section: how many of each, all numbered from 1. */
const levelOne = {
  ...{ '1.2': 5, '1.3': 2, '1.5': 1, '2.1': 1, '2.2': 2, '2.3': 1, '3.2': 2, '3.3': 1, '3.4': 2, '3.5': 3 },
  ...{ '4.1': 1, '4.4': 1, '5.2': 2, '5.3': 2, '6.1': 1, '6.2': 8, '6.3': 2, '6.4': 2, '7.2': 4, '7.4': 2 },
  ...{ '8.1': 1, '8.2': 2, '8.3': 1, '9.1': 3, '9.2': 1, '10.4': 5, '11.3': 2, '11.4': 1, '12.1': 1 },
  ...{ '12.2': 2, '13.4': 1, '14.2': 1, '14.3': 1, '15.1': 1, '15.2': 1, '15.3': 1 },
}

describe('the document on security', () => {
  it('names files that exist', () => {
    expect(named.length).toBeGreaterThan(100)
    expect([...new Set(named)].filter((file) => !existsSync(projectPath(file)))).toEqual([])
    expect(linked.filter((file) => !existsSync(join(dirname(path), file)))).toEqual([])
  })

  it('answers each requirement of level 1, and none twice', () => {
    const wanted = Object.entries(levelOne).flatMap(([section, count]) =>
      Array.from({ length: count }, (_, i) => `${section}.${i + 1}`),
    )
    expect(wanted).toHaveLength(70)
    expect(wanted.filter((number) => !answered.includes(number))).toEqual([])
    expect(answered.filter((number, i) => answered.indexOf(number) !== i)).toEqual([])
  })

  it('says of each whether it is met, and gives a reason where it is not', () => {
    for (const { numbers, state, where } of rows) {
      expect(state, numbers.join()).toMatch(/^(yes|partly|gap|—)$/)
      const isShort = state === 'yes' || state === '—'
      expect(where.length, `${numbers}: where, or why not`).toBeGreaterThan(isShort ? 3 : 20)
    }
  })
})
