import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { violationsOf } from './support/architecture.ts'

const root = resolve(import.meta.dirname, '..')

interface Import {
  path: string
  typeOnly: boolean
}

function importsOf(file: string): Import[] {
  const source = readFileSync(join(root, file), 'utf8')
  const found = source.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?['"](\.[^'"]+)['"]/gm)
  return [...found].map(([, type, path = '']) => ({
    path: relative(root, resolve(root, dirname(file), path)),
    typeOnly: type !== undefined,
  }))
}

const files = ['src', 'web'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file).replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('vite.config.ts')),
)

describe('the house', () => {
  it('imports only downwards, through services, and keeps the core pure', () => {
    const faults = files.flatMap((file) =>
      importsOf(file).flatMap((imported) => violationsOf(file, imported)),
    )
    expect(faults).toEqual([])
  })

  it('touches the process only at its edge', () => {
    const edge = /^src\/(server|cli|serve)\.ts$|^src\/commands\//
    const faults = files.filter(
      (file) =>
        file.startsWith('src/') &&
        !edge.test(file) &&
        /\bprocess\.|node:process/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(faults, 'process.* belongs to src/server.ts, src/serve.ts, src/cli.ts and src/commands/').toEqual(
      [],
    )
  })

  it('has rooms, not drawers', () => {
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc|index)\.tsx?$/.test(file))).toEqual([])
  })
})

describe('the rules themselves', () => {
  it.each([
    ['src/kernel/geo.ts', 'src/features/flows/rules.ts'],
    ['src/features/materials/service.ts', 'src/features/flows/service.ts'],
    ['src/features/matching/engine/fit.ts', 'src/features/flows/service.ts'],
    ['src/features/flows/service.ts', 'src/features/organisations/store.ts'],
    ['src/features/flows/service.ts', 'src/http/problem.ts'],
    ['src/features/flows/policy.ts', 'src/features/flows/store.ts'],
    ['src/mail/sender.ts', 'src/features/accounts/service.ts'],
    ['src/features/accounts/service.ts', 'src/mail/outbox.ts'],
    ['web/flows/FlowCard.tsx', 'src/features/flows/service.ts'],
  ])('%s may not import %s', (file, path) => {
    expect(violationsOf(file, { path, typeOnly: false })).not.toEqual([])
  })
})
