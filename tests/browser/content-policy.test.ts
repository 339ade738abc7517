import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { projectPath } from '../../src/project-path.ts'
import { sees, sharedSite, TEST_LIMIT } from '../support/browser.ts'

const site = sharedSite()

/** Keeps what the policy blocks from the first instant of each page; the browser tells it to the document alone. */
const WATCH = `
  window.blocked = []
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
    window.blocked.push(effectiveDirective + ' ' + blockedURI + ' ' + sourceFile + ':' + lineNumber))`

/** Addresses of the screens, as the front declares them. */
function screens(): string[] {
  const sources = ['web/App.tsx', 'web/shell/SignedIn.tsx'].map((file) =>
    readFileSync(projectPath(file), 'utf8'),
  )
  const found = sources.join('\n').matchAll(/\bpath(?:=|: | === )["'](\/[^"']*)["']/g)
  return [...new Set([...found].map(([, path = '']) => path))]
}

/** A screen about something real, where its address names one. */
function openedAt(path: string): string {
  const { rooms } = site.server
  const [best] = rooms.matching.best(1)
  const ids: Record<string, string | undefined> = {
    '/piste/:id': best && `${best.stockId}~${best.needId}`,
    '/structures/:id': rooms.organisations.records()[0]?.id,
  }
  return path.replace(/:\w+/, ids[path] ?? 'x')
}

async function expectNothingBlocked(page: Page, path: string): Promise<void> {
  // A screen about what does not exist says so.
  await sees(page.locator('h1, [role=alert]').first())
  // Whatever loads after the page (map, pictures, socket) has had its say.
  await page.waitForLoadState('networkidle')
  expect(await page.evaluate('window.blocked'), `what the content policy blocks on ${path}`).toEqual([])
}

/** The screens in parts that one test each has the time to walk. */
const parts = [0, 1, 2].map((part) => screens().filter((_, i) => i % 3 === part))

describe('the content policy', TEST_LIMIT, () => {
  it.each(parts)('blocks nothing on any screen of an administrator (part %#)', async (...paths) => {
    expect(paths.length).toBeGreaterThan(7)
    const page = await site.visit('/nulle-part', { as: 'administrator' })
    await page.addInitScript(WATCH)
    // A screen may rightly ask for what does not exist here.
    site.provokes(/answer 4\d\d/, /status of 4\d\d/)
    for (const path of paths) {
      await page.goto(openedAt(path))
      await expectNothingBlocked(page, path)
    }
  })

  it('blocks nothing on the screens of a visitor', async () => {
    const page = await site.visit('/nulle-part')
    await page.addInitScript(WATCH)
    site.provokes(/answer 4\d\d/, /status of 4\d\d/)
    for (const path of ['/', ...screens().filter((screen) => !screen.includes(':'))]) {
      await page.goto(path)
      await expectNothingBlocked(page, path)
    }
  })

  it('stops a script, a style and a picture from elsewhere that somebody would have slipped in', async () => {
    const page = await site.visit('/connexion')
    // The browser announces the call that it then does not make.
    site.provokes(/Content Security Policy/i, /request failed/, /call outside the server/)
    await page.evaluate(WATCH)
    await page.evaluate(`
      document.body.insertAdjacentHTML('beforeend', '<img src="https://pirate.example/x.png" onerror="window.ran = 1">')
      for (const [name, text] of [['script', 'window.ran = 1'], ['style', 'body { display: none }']]) {
        const element = document.createElement(name)
        element.textContent = text
        document.head.append(element)
      }`)
    await expect
      .poll(() => page.evaluate('window.blocked.map((line) => line.split(" ")[0]).sort()'))
      .toEqual(['img-src', 'script-src-attr', 'script-src-elem', 'style-src-elem'])
    expect(await page.evaluate('window.ran')).toBeUndefined()
  })
})
