import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import process from 'node:process'
import axe from 'axe-core'
import {
  type Browser,
  type BrowserContext,
  type ConsoleMessage,
  chromium,
  type Locator,
  type Page,
  type Response,
} from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { openDatabase } from '../../src/db/connection.ts'
import type { Role } from '../../src/kernel/actor.ts'
import type { Clock } from '../../src/kernel/clock.ts'
import { projectPath } from '../../src/project-path.ts'
import { NOW, PASSWORD, type TestApp, testApp } from './app.ts'
import { findChromium } from './find-chromium.js'

/** A busy machine is slow, never wrong: pages are waited for this long, tests for three times as long. */
export const PATIENCE = 30_000
export const TEST_LIMIT = { timeout: 3 * PATIENCE }

export const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const
export type Size = keyof typeof SIZES

const PICTURES = projectPath('tests/browser/screenshots')

const emailOf = (role: Role) => `${role}@pilote.example`
export const ACCOUNTS = {
  facilitator: { email: emailOf('facilitator'), name: 'Camille Animation' },
  member: { email: emailOf('member'), name: 'Dominique Membre' },
  authority: { email: emailOf('authority'), name: 'Sacha Collectivité' },
  administrator: { email: emailOf('administrator'), name: 'Alix Administration' },
} as const satisfies Record<Role, { email: string; name: string }>

export interface VisitOptions {
  /** Signed in as; a visitor when left out. */
  as?: Role
  size?: Size
}

export interface Site {
  server: TestApp
  /** The time of the server. */
  clock: Clock
  origin: string
  /** A browser of its own, opened at an address of the site. */
  visit(path: string, options?: VisitOptions): Promise<Page>
  /** Tells that what the test does on purpose makes the browser complain so. */
  provokes(...complaints: RegExp[]): void
}

/** Starts at the instant of the tests and runs: things written one after the other keep their order. */
function runningClock(): Clock {
  const ahead = Date.parse(NOW) - Date.now()
  return { now: () => new Date(Date.now() + ahead) }
}

let pilotImage: Buffer | undefined

/** The demonstration pilot with an account for each role; loaded once in the process, then copied from memory. */
async function pilotDatabase() {
  if (!pilotImage) {
    const made = await testApp()
    await made.rooms.spreadsheets.loadDemo()
    for (const role of Object.keys(ACCOUNTS) as Role[]) {
      const membership =
        role === 'member' ? { organisationId: homeOfMember(made), role: 'manager' as const } : null
      await made.rooms.accounts.createUser(
        { ...ACCOUNTS[role], role, password: PASSWORD },
        membership,
        'test',
      )
    }
    made.rooms.accounts.markDemo()
    pilotImage = made.db.sqlite.serialize()
    await made.close()
  }
  return openDatabase({ image: pilotImage })
}

export const MEMBER_HOME = 'Conserverie du Mouliot'

function homeOfMember({ rooms }: TestApp): string {
  const home = rooms.organisations.records().find(({ name }) => name === MEMBER_HOME)
  if (!home) throw new Error(`The pilot has no structure called ${MEMBER_HOME}.`)
  return home.id
}

async function openChromium(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium: run node tests/support/ensure-chromium.js first.')
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/**
 * A server and a Chromium for the whole file, a fresh browser context for each visit. After each test, nothing may
 * have gone wrong behind the scene: no console error, no failed request, no call outside the server.
 */
export function sharedSite({ pilot = true } = {}): Site {
  const site = { server: {}, clock: runningClock(), origin: '' } as Site
  const contexts: { context: BrowserContext; page: Page }[] = []
  const faults: string[] = []
  let expected: RegExp[] = []
  let visits = 0
  let browser: Browser | undefined

  beforeAll(async () => {
    if (!existsSync(projectPath('dist/web/index.html')))
      throw new Error('The front is not built: run npm run build before the browser tests.')
    // Each visit calls from an address of its own, so that the limits by address do not count tests together.
    const environment = { TRUST_PROXY: '1' }
    site.server = await testApp({
      environment,
      clock: site.clock,
      ...(pilot && { db: await pilotDatabase() }),
    })
    await site.server.app.listen({ port: 0, host: '127.0.0.1' })
    site.origin = `http://127.0.0.1:${(site.server.app.server.address() as AddressInfo).port}`
    browser = await openChromium()
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    await site.server.close?.()
  })

  afterEach(async ({ task }) => {
    const failed = task.result?.state === 'fail'
    for (const { context, page } of contexts.splice(0)) {
      if (failed) await picture(page, `failed-${task.name}`).catch(() => {})
      await context.close()
    }
    const unexpected = faults.splice(0).filter((fault) => !expected.some((pattern) => pattern.test(fault)))
    expected = []
    if (!failed) expect(unexpected, 'what went wrong behind the scene').toEqual([])
  })

  site.provokes = (...complaints) => {
    expected.push(...complaints)
  }

  site.visit = async (path, { as, size = 'desktop' } = {}) => {
    if (!browser) throw new Error('The browser is not open yet: visit from a test.')
    const client = ++visits
    const context = await browser.newContext({
      baseURL: site.origin,
      viewport: SIZES[size],
      locale: 'fr-FR',
      reducedMotion: 'reduce',
      hasTouch: size === 'phone',
      isMobile: size === 'phone',
      extraHTTPHeaders: { 'x-forwarded-for': `10.0.${client >> 8}.${client & 255}` },
    })
    context.setDefaultTimeout(PATIENCE)
    const page = await context.newPage()
    contexts.push({ context, page })
    watch(page, site.origin, faults)
    if (as) await signIn(page, as)
    await page.goto(path)
    return page
  }
  return site
}

/** Everything a person would not see on the page, and that is wrong all the same. */
function watch(page: Page, origin: string, faults: string[]): void {
  page.on('console', (message: ConsoleMessage) => {
    if (['error', 'warning'].includes(message.type()))
      faults.push(`console ${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`))
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? ''
    // The page gives up an answer it no longer needs when a filter changes or the person leaves.
    if (why !== 'net::ERR_ABORTED') faults.push(`request failed: ${request.method()} ${request.url()} ${why}`)
  })
  page.on('response', (response: Response) => {
    if (response.status() >= 400)
      faults.push(`answer ${response.status()}: ${response.request().method()} ${response.url()}`)
  })
  const stayHome = (url: string) => {
    const isOutside = /^(http|ws)/.test(url) && new URL(url).host !== new URL(origin).host
    if (isOutside) faults.push(`call outside the server: ${url}`)
  }
  page.on('request', (request) => stayHome(request.url()))
  page.on('websocket', (socket) => stayHome(socket.url()))
}

/** Opens a session without the form, which has tests of its own. */
export async function signIn(page: Page, role: Role): Promise<void> {
  const answer = await page.context().request.post('/api/v1/session', {
    data: { email: ACCOUNTS[role].email, password: PASSWORD },
  })
  expect(answer.status(), `sign-in of ${role}`).toBe(200)
}

/** Waits for something to be on the screen. */
export async function sees(...locators: Locator[]): Promise<void> {
  for (const locator of locators) await locator.waitFor()
}

export async function seesNot(...locators: Locator[]): Promise<void> {
  for (const locator of locators) await locator.waitFor({ state: 'hidden' })
}

/** Resolves once the page listens to the changes of the network; ask before going to the page. */
export function listening(page: Page): Promise<void> {
  // What socket.io answers to who is let in.
  const isWelcome = (payload: string | Buffer) => payload.toString().startsWith('40')
  return new Promise((done) => {
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => isWelcome(payload) && done()),
    )
  })
}

/** An assertion on what becomes true. */
export function eventually<T>(read: () => T | Promise<T>) {
  return expect.poll(read, { timeout: PATIENCE, interval: 40 })
}

export const addressOf = (page: Page) => {
  const { pathname, search } = new URL(page.url())
  return decodeURIComponent(pathname + search)
}

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

/** Typed with plain spaces, found whatever spaces the French typography puts. */
export function words(text: string): RegExp {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(escaped.replace(/ /g, '\\s'))
}

const WCAG = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }
/** All that another colour scheme can change. */
export const COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }

interface Violation {
  id: string
  help: string
  nodes: { target: unknown[]; failureSummary?: string }[]
}

/** WCAG 2.x A and AA as far as axe can tell. Evaluated by the debugger, so that the content policy does not matter. */
export async function expectNoAxeViolations(page: Page, where = page.url(), runOnly = WCAG): Promise<void> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source)
  const violations: Violation[] = await page.evaluate(
    `axe.run(document, ${JSON.stringify({ runOnly, resultTypes: ['violations'] })}).then(({ violations }) => violations)`,
  )
  const told = violations.map(
    ({ id, help, nodes }) =>
      `${id} (${help}): ${nodes
        .slice(0, 3)
        .map(({ target, failureSummary }) => `${target.join(' ')} — ${failureSummary}`)
        .join(' | ')}`,
  )
  expect(told, `accessibility of ${where}`).toEqual([])
}

/** Keeps what the screen shows under tests/browser/screenshots, for people to look at. */
export async function picture(page: Page, name: string): Promise<Buffer> {
  mkdirSync(PICTURES, { recursive: true })
  const file = name.replace(/[^\p{L}\d]+/gu, '-').toLowerCase()
  return page.screenshot({ path: join(PICTURES, `${file}.png`) })
}

const MAX_PICTURE_BYTES = 300_000

/** A picture of the documentation: drawn again only when asked (UPDATE_PICTURES=1), and light enough to commit. */
export async function documentationPicture(page: Page, name: string): Promise<void> {
  const image = await picture(page, name)
  if (process.env.UPDATE_PICTURES !== '1') return
  expect(image.byteLength, `size of ${name}.png`).toBeLessThan(MAX_PICTURE_BYTES)
  mkdirSync(projectPath('docs/images'), { recursive: true })
  writeFileSync(projectPath(`docs/images/${name}.png`), image)
}

/** Nothing hangs out of the window at the side. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(
    0,
  )
}

/** The same page in the window of a phone: it fits, and a picture of it is kept. */
export async function expectFitsPhone(page: Page, name: string): Promise<void> {
  const before = page.viewportSize() ?? SIZES.desktop
  await page.setViewportSize(SIZES.phone)
  await expectNoSidewaysScroll(page)
  await picture(page, `${name}-phone`)
  await page.setViewportSize(before)
}
