import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { frDoor } from '../../web/i18n/fr.door.ts'
import { frInside } from '../../web/i18n/fr.inside.ts'

const web = fileURLToPath(new URL('../../web/', import.meta.url))
const IMPORTS = /(?:^|\n)(?:import|export)(?! type)[^'"]*from '(\.[^']+)'|import\('(\.[^']+)'\)/g
const INSIDE = /SignedIn|i18n\/|\/(?:fr|en)\./

/** A page that is fetched with the texts of the inside. */
const WITH_TEXTS = /\[import\('[^']+'\), openInside\(\)\]/g

/** The files that somebody who is not signed in may be shown: what `main.tsx` reaches but through those. */
function filesOfTheDoor(): Map<string, string> {
  const files = new Map<string, string>()
  const walk = (file: string): void => {
    if (files.has(file) || !existsSync(file)) return
    const text = readFileSync(file, 'utf8').replaceAll(WITH_TEXTS, '')
    files.set(file, text)
    for (const [, one, other] of text.matchAll(IMPORTS)) {
      const imported = (one ?? other) as string
      if (!INSIDE.test(imported)) walk(resolve(dirname(file), imported))
    }
  }
  walk(resolve(web, 'main.tsx'))
  return files
}

/** Texts of the inside that a file asks for, in full or by the beginning of a key made at run time. */
function insideTextsOf(text: string): string[] {
  const keys = [...text.matchAll(/'([a-z]\w*(?:\.[\w-]+)+)'/g)].map(([, key]) => key as string)
  const beginnings = [...text.matchAll(/`([a-z]\w*\.[\w.-]*)\$\{/g)].map(([, start]) => start as string)
  return [
    ...keys.filter((key) => key in frInside),
    ...Object.keys(frInside).filter((key) => beginnings.some((start) => key.startsWith(start))),
  ]
}

describe('texts of the front', () => {
  it('gives a visitor every text that its pages ask for', () => {
    const files = filesOfTheDoor()
    expect(files.size).toBeGreaterThan(40)
    const missing = [...files].flatMap(([file, text]) =>
      insideTextsOf(text).map((key) => `${file.slice(web.length)}: move ${key} to i18n/*.door.ts`),
    )
    expect(missing).toEqual([])
  })

  it('writes each text once', () => {
    expect(Object.keys(frDoor).filter((key) => key in frInside)).toEqual([])
  })
})
