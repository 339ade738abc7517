import { describe, expect, it } from 'vitest'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { journalOf, sharedHouse } from './house.ts'

const ids = { mill: '', weaver: '', open: '', unnamed: '', kept: '' }
const secret = {
  ...{
    kind: 'stock' as const,
    quantity: 37.25,
    unit: 't' as const,
    period: 'year' as const,
    currentCostEurosPerUnit: 113.5,
  },
  ...{ currentPartner: 'Négoce Lartigue', quality: 'Lavée à la soude', notes: 'Vue le 3 mars' },
}
const levels = {
  quantityVisibility: 'network',
  processVisibility: 'anonymised',
  priceVisibility: 'facilitators',
} as const

const { house, as } = sharedHouse(({ organisation, flow }) => {
  ids.mill = organisation({ name: 'Filature du Pont d’Arras', nafCode: '13.10Z' })
  ids.weaver = organisation({ name: 'Tissages Montesquieu', nafCode: '13.20Z' })
  const declare = (visibility: 'facilitators' | 'anonymised' | 'network') =>
    flow({
      organisationId: ids.mill,
      label: `Laine de mouton ${visibility}`,
      visibility,
      ...secret,
      ...levels,
    })
  ids.open = declare('network')
  ids.unnamed = declare('anonymised')
  ids.kept = declare('facilitators')
  return {
    facilitator: ['facilitator'],
    authority: ['authority'],
    spinner: ['member', { organisationId: ids.mill, role: 'member' }],
    weaver: ['member', { organisationId: ids.weaver, role: 'manager' }],
  }
})

const seenAs = async (id: string, audience: string) =>
  (await as.spinner.get(`/api/v1/flows/${id}/as/${audience}`).expect(200)).body

describe('GET /flows/:id/as/:audience', () => {
  it('is refused to an anonymous, and hides the flow from those who do not work on it', async () => {
    expectStranger(await as.anonymous.get(`/api/v1/flows/${ids.open}/as/member`))
    for (const other of [as.weaver, as.authority])
      expectProblem(await other.get(`/api/v1/flows/${ids.open}/as/member`), 'not-found')
  })

  it('knows four audiences', async () => {
    expectProblem(await as.spinner.get(`/api/v1/flows/${ids.open}/as/facilitator`), 'invalid-input')
  })

  it('is the very answer that this audience is given, at every level', async () => {
    for (const id of [ids.open, ids.unnamed]) {
      const { body: member } = await as.weaver.get(`/api/v1/flows/${id}`).expect(200)
      expect(await seenAs(id, 'member')).toEqual({ audience: 'member', flow: member })
      const { body: authority } = await as.authority.get(`/api/v1/flows/${id}`).expect(200)
      expect(await seenAs(id, 'authority')).toEqual({ audience: 'authority', flow: authority })
    }
    expect(await seenAs(ids.kept, 'member')).toEqual({ audience: 'member', flow: null })
    expectProblem(await as.weaver.get(`/api/v1/flows/${ids.kept}`), 'not-found')
  })

  it('is nothing for the public, whatever was chosen', async () => {
    for (const id of [ids.open, ids.unnamed, ids.kept])
      expect(await seenAs(id, 'public')).toEqual({ audience: 'public', flow: null })
  })

  it('shows each group of fields under its own choice, never wider than the flow', async () => {
    const { flow: named } = await seenAs(ids.open, 'member')
    expect(named).toMatchObject({ seenAs: 'full', quantity: 37.25, unit: 't', quality: null, notes: null })
    expect(named.hiddenFields).toEqual(['price', 'partner', 'process'])
    const { flow: unnamed } = await seenAs(ids.unnamed, 'member')
    expect(unnamed).toMatchObject({ seenAs: 'anonymised', quantity: 37.25, quality: 'Lavée à la soude' })
    expect(unnamed).toMatchObject({ currentCostEurosPerUnit: null, currentPartner: null })
    expect(unnamed.hiddenFields).toEqual(['price', 'partner'])
  })

  it('shows what an introduction would, notes aside, whatever was chosen; nothing once withdrawn', async () => {
    for (const id of [ids.open, ids.unnamed, ids.kept])
      expect((await seenAs(id, 'introduced')).flow).toMatchObject({
        ...{ seenAs: 'full', hiddenFields: [], notes: null, fieldVisibilities: null, can: { edit: false } },
        ...{ quantity: 37.25, currentCostEurosPerUnit: 113.5, party: { name: 'Filature du Pont d’Arras' } },
      })
    const gone = house.flow({ organisationId: ids.mill, label: 'Laine retirée', ...secret })
    await as.spinner.delete(`/api/v1/flows/${gone}`).expect(204)
    expect(await seenAs(gone, 'introduced')).toEqual({ audience: 'introduced', flow: null })
  })

  it('changes at once with a choice, which the journal tells', async () => {
    const id = house.flow({ organisationId: ids.mill, label: 'Bourre de laine', ...secret })
    const choose = (body: object) => as.spinner.patch(`/api/v1/flows/${id}`).send(body).expect(200)
    await choose({ visibility: 'anonymised', partnerVisibility: 'network' })
    expect((await seenAs(id, 'member')).flow).toMatchObject({ currentPartner: 'Négoce Lartigue' })
    await choose({ visibility: 'facilitators' })
    expect((await seenAs(id, 'member')).flow).toBeNull()
    await choose({ notes: 'Revue' })
    expect(journalOf(house, id).map(({ action }) => action)).toEqual([
      'flow.created',
      'flow.visibility-changed',
      'flow.visibility-changed',
      'flow.updated',
    ])
  })

  it('keeps an audit when only who sees it changes', async () => {
    const id = house.flow({
      ...{ organisationId: ids.mill, label: 'Laine auditée', kind: 'stock' },
      ...{ provenance: 'audited', auditedBy: 'CCI du Gers', auditedOn: '2026-03-17' },
    })
    const { body } = await as.spinner
      .patch(`/api/v1/flows/${id}`)
      .send({ priceVisibility: 'network' })
      .expect(200)
    expect(body).toMatchObject({ provenance: 'audited', fieldVisibilities: { price: 'network' } })
  })
})

describe('GET /flows/:id/disclosures', () => {
  it('is refused to an anonymous, and hides the flow from those who do not work on it', async () => {
    expectStranger(await as.anonymous.get(`/api/v1/flows/${ids.open}/disclosures`))
    expectProblem(await as.weaver.get(`/api/v1/flows/${ids.open}/disclosures`), 'not-found')
  })

  it('is empty as long as nobody was introduced', async () => {
    expect((await as.spinner.get(`/api/v1/flows/${ids.kept}/disclosures`).expect(200)).body).toEqual({
      items: [],
    })
  })
})
