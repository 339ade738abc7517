import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestMail } from '../../src/features/notices/mails.ts'
import { lastDigest, wayFor } from '../../src/features/notices/rules.ts'
import { dayOf, instantOf } from '../../src/kernel/day.ts'
import { noticeSentence, noticeSentences } from '../../src/kernel/notice-words.ts'
import {
  askingKinds,
  noticeFault,
  noticeKindNames,
  noticeKinds,
  ways,
  waysOf,
} from '../../src/kernel/notices.ts'

const aKind = fc.constantFrom(...noticeKindNames)
const aWay = fc.constantFrom(...ways)

describe('the way a person is told', () => {
  it('is the one they chose when it may be chosen, and the default otherwise', () => {
    fc.assert(
      fc.property(aKind, fc.option(aWay), (kind, chosen) => {
        const way = wayFor(kind, chosen)
        expect(waysOf(kind)).toContain(way)
        if (chosen && noticeFault(kind, chosen) === null) expect(way).toBe(chosen)
        else expect(way).toBe(noticeKinds[kind].way)
      }),
    )
  })

  it('is never nothing for what asks for a consent, whatever is kept', () => {
    expect(askingKinds).toContain('introduction-asked')
    fc.assert(
      fc.property(fc.constantFrom(...askingKinds), fc.option(aWay), (kind, chosen) => {
        expect(wayFor(kind, chosen)).not.toBe('none')
      }),
    )
  })

  it('has a default that may be chosen', () => {
    for (const kind of noticeKindNames) expect(noticeFault(kind, noticeKinds[kind].way)).toBeNull()
  })
})

describe('the sentence of a notice', () => {
  const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

  it.each(noticeKindNames)('of %s says in both languages what it is given, and only that', (kind) => {
    for (const language of ['fr', 'en'] as const) {
      const said = noticeSentences[kind][language]
      const params: readonly string[] = noticeKinds[kind].params
      const whole = typeof said === 'string' ? said : said.other
      expect(placeholders(whole)).toEqual([...params].sort())
      if (typeof said === 'string') continue
      expect(params).toContain('number')
      for (const name of placeholders(said.one)) expect(params).toContain(name)
    }
  })

  it('writes a day out, and takes what somebody typed as it is', () => {
    expect(noticeSentence('visit-planned', { day: '2027-03-02' }, 'fr')).toContain('2 mars 2027')
    expect(noticeSentence('visit-planned', { day: '2027-03-02' }, 'en')).toContain('2 March 2027')
    fc.assert(
      fc.property(fc.string(), (label) => {
        expect(noticeSentence('introduced', { label }, 'fr')).toContain(label)
      }),
    )
  })
})

describe('the instant of the weekly mail', () => {
  const aTime = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), hour: fc.integer({ min: 0, max: 23 }) })
  const anInstant = fc.date({ min: new Date('2024-01-01'), max: new Date('2032-01-01'), noInvalidDate: true })

  it('is the last one that is not to come, on the day and at the hour that are set', () => {
    fc.assert(
      fc.property(anInstant, aTime, (now, time) => {
        const { week, at } = lastDigest(now, time)
        expect(at.getTime()).toBeLessThanOrEqual(now.getTime())
        // A week with a change of hour is an hour longer.
        expect(now.getTime() - at.getTime()).toBeLessThanOrEqual((7 * 24 + 1) * 3_600_000)
        expect(new Date(`${week}T12:00:00Z`).getUTCDay()).toBe(1)
        expect(new Date(`${dayOf(at)}T12:00:00Z`).getUTCDay()).toBe(time.weekday % 7)
      }),
    )
  })

  it('is on the clock of mainland France, in summer, in winter and on the day between', () => {
    expect(instantOf('2026-11-30', '08:00').toISOString()).toBe('2026-11-30T07:00:00.000Z')
    expect(instantOf('2026-07-06', '08:00').toISOString()).toBe('2026-07-06T06:00:00.000Z')
    expect(instantOf('2026-03-29', '08:00').toISOString()).toBe('2026-03-29T06:00:00.000Z')
    expect(instantOf('2026-10-25', '08:00').toISOString()).toBe('2026-10-25T07:00:00.000Z')
  })
})

describe('the weekly mail', () => {
  const stage = (label: string) => ({ kind: 'synergy-stage' as const, params: { label } })

  it('groups by kind, begins with what awaits an answer, and tells how many more there are', () => {
    const asked = { kind: 'introduction-asked' as const, params: { label: 'Sciure' } }
    const stages = Array.from({ length: 10 }, (_, i) => stage(`s${i}`))
    const { subject, paragraphs, action } = digestMail([...stages, asked], 'fr')
    expect(subject).toBe('Votre semaine sur Boucle : 11 avis')
    expect(paragraphs).toHaveLength(3)
    expect(paragraphs[1]).toMatch(/^• Une mise en relation.*Sciure/)
    expect(paragraphs[2]?.split('\n')).toHaveLength(9)
    expect(paragraphs[2]).toContain('• et 2 autres')
    expect(action?.path).toBe('/avis')
  })

  it('says once what happened several times', () => {
    const paragraph = (language: 'fr' | 'en') =>
      digestMail([stage('Sciure'), stage('Drêches'), stage('Sciure'), stage('Sciure')], language)
        .paragraphs[1]
    expect(paragraph('fr')).toBe(
      `• ${noticeSentence('synergy-stage', { label: 'Sciure' }, 'fr').replace('.', ' (3 fois).')}\n• ${noticeSentence('synergy-stage', { label: 'Drêches' }, 'fr')}`,
    )
    expect(paragraph('en')).toMatch(/\(3 times\)\.\n/)
  })
})
