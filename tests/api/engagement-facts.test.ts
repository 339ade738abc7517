import { describe, expect, it } from 'vitest'
import { engagementService } from '../../src/features/engagement/service.ts'
import { flows, flowVersions } from '../../src/features/flows/tables.ts'
import { settingDefaults } from '../../src/features/settings/contract.ts'
import { dayAfter, monthsAfter } from '../../src/kernel/day.ts'
import { NO_LIMITS } from '../support/app.ts'
import { sharedHouse } from './house.ts'

const { house } = sharedHouse(() => ({}), {}, NO_LIMITS)

const territory = {
  ...settingDefaults,
  renewalGraceDays: 0,
  'freshMonths.material': 6,
  'freshMonths.service': 24,
}

describe('the dated facts of engagement', () => {
  it('keep the family each word was given under: a flow that changes family later changes nothing before', () => {
    const organisationId = house.organisation({ name: 'Scierie' })
    const [saidOn, changedOn] = ['2024-01-10', '2025-06-01']
    const at = (day: string) => `${day}T10:00:00.000Z`
    const flow = { id: 'dated', kind: 'stock' as const, organisationId, label: 'Chutes' }
    const { orm } = house.db
    orm
      .insert(flows)
      .values({ ...flow, family: 'service', createdAt: at(saidOn), updatedAt: at(changedOn) })
      .run()
    const version = { flowId: 'dated', authorId: null, origin: 'form' as const }
    orm
      .insert(flowVersions)
      .values([
        { ...version, number: 1, at: at(saidOn), content: { family: 'material', confirmedOn: saidOn } },
        { ...version, number: 2, at: at(changedOn), content: { family: 'service', confirmedOn: changedOn } },
      ])
      .run()
    const facts = engagementService(house.db, { settings: { territory: () => territory } }).facts()
    expect(facts.get(organisationId)).toEqual([
      { sign: 'flow', from: saidOn, until: dayAfter(monthsAfter(saidOn, 6), 1) },
      { sign: 'flow', from: changedOn, until: dayAfter(monthsAfter(changedOn, 24), 1) },
    ])
  })
})
