import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../../src/db/connection.ts'
import { flowInput } from '../../../src/features/flows/contract.ts'
import { betweenRequests, type Steps } from '../../../src/features/matching/between-requests.ts'
import type { EntryContent } from '../../../src/features/materials/entries/contract.ts'
import { organisationInput } from '../../../src/features/organisations/contract.ts'
import type { Actor } from '../../../src/kernel/actor.ts'
import { fixedClock } from '../../../src/kernel/clock.ts'
import { DomainError } from '../../../src/kernel/errors.ts'
import { buildRooms, type Rooms } from '../../../src/rooms.ts'
import { seeded } from '../../bench/generated-flows.ts'
import { freshDatabase, NOW, SECRET } from '../../support/app.ts'

const FLOWS = 80
const BY_TEST = { by: 'test', origin: 'form' } as const
/** Words of no language, for labels that only an added phrase can read. */
const UNREAD = ['zorglon', 'patafiole', 'mirlifiche', 'tartiflou']
const SEEN = ['facilitators', 'network', 'anonymised'] as const

const actor = (role: Actor['role']): Actor => ({
  ...{ userId: role, name: role, role, memberships: [], portfolio: null },
})
const everything = { kind: undefined, limit: 100_000, offset: 0 } as never

/** A territory whose flows are worded with the base's own phrases, and now and then with words it does not know. */
function territory(seed: number): { db: Database; rooms: Rooms; resources: string[]; uses: string[] } {
  const db = freshDatabase()
  const rooms = buildRooms(db, fixedClock(NOW), SECRET)
  const random = seeded(seed)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
  const { resources, uses } = rooms.materials.knowledge()
  const some = Array.from({ length: 12 }, () => pick(resources))
  const others = Array.from({ length: 8 }, () => pick(uses))
  const owners = ['01.46Z', '16.10A', '10.51A', '38.32Z', '93.12Z', '11.05Z'].map((nafCode) =>
    rooms.organisations.create(
      organisationInput.parse({
        ...{ name: `Structure ${nafCode}`, kind: 'company', nafCode, sites: [{ communeName: 'Auch' }] },
      }),
      'test',
    ),
  )
  const told = [...some.flatMap(({ labelFr, synonymsFr }) => [labelFr, ...synonymsFr]), ...UNREAD]
  const wanted = [...told, ...others.flatMap(({ labelFr, expressionsFr }) => [labelFr, ...expressionsFr])]
  for (let i = 0; i < FLOWS; i++) {
    const kind = i % 2 ? ('need' as const) : ('stock' as const)
    const label = `${pick(kind === 'need' ? wanted : told)}${random() < 0.3 ? ` ${pick(UNREAD)}` : ''}`
    const quality = random() < 0.2 ? `sans ${pick(told)}` : null
    const input = { organisationId: pick(owners), kind, family: 'material', visibility: pick(SEEN) }
    rooms.flows.create(flowInput.parse({ ...input, label, quality }), BY_TEST)
  }
  return { db, rooms, resources: some.map(({ id }) => id), uses: others.map(({ id }) => id) }
}

function settled({ events }: Database): Promise<void> {
  return new Promise((resolve) => {
    events.subscribe((event) => {
      if (event.type === 'flows-reread' && event.share === 1) resolve()
    })
  })
}

/** What each sort of reader is shown: all that the ranking decides. */
const shownBy = ({ matching }: Rooms) =>
  (['administrator', 'authority'] as const).map((role) =>
    matching.list(actor(role), everything).items.map(({ id, score, terms }) => ({ id, score, terms })),
  )
const stoppedBy = ({ matching }: Rooms) =>
  matching
    .stopped(actor('administrator'))
    .items.map(({ stock, need, rule }) => `${stock.id}~${need.id} ${rule}`)
    .sort()

const resource = fc.nat({ max: 11 })
const use = fc.nat({ max: 7 })
const change = fc.oneof(
  fc.record({ kind: fc.constant('synonym' as const), word: fc.constantFrom(...UNREAD), of: resource }),
  fc.record({ kind: fc.constant('path' as const), from: resource, to: use }),
  fc.record({ kind: fc.constant('stop' as const), about: resource, uses: fc.option(use) }),
  fc.record({ kind: fc.constant('withdrawal' as const), which: fc.nat({ max: 3 }) }),
)

describe('a change of the knowledge base', () => {
  it('leads to the ranking of a server that starts afresh, in both worlds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.array(change, { minLength: 2, maxLength: 4 }), async (seed, changes) => {
        const { db, rooms, resources, uses } = territory(seed)
        shownBy(rooms)
        const added: string[] = []
        for (const each of changes) {
          const done = settled(db)
          try {
            if (each.kind === 'withdrawal') {
              const id = added[each.which]
              if (!id) continue
              rooms.knowledge.withdraw(id, rooms.knowledge.get(id).version, 'test')
            } else added.push(rooms.knowledge.add(contentOf(each, resources, uses), 'test').id)
          } catch (error) {
            // Chance may draw what the base refuses.
            if (error instanceof DomainError) continue
            throw error
          }
          await done
        }
        const afresh = openDatabase({ image: db.sqlite.serialize() })
        const other = buildRooms(afresh, fixedClock(NOW), SECRET)
        expect(shownBy(rooms)).toEqual(shownBy(other))
        expect(stoppedBy(rooms)).toEqual(stoppedBy(other))
        for (const each of [db, afresh]) each.sqlite.close()
      }),
      { numRuns: 6, endOnFailure: true },
    )
  }, 120_000)

  it('is followed even when flows come, change and go meanwhile', async () => {
    const { db, rooms } = territory(7)
    const done = settled(db)
    const content = contentOf({ kind: 'synonym', word: 'zorglon', of: 0 }, ['sawdust'], [])
    rooms.knowledge.add(content, 'test')
    const [first, second, third] = rooms.flows.liveRows()
    if (!first || !second || !third) throw new Error('flows were expected')
    rooms.flows.withdraw(actor('administrator'), first.id, 'form')
    rooms.flows.update(second.id, { label: 'Zorglon du matin' }, BY_TEST)
    rooms.flows.create(flowInput.parse({ ...asInput(third), label: 'Zorglons en trop' }), BY_TEST)
    await done
    const other = buildRooms(openDatabase({ image: db.sqlite.serialize() }), fixedClock(NOW), SECRET)
    expect(shownBy(rooms)).toEqual(shownBy(other))
  }, 60_000)
})

const asInput = ({ organisationId, kind }: { organisationId: string; kind: 'stock' | 'need' }) => ({
  ...{ organisationId, kind, family: 'material' },
})

type Addition =
  | { kind: 'synonym'; word: string; of: number }
  | { kind: 'path'; from: number; to: number }
  | { kind: 'stop'; about: number; uses: number | null }

function contentOf(each: Addition, resources: readonly string[], uses: readonly string[]): EntryContent {
  const source = 'Arrêté du 1er janvier 2020'
  const none = { receiverNaf: [], season: '' }
  if (each.kind === 'synonym') {
    const target = resources[each.of] as string
    return { kind: 'synonym', of: 'resource', target, language: 'fr', phrase: each.word, source }
  }
  if (each.kind === 'path')
    return {
      ...{ kind: 'path', resource: resources[each.from] as string, use: uses[each.to] as string, source },
      ...{ strength: 'usual', process: 'un procédé nouveau', receiverFr: '', conditionsFr: [], ...none },
    }
  return {
    ...{ kind: 'stop', verdict: 'stop', resources: [resources[each.about] as string], wasteCodes: [] },
    ...{ qualifiers: [], uses: each.uses === null ? ['*'] : [uses[each.uses] as string], receiverNaf: [] },
    ...{ reasonFr: 'Interdit pour voir.', source, checkedOn: '2026-01-01' },
  }
}

describe('work between requests', () => {
  function* steps(count: number, did: number[]): Steps & Iterable<number> {
    for (let i = 0; i < count; i++) {
      did.push(i)
      yield i / count
    }
  }
  const untilDone = (work: (report: (share: number) => void) => void) =>
    new Promise<number[]>((resolve) => {
      const shares: number[] = []
      work((share) => {
        shares.push(share)
        if (share === 1) resolve(shares)
      })
    })

  it('is done to the end, and reported as it begins and ends', async () => {
    const did: number[] = []
    const shares = await untilDone((report) => betweenRequests(report).start(() => steps(1000, did)))
    expect(did).toHaveLength(1000)
    expect([shares[0], shares.at(-1)]).toEqual([0, 1])
  })

  it('lets others have their turn', async () => {
    let turns = 0
    // It lasts until others had theirs; without them, for so long that the test fails.
    const busy = function* (): Generator<number, void> {
      const end = performance.now() + 5000
      while (turns < 2 && performance.now() < end) yield 0.5
    }
    const count = setInterval(() => turns++, 1)
    await untilDone((report) => betweenRequests(report).start(busy))
    clearInterval(count)
    expect(turns).toBeGreaterThan(1)
  })

  it('does one thing after another, and nothing more once stopped', async () => {
    const did: number[] = []
    const reports: number[] = []
    const background = betweenRequests((share) => reports.push(share))
    background.start(() => steps(3, did))
    background.stop()
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
    expect([did, reports]).toEqual([[], []])
    const other: number[] = []
    const shares = await untilDone((report) => {
      const both = betweenRequests(report)
      both.start(() => steps(2, other))
      both.start(() => steps(3, other))
    })
    expect(other).toEqual([0, 1, 0, 1, 2])
    expect(shares.filter((share) => share === 1)).toHaveLength(1)
  })
})
