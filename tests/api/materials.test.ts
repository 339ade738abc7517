import { describe, expect, it } from 'vitest'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { sharedHouse } from './house.ts'

const { as } = sharedHouse(() => ({
  member: ['member'],
  facilitator: ['facilitator'],
  authority: ['authority'],
}))
const everyone = ['member', 'facilitator', 'authority'] as const

describe('GET /resources', () => {
  const search = async (q: string, limit = 12) =>
    (await as.member.get('/api/v1/resources').query({ q, limit }).expect(200)).body.items

  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.get('/api/v1/resources?q=sciure'))
  })

  it.each(everyone)('answers %s', async (who) => {
    const { body } = await as[who].get('/api/v1/resources?q=sciure').expect(200)
    expect(body.items[0].labelFr).toMatch(/sciure/i)
    expect(body.items[0]).toMatchObject({
      labelEn: expect.any(String),
      family: 'material',
      parent: expect.any(String),
    })
  })

  it('finds whatever the accents, the plural and the end of the word', async () => {
    const [found] = await search('lactosérum')
    for (const typed of ['LACTOSERUM', 'lactosérums', 'lactos'])
      expect((await search(typed))[0]?.id).toBe(found.id)
  })

  it('finds by a synonym that the label does not hold', async () => {
    const labels = (await search('petit-lait')).map(({ labelFr }: { labelFr: string }) => labelFr)
    expect(labels).toEqual(expect.arrayContaining([expect.stringMatching(/^lactosérum/i)]))
  })

  it('gives the first of the list for an empty search, and nothing for an unknown word', async () => {
    expect(await search('', 5)).toHaveLength(5)
    expect(await search('xylobidule')).toEqual([])
  })

  it('says which value of the address is wrong', async () => {
    expectProblem(await as.member.get('/api/v1/resources?limit=51'), 'invalid-input', {
      pointers: ['/limit'],
    })
    expectProblem(
      await as.member.get('/api/v1/resources').query({ q: 'x'.repeat(101), limit: 0 }),
      'invalid-input',
      {
        pointers: ['/limit', '/q'],
      },
    )
  })
})

describe('GET /waste-codes', () => {
  const codes = async (q: string, limit = 50) =>
    (await as.member.get('/api/v1/waste-codes').query({ q, limit }).expect(200)).body.items.map(
      ({ code }: { code: string }) => code,
    )

  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.get('/api/v1/waste-codes?q=1501'))
  })

  it.each(everyone)('answers %s', async (who) => {
    const { body } = await as[who].get('/api/v1/waste-codes?q=150110').expect(200)
    expect(body.items).toEqual([
      {
        code: '150110',
        hazardous: true,
        entryType: expect.stringMatching(/^[AM]H$/),
        labelFr: expect.any(String),
        labelEn: expect.any(String),
        mirror: null,
      },
    ])
    const [twin] = (await as[who].get('/api/v1/waste-codes?q=030105').expect(200)).body.items
    expect(twin.mirror).toMatchObject({ code: '030104', hazardous: true })
  })

  it('reads codes as people write them', async () => {
    expect(await codes('15 01 10*')).toEqual(['150110'])
    expect((await codes('15 01')).every((code: string) => code.startsWith('1501'))).toBe(true)
    expect(await codes('99')).toEqual([])
  })

  it('finds by words', async () => {
    expect(await codes('papier carton')).toEqual(expect.arrayContaining(['150101', '200101']))
  })

  it('says which value of the address is wrong', async () => {
    expectProblem(await as.member.get('/api/v1/waste-codes?limit=mille'), 'invalid-input', {
      pointers: ['/limit'],
    })
  })
})

describe('POST /readings', () => {
  const read = (body: object) => as.member.post('/api/v1/readings').send(body)

  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.post('/api/v1/readings').send({ kind: 'stock', label: 'Sciure' }))
  })

  it.each(everyone)('answers %s', async (who) => {
    await as[who].post('/api/v1/readings').send({ kind: 'stock', label: 'Sciure' }).expect(200)
  })

  it('proposes resources and waste codes, and says which words they come from', async () => {
    const { body } = await read({
      kind: 'stock',
      label: 'Sciure de chêne non traité',
      activity: '16.10A',
    }).expect(200)
    expect(body.resources[0]).toMatchObject({ labelFr: expect.stringMatching(/sciure/i), family: 'material' })
    expect(body.resources[0].because).toMatch(/sciure/i)
    expect(body.wasteCodes.length).toBeLessThanOrEqual(5)
    const mirrored = body.wasteCodes.find(({ code }: { code: string }) => code === '030105')
    expect(mirrored).toMatchObject({ hazardous: false, mirror: { code: '030104', hazardous: true } })
  })

  it('reads how much, in what and when', async () => {
    const label = 'Sciure de chêne, environ 35 t par mois, de novembre à mars'
    const { body } = await read({ kind: 'stock', label }).expect(200)
    expect(body.amount).toEqual({ quantity: 35, unit: 't', period: 'month', because: '35 t par mois' })
    expect(body.months).toEqual({ months: 0b110000000111, because: 'de novembre à mars' })
    expect(body.resources[0]).toMatchObject({ unit: 't', isSure: true, labelEn: 'Hardwood sawdust' })
  })

  it('takes the size of a machine for no quantity', async () => {
    for (const label of ['Chariot élévateur 3 t', 'Pont-bascule 50 t ouvert aux voisins'])
      expect((await read({ kind: 'stock', label }).expect(200)).body.amount).toBeNull()
  })

  it('proposes nothing rather than anything for words it does not know', async () => {
    const { body } = await read({ kind: 'need', label: 'xylobidule zorgle' }).expect(200)
    expect(body).toEqual({ resources: [], wasteCodes: [], amount: null, months: null })
  })

  it('says every field to correct', async () => {
    expectProblem(await read({ kind: 'autre', label: ' a ' }), 'invalid-input', {
      pointers: ['/kind', '/label'],
    })
    expectProblem(
      await read({ kind: 'stock', label: 'x'.repeat(201), activity: 'y'.repeat(81) }),
      'invalid-input',
      {
        pointers: ['/activity', '/label'],
      },
    )
  })
})
