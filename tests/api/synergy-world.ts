import type { Membership, Role } from '../../src/kernel/actor.ts'
import { type Agent, sharedHouse } from './house.ts'

const NAMES = [
  ...['facilitator', 'colleague', 'authority'],
  ...['dairy', 'worker', 'farm', 'miller', 'third'],
] as const

/** A house with structures that may pool night guarding: a dairy of two people, a farm, a mill, and one apart. */
export function synergyWorld() {
  const ids = { dairy: '', farm: '', miller: '' }
  const { house, as } = sharedHouse<(typeof NAMES)[number]>(({ organisation }) => {
    ids.dairy = organisation({ name: 'Fromagerie du Gers' })
    ids.farm = organisation({ name: 'Élevage de la Baïse' })
    ids.miller = organisation({ name: 'Minoterie du Mouliot' })
    const of = (organisationId: string, role: Membership['role'] = 'manager'): [Role, Membership] => [
      'member',
      { organisationId, role },
    ]
    return {
      ...{ facilitator: ['facilitator'], colleague: ['facilitator'], authority: ['authority'] },
      ...{ dairy: of(ids.dairy), worker: of(ids.dairy, 'member'), farm: of(ids.farm) },
      ...{ miller: of(ids.miller), third: of(organisation({ name: 'Atelier Sans Lien' })) },
    }
  })

  const need = (organisationId: string) =>
    house.flow({ organisationId, kind: 'need', label: 'Gardiennage de nuit', family: 'service' })

  /** A pooling of the dairy and the farm, who do not know each other yet. */
  async function pooled(): Promise<string> {
    const parties = [ids.dairy, ids.farm].map((one) => ({ flowId: need(one) }))
    const made = await as.facilitator.post('/api/v1/synergies').send({ kind: 'pooling', parties }).expect(201)
    return made.body.id
  }

  /** All are asked, and the dairy, the farm and these others say yes. */
  async function agree(id: string, ...others: [Agent, string][]): Promise<void> {
    const asked = await as.facilitator.post(`/api/v1/synergies/${id}/introduction`).send({}).expect(201)
    const people: [Agent, string][] = [[as.dairy, ids.dairy], [as.farm, ids.farm], ...others]
    for (const [agent, organisationId] of people)
      await agent
        .post(`/api/v1/introductions/${asked.body.id}/answers`)
        .send({ organisationId, answer: 'yes' })
        .expect(200)
  }

  return {
    ...{ house, as, ids, need, pooled, agree },

    /** The same, who know each other. */
    async introduced(): Promise<string> {
      const id = await pooled()
      await agree(id)
      return id
    },

    userIdOf: async (agent: Agent): Promise<string> =>
      (await agent.get('/api/v1/session').expect(200)).body.user.id,

    /** Who was told of a kind of thing in a synergy, in order, and what they were told. */
    told: (id: string, kind: string) =>
      house.db.sqlite
        .prepare(
          'select user_id as userId, params from notices where path = ? and kind = ? order by created_at, id',
        )
        .all(`/synergies/${id}`, kind) as { userId: string; params: string }[],
  }
}
