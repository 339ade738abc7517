import type { AddressInfo } from 'node:net'
import { io } from 'socket.io-client'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FlowInput } from '../../src/features/flows/contract.ts'
import type { Actor, Role } from '../../src/kernel/actor.ts'
import { personOf } from '../../src/kernel/visibility.ts'
import { NO_LIMITS, PASSWORD } from '../support/app.ts'
import { PDF } from '../support/pictures.ts'
import { type Agent, type House, openHouse } from './house.ts'
import { leaksIn, readableAddresses, type Seen, steady, walk } from './leak-walk.ts'

/**
 * For each visibility level, a walk of every readable surface as every outsider: no hidden value, no count that differs
 * with and without what is hidden. And that the walk bites: leaks made on purpose are found.
 */
const LONG = 600_000
const levels = ['facilitators', 'anonymised', 'network'] as const
/** What facilitators of a synergy tell one another: those of either of its structures read it. */
const NOTE = 'entre animateurs'
/** All that is said in a working group of the hidden structure is of this word. */
const GROUP_WORD = 'farigoulette'
type Level = (typeof levels)[number]

/** One structure for each level, whose every value occurs nowhere else. */
interface Hideaway {
  id: string
  word: string
  flowIds: string[]
  /** Values of the sensitive fields, all left to the facilitators. */
  sensitive: string[]
  /** Whatever names, places or words the structure. */
  naming: string[]
}

const outsiders = ['anonymous', 'member', 'authority', 'elsewhere', 'waiting'] as const
type Outsider = (typeof outsiders)[number]

let house: House
let partner = ''
const hidden = {} as Record<Level, Hideaway>
let addresses: string[] = []

const site = (communeName: string, lat: number | null = null, lng: number | null = null) => ({
  ...{ siret: null, label: null, address: null, postalCode: null, communeCode: null },
  ...{ communeName, lat, lng },
})

function hide(level: Level, word: string, serial: number): Hideaway {
  const [lat, lng, quantity, cost] = [
    43.58713 + serial / 1000,
    0.71809 + serial / 1000,
    71.375 + serial,
    913.57 + serial,
  ]
  const id = house.organisation({
    name: `Maison ${word}`,
    notes: `note ${word}`,
    sites: [{ ...site('Castelnau-Barbarens', lat, lng), address: `3 rue ${word}` }],
    contacts: [{ name: `Ana ${word}`, email: `ana@${word}.example`, phone: null }],
  })
  const declare = (input: Pick<FlowInput, 'kind' | 'label'> & Partial<FlowInput>) =>
    house.flow({
      ...{ organisationId: id, visibility: level, unit: 't', period: 'year', quantity, months: 1365 },
      ...{ packaging: `bacs q${word}`, quality: `soude q${word}`, constraints: `accès q${word}` },
      ...{ currentPartner: `négoce q${word}`, currentCostEurosPerUnit: cost },
      ...{ auditedBy: `auditeur q${word}`, notes: `remarque q${word}`, reference: `R-${word}-${input.kind}` },
      ...input,
    })
  const flowIds = [
    declare({ kind: 'stock', label: `Lactosérum doux ${word}` }),
    declare({ kind: 'need', label: `Litière de bois pour les porcs ${word}` }),
    declare({ kind: 'need', family: 'service', label: `Gardiennage de nuit ${word}`, reference: null }),
  ]
  const sensitive = [`q${word}`, String(quantity), String(cost)]
  return { id, word, flowIds, sensitive, naming: [word, id, String(lat), String(lng)] }
}

/** Answers for the partner from the beginning, and so is written to whenever the partner is. */
const WRITTEN_TO = 'partenaire@test.example'

let people = 0
/** A new account each time. */
async function arrive(who: Outsider): Promise<Agent> {
  if (who === 'anonymous') return supertest.agent(house.app.server)
  const roles: Record<Exclude<Outsider, 'anonymous'>, Role> = {
    ...{ member: 'member', authority: 'authority', elsewhere: 'facilitator', waiting: 'member' },
  }
  const email = `dehors-${++people}@test.example`
  const membership = who === 'member' ? { organisationId: partner, role: 'manager' as const } : null
  const user = { email, name: 'Dehors', role: roles[who], password: PASSWORD }
  const { id } = await house.rooms.accounts.createUser(user, membership, 'test')
  if (who === 'elsewhere')
    house.rooms.accounts.administration.setPortfolio(
      id,
      { communeCodes: [], organisationIds: [partner] },
      'test',
    )
  const agent = supertest.agent(house.app.server).set('Sec-Fetch-Site', 'same-origin')
  await agent.post('/api/v1/session').send({ email, password: PASSWORD }).expect(200)
  return agent
}

const seenBy = {} as Record<Outsider, Seen[]>

/** What one kind of outsider is answered. */
const walkAs = async (who: Outsider, paths: readonly string[]): Promise<Seen[]> =>
  walk(await arrive(who), paths)

/** An audit of a structure, made but not validated and then validated, within a campaign. */
async function auditOf({ id: organisationId, word, flowIds }: Hideaway, facilitator: Agent) {
  const send = async (path: string, body: object, method: 'post' | 'put' | 'patch' = 'post') =>
    (await facilitator[method](`/api/v1${path}`).send(body)).body
  const period = { startsOn: '2026-01-01', endsOn: '2099-12-31' }
  const campaign = await send('/audit-campaigns', { name: 'Tournée', ...period, lines: [{ wanted: 2 }] })
  const plan = { organisationId, campaignId: campaign.id, plannedOn: '2026-03-17' }
  const made = await send('/visits', { ...plan, note: `note ${word}` })
  const noted = { findings: [`constat ${word}`], expectations: `attente ${word}`, met: `Ana ${word}` }
  await send(`/visits/${made.id}`, noted, 'patch')
  await send(`/visits/${made.id}/flows/${flowIds[0]}`, { verdict: 'confirmed' }, 'put')
  await send(`/visits/${made.id}/steps`, { to: 'made' })
  await send(`/visits/${made.id}/steps`, { to: 'validated' })
  const under = await send('/visits', { ...plan, note: `note ${word}` })
  await send(`/visits/${under.id}`, noted, 'patch')
  return [campaign.id, made.id, under.id] as string[]
}

/** Its own people agree to have each of its flows in the public register. */
async function agreeToPublish({ id: organisationId, flowIds }: Hideaway): Promise<void> {
  const person = await house.signedIn('member', { organisationId, role: 'member' })
  for (const flowId of flowIds) {
    const path = `/api/v1/flows/${flowId}/publication`
    const { body } = await person.get(path).expect(200)
    await person.put(path).send({ row: body.row }).expect(200)
  }
}

/** Names and places of structures are no secret to the authority, which counts them. */
const isRegister = (who: Outsider, { path }: Seen) =>
  who === 'authority' && /^\/api\/v1\/(exports\/)?organisations/.test(path)

beforeAll(async () => {
  house = await openHouse({}, NO_LIMITS)
  partner = house.organisation({
    name: 'Partenaire',
    nafCode: '01.46Z',
    sites: [site('Montaut-les-Créneaux')],
  })
  const own = {
    organisationId: partner,
    visibility: 'network',
    quantity: 90,
    unit: 't',
    period: 'year',
  } as const
  const ownIds = [
    house.flow({ ...own, kind: 'need', label: 'Petit-lait pour porcs' }),
    house.flow({ ...own, kind: 'stock', label: 'Sciure de chêne brute' }),
    house.flow({ ...own, kind: 'need', family: 'service', label: 'Gardiennage de nuit' }),
  ]
  const words = { facilitators: 'zibelinque', anonymised: 'ornicarle', network: 'mirliflore' }
  levels.forEach((level, i) => {
    hidden[level] = hide(level, words[level], i)
  })
  const { facilitators, anonymised, network } = hidden
  const pairs = levels.flatMap((level) => [
    `${hidden[level].flowIds[0]}~${ownIds[0]}`,
    `${ownIds[1]}~${hidden[level].flowIds[1]}`,
  ])
  await house.rooms.accounts.createUser(
    { email: WRITTEN_TO, name: 'Partenaire', role: 'member', password: PASSWORD },
    { organisationId: partner, role: 'manager' },
    'test',
  )
  const facilitator = await house.signedIn('facilitator')
  const propose = ({ flowIds }: Hideaway) =>
    facilitator.post('/api/v1/introductions').send({ stockId: flowIds[0], needId: ownIds[0] }).expect(201)
  const introduction = await propose(facilitators)
  // Each asks the other of its flows to be introduced, in words of its own: for those who facilitate it.
  for (const { id, word, flowIds } of Object.values(hidden))
    house.rooms.synergies.requests.ask(personOf(id), `${ownIds[1]}~${flowIds[1]}`, {
      ...{ message: `Mot ${word}`, withheld: [] },
    })
  for (const hideaway of [anonymised, network]) await propose(hideaway)
  const { synergyId } = introduction.body
  await facilitator
    .post(`/api/v1/synergies/${synergyId}/messages`)
    .send({ text: NOTE, audience: 'facilitators' })
    .expect(201)
  await facilitator
    .post(`/api/v1/synergies/${synergyId}/documents`)
    .field({ description: NOTE, audience: 'facilitators' })
    .attach('file', PDF, `${NOTE}.pdf`)
    .expect(201)
  // A story of it that its structures did not agree to.
  house.rooms.settings.change({ successStories: true }, 'test')
  house.db.sqlite
    .prepare(
      "insert into success_stories values ('story', ?, 'public-story', 'Un récit', ?, null, '[]', 1, '2026-01-10', 'test', '2026-01-10', '2026-01-10')",
    )
    .run(synergyId, NOTE)
  const groupId = await closedGroupOf(facilitators.id, facilitator)
  // Lists, exports and notices are walked for these; that their own addresses refuse is tried in their own tests.
  await closedServiceOf(facilitators.id, facilitator)
  await hiddenProjectOf(facilitators.id, facilitator)
  const audit = await auditOf(facilitators, await house.signedIn('administrator'))
  house.rooms.settings.change({ openDataRegister: true }, 'test')
  for (const hideaway of [anonymised, network]) await agreeToPublish(hideaway)
  const probes = {
    ids: [
      ...[facilitators.id, anonymised.id, network.id, partner, ...facilitators.flowIds.slice(0, 2)],
      ...[anonymised.flowIds[0], network.flowIds[0], ...pairs, introduction.body.id, synergyId, groupId].map(
        String,
      ),
      ...[...audit, 'public-story'],
    ],
    words: [
      ...['zibelinque', 'ornicarle', 'mirliflore', 'Maison', 'lactosérum doux', 'négoce', 'remarque'],
      ...['71.375', '72.375', 'Castelnau'],
    ],
  }
  addresses = await readableAddresses(house, probes)
  for (const who of outsiders) seenBy[who] = await walkAs(who, addresses)
}, LONG)
afterAll(() => house.close())

/** A working group that the network does not know of, in which a structure stands alone; its id. */
async function closedGroupOf(organisationId: string, facilitator: Agent): Promise<string> {
  const title = `Groupe ${GROUP_WORD}`
  const group = { title, objectives: GROUP_WORD, organisationIds: [organisationId] }
  const { body } = await facilitator.post('/api/v1/groups').send(group).expect(201)
  house.db.sqlite.prepare("update group_members set state = 'in' where group_id = ?").run(body.id)
  const at = `/api/v1/groups/${body.id}`
  await facilitator.post(`${at}/messages`).send({ text: GROUP_WORD }).expect(201)
  await facilitator.post(`${at}/decisions`).send({ text: GROUP_WORD, takenOn: '2026-01-15' }).expect(201)
  await facilitator.post(`${at}/tasks`).send({ label: GROUP_WORD }).expect(201)
  return body.id
}

/** A shared service that the network does not know of, in which a structure stands alone. */
async function closedServiceOf(organisationId: string, facilitator: Agent): Promise<void> {
  const service = { kind: 'other', title: `Service ${GROUP_WORD}`, description: GROUP_WORD, unit: 't' }
  const asked = { ...service, organisationIds: [organisationId] }
  const { body } = await facilitator.post('/api/v1/shared-services').send(asked).expect(201)
  house.db.sqlite
    .prepare("update shared_service_parties set state = 'in', agreed_how = ? where service_id = ?")
    .run(GROUP_WORD, body.id)
  const job = { label: GROUP_WORD, fte: 1, since: '2026-01-15' }
  await facilitator.post(`/api/v1/shared-services/${body.id}/jobs`).send(job).expect(200)
}

/** A project kept to its facilitators. */
async function hiddenProjectOf(organisationId: string, facilitator: Agent): Promise<void> {
  const project = { organisationId, title: `Projet ${GROUP_WORD}`, what: GROUP_WORD, lacks: [GROUP_WORD] }
  await facilitator.post('/api/v1/projects').send(project).expect(201)
}

describe('the walk', () => {
  it('knows every route that reads, and is let through', () => {
    expect(addresses.length).toBeGreaterThan(150)
    for (const part of [
      '/flows',
      '/matches',
      '/organisations',
      '/introductions',
      '/synergies',
      '/poolings',
      '/as/member',
      '/visits',
    ])
      expect(
        addresses.some((address) => address.includes(part)),
        part,
      ).toBe(true)
    for (const who of outsiders)
      for (const { path, status } of seenBy[who]) {
        expect(status, path).not.toBe(429)
        expect(status, path).toBeLessThan(500)
      }
    expect(seenBy.member.filter(({ status }) => status === 200).length).toBeGreaterThan(60)
  })

  it('opens every export and journal that is one’s own, and none of another’s', () => {
    const answered = (who: Outsider, wanted: RegExp) =>
      seenBy[who]
        .filter(({ path, status }) => status === 200 && wanted.test(path))
        .map(({ path }) => path)
        .sort()
    const ofStructure = /organisations\/[^/]+\/(export|journal)/
    expect(answered('member', ofStructure)).toEqual(
      ['export', 'export?format=json', 'export?format=xlsx', 'journal'].map(
        (what) => `/api/v1/organisations/${partner}/${what}`,
      ),
    )
    expect(answered('elsewhere', ofStructure)).toEqual(answered('member', ofStructure))
    for (const who of ['anonymous', 'authority', 'waiting'] as const)
      expect(answered(who, ofStructure), who).toEqual([])
    const own = ['', '?format=json', '?format=xlsx'].map((format) => `/api/v1/me/export${format}`)
    for (const who of outsiders)
      expect(answered(who, /\/me\/export/), who).toEqual(who === 'anonymous' ? [] : own)
    const journal = seenBy.member.find(({ path }) => path.endsWith(`${partner}/journal`))
    expect(JSON.parse(journal?.text ?? '{}').total).toBeGreaterThan(0)
  })
})

describe.each(outsiders)('%s', (who) => {
  const reads = (level: Level, secrets: readonly string[]) =>
    leaksIn(
      seenBy[who].filter((seen) => !isRegister(who, seen)),
      secrets,
    ).map((leak) => `${level}: ${leak}`)

  it('finds nothing of a flow kept to the facilitators, not even that it exists', () => {
    const { naming, sensitive, flowIds } = hidden.facilitators
    // The member is asked about an introduction with it, which tells that somebody is there, and no more.
    expect(reads('facilitators', [...naming, ...sensitive, ...flowIds])).toEqual([])
  })

  it('finds no note that the facilitators of a synergy keep among themselves', () => {
    if (who !== 'elsewhere') expect(leaksIn(seenBy[who], [NOTE])).toEqual([])
  })

  it('finds nothing of a closed working group or service, nor of a hidden project, not even that it exists', () => {
    expect(leaksIn(seenBy[who], [GROUP_WORD])).toEqual([])
  })

  it('finds in an anonymised flow nothing that names, places or measures it', () => {
    const { naming, sensitive } = hidden.anonymised
    expect(reads('anonymised', [...naming, ...sensitive])).toEqual([])
  })

  it('finds in a flow open to the network none of the fields that are not', () => {
    const { id, word, sensitive } = hidden.network
    const ofSheet = [`note ${word}`, `Ana ${word}`, `ana@${word}`, `3 rue ${word}`, `R-${word}`]
    const known = who === 'authority' ? [] : [id]
    expect(reads('network', [...sensitive, ...ofSheet, ...known])).toEqual([])
  })

  it('finds in the public register no name, no word, no hidden value and no id of a flow, of whichever level', () => {
    const register = seenBy[who].filter(({ path }) => path.includes('/open-data/'))
    expect(register.map(({ status }) => status)).toEqual([200, 200])
    const lines = register[0]?.text.trim().split('\r\n') ?? []
    expect(lines, 'of the two levels that may be published').toHaveLength(
      1 + hidden.anonymised.flowIds.length + hidden.network.flowIds.length,
    )
    const secrets = levels.flatMap((level) => {
      const { naming, sensitive, flowIds } = hidden[level]
      return [...naming, ...sensitive, ...flowIds]
    })
    expect(leaksIn(register, secrets)).toEqual([])
  })

  it('is listed flows in an order that tells nothing of when they came', () => {
    const list = seenBy[who].find(({ path }) => path === '/api/v1/flows')
    if (list?.status !== 200) return
    const { items } = JSON.parse(list.text) as { items: { id: string; can: { edit: boolean } }[] }
    const others = items.filter(({ can }) => !can.edit).map(({ id }) => id)
    expect(others).toEqual([...others].sort())
  })
})

/** Each walk brings facilitators of its own: what may be entrusted to whom names them to their colleagues. */
const besidesColleagues = (seen: Seen) =>
  steady(seen).replace(/"(?:possibleOwners|colleagues|owners)":\[[^\]]*\]/g, '')

describe('what is hidden', () => {
  it(
    'changes no count, order, score or sentence that an outsider reads',
    async () => {
      // These change by themselves: an introduction counts the people asked, and more arrive here, each of whom is told
      // of themselves and joins the people of a structure.
      const lasting = addresses.filter(
        (path) =>
          !/session|health|journal|openapi|introductions|\/me\b|\/people|organisations\/.*\/export/.test(
            path,
          ),
      )
      const before = new Map<string, Seen[]>()
      for (const who of outsiders) before.set(who, await walkAs(who, lasting))
      const another = hide('facilitators', 'farfadelle', 9)
      for (const who of outsiders) {
        const after = await walkAs(who, lasting)
        const was = before.get(who)?.map(besidesColleagues)
        const changed = after.filter(
          (seen, i) => !isRegister(who, seen) && besidesColleagues(seen) !== was?.[i],
        )
        expect(changed.map(({ path }) => `${who} ${path}`)).toEqual([])
        expect(
          leaksIn(
            after.filter((seen) => !isRegister(who, seen)),
            another.naming,
          ),
        ).toEqual([])
      }
    },
    LONG,
  )

  it('is in no message of a socket', async () => {
    const { port } = house.app.server.address() as AddressInfo
    const email = 'oreille@test.example'
    const user = { email, name: 'Oreille', role: 'member' as const, password: PASSWORD }
    await house.rooms.accounts.createUser(user, { organisationId: partner, role: 'member' }, 'test')
    const { body } = await house
      .stranger()
      .post('/api/v1/session')
      .send({ email, password: PASSWORD, carrier: 'bearer' })
      .expect(200)
    const socket = io(`http://127.0.0.1:${port}`, {
      ...{ path: '/api/v1/live', transports: ['websocket'], reconnection: false },
      auth: { token: body.token },
    })
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve)
      socket.once('connect_error', reject)
    })
    const heard: unknown[] = []
    const first = new Promise<void>((resolve) => {
      socket.onAny((...message) => {
        heard.push(message)
        resolve()
      })
    })
    const { naming, sensitive, flowIds } = hide('facilitators', 'brimbelle', 11)
    await first
    socket.disconnect()
    const said = JSON.stringify(heard)
    expect([...naming, ...sensitive, ...flowIds].filter((secret) => said.includes(secret))).toEqual([])
  })

  it('is in no mail, whoever it is addressed to outside', () => {
    const { facilitators, anonymised, network } = hidden
    const secrets = [
      ...[...facilitators.naming, ...facilitators.sensitive, ...facilitators.flowIds],
      ...[...anonymised.naming, ...anonymised.sensitive, ...network.naming, ...network.sensitive],
    ]
    // What their own people were asked is theirs to read: every other mail goes outside.
    const ids = JSON.stringify(Object.values(hidden).map(({ id }) => id))
    const mails = house.db.sqlite
      .prepare(
        'select * from mails where recipient not in (select email from users join memberships on user_id = id where organisation_id in (select value from json_each(?)))',
      )
      .all(ids) as { recipient: string }[]
    expect(mails.filter(({ recipient }) => recipient === WRITTEN_TO)).toHaveLength(levels.length)
    const seen = mails.map((mail) => ({ path: mail.recipient, status: 200, text: JSON.stringify(mail) }))
    expect(leaksIn(seen, secrets)).toEqual([])
  })
})

describe('the walk bites: it finds', () => {
  const everything: Actor = {
    ...{ userId: 'x', name: 'X', role: 'administrator', memberships: [], portfolio: null },
  }
  type Rooms = House['rooms'] & {
    exports: House['rooms']['privacy']['exports']
    introductions: House['rooms']['synergies']['introductions']
    lives: House['rooms']['synergies']['life']
  }
  /** The addresses that each room answers. */
  const readBy: Partial<Record<keyof Rooms, string>> = {
    flows: '/flows',
    matching: '/matches',
    organisations: '/organisations',
    introductions: '/introductions',
    lives: '/synergies',
    journal: '/journal',
    exports: '/export',
    openData: '/open-data',
  }

  /** Walks as a member with a method of a room replaced, and puts it back. */
  async function withLeak<R extends keyof Rooms>(
    room: R,
    method: keyof Rooms[R],
    leaky: (real: (...args: never[]) => unknown) => (...args: never[]) => unknown,
    who: Outsider = 'member',
  ): Promise<string[]> {
    const { privacy, synergies } = house.rooms
    const rooms: Rooms = {
      ...{ ...house.rooms, exports: privacy.exports },
      ...{ introductions: synergies.introductions, lives: synergies.life },
    }
    const service = rooms[room] as Record<keyof Rooms[R], unknown>
    const real = service[method] as (...args: never[]) => unknown
    service[method] = leaky(real.bind(service))
    try {
      const seen = await walk(
        await arrive(who),
        addresses.filter((path) => path.includes(readBy[room] ?? '/')),
      )
      const { facilitators, anonymised, network } = hidden
      return leaksIn(seen, [
        ...[...facilitators.naming, ...facilitators.sensitive, ...facilitators.flowIds],
        ...[...anonymised.naming, ...anonymised.sensitive, ...network.sensitive],
      ])
    } finally {
      service[method] = real
    }
  }
  const asEverybody =
    (real: (...args: never[]) => unknown) =>
    (_actor: unknown, ...rest: never[]) =>
      real(everything as never, ...rest)

  it.each([
    ['flows', 'list'],
    ['flows', 'get'],
    ['matching', 'list'],
    ['matching', 'get'],
    ['matching', 'poolings'],
    ['organisations', 'list'],
    ['organisations', 'sheet'],
    ['introductions', 'get'],
    ['lives', 'get'],
    ['lives', 'list'],
    ['journal', 'ofOrganisation'],
    ['exports', 'ofOrganisation'],
    ['flows', 'seen'],
    ['organisations', 'listWhole'],
  ] as const)(
    'a leak in %s.%s',
    async (room, method) => {
      expect((await withLeak(room, method as never, asEverybody as never)).length).toBeGreaterThan(0)
    },
    LONG,
  )

  it(
    'a single number in a single sentence',
    async () => {
      const quantity = hidden.anonymised.sensitive[1]
      const leaky =
        (real: (...args: never[]) => unknown) =>
        (...args: never[]) => {
          const answer = real(...args) as { items: { reasons: string[] }[] }
          answer.items[0]?.reasons.push(`couvre ${quantity} t`)
          return answer
        }
      expect(await withLeak('matching', 'list', leaky as never)).not.toEqual([])
    },
    LONG,
  )

  it(
    'a row of the public register that says what a flow is called',
    async () => {
      const leaky =
        (real: (...args: never[]) => unknown) =>
        async (...args: never[]) => {
          const { rows, tag } = (await real(...args)) as { rows: { resource: string }[]; tag: string }
          return { rows: rows.map((row) => ({ ...row, resource: hidden.anonymised.word })), tag }
        }
      expect(await withLeak('openData', 'published', leaky as never, 'anonymous')).not.toEqual([])
    },
    LONG,
  )

  it(
    'a count that is one too high',
    async () => {
      const addressesOfFlows = addresses.filter((path) => path.startsWith('/api/v1/flows'))
      const agent = await arrive('member')
      const before = (await walk(agent, addressesOfFlows)).map(steady)
      const real = house.rooms.flows.list
      house.rooms.flows.list = (...args) => {
        const answer = real.apply(house.rooms.flows, args)
        return { ...answer, total: answer.total + 1 }
      }
      const after = (await walk(agent, addressesOfFlows)).map(steady)
      house.rooms.flows.list = real
      expect(after).not.toEqual(before)
    },
    LONG,
  )
})
