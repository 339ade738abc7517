import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bounceOf,
  bounceOfRefusal,
  readDeliveryReport,
} from '../../../src/features/campaigns/delivery-status.ts'
import { filled, firstNameOf, unknownFields } from '../../../src/features/campaigns/fields.ts'
import { lastLeavesAt, maskedAddress, nextTurn } from '../../../src/features/campaigns/rules.ts'
import { unsubscribeLinks } from '../../../src/features/campaigns/unsubscribe-links.ts'
import { lightBlocks } from '../../../src/kernel/light-format.ts'

const values = {
  ...{ structure: 'Scierie **A** [x](https://a.example)', prénom: null, nom: 'Accueil', commune: 'Auch' },
  ...{ activité: 'Sciage', animateur: 'Maïté' },
}

describe('fields of a message', () => {
  it('tells those that do not exist, each once', () => {
    expect(unknownFields('{structure} {prenom} {prenom} {code|rien} { nom }')).toEqual(['prenom', 'code'])
  })

  it('writes a value as it is: a name never becomes formatting', () => {
    const { text } = filled('**{structure}**', values)
    expect(lightBlocks(text)).toEqual([
      { kind: 'paragraph', lines: [[{ kind: 'strong', text: values.structure }]] },
    ])
    expect(filled('À {structure}', values, { plain: true }).text).toBe(`À ${values.structure}`)
  })

  it('says what is missing, unless something stands in for it', () => {
    expect(filled('Bonjour {prénom},', values)).toEqual({ text: 'Bonjour ,', missing: ['prénom'] })
    expect(filled('Bonjour {prénom|à vous},', values)).toEqual({ text: 'Bonjour à vous,', missing: [] })
  })

  it('takes a first name only where there is one', () => {
    expect(['Maïté Dupouy', 'Accueil', 'service achats', ' Jean-Marc  de la Tour'].map(firstNameOf)).toEqual([
      'Maïté',
      null,
      null,
      'Jean-Marc',
    ])
  })
})

describe('the pace', () => {
  it('never lets more leave in an hour than was set', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1200 }), fc.integer({ min: 1, max: 5000 }), (perHour, count) => {
        let at = 0
        let within = 0
        for (let n = 0; n < count && at < 3_600_000; n++) {
          within++
          at = Math.max(at, nextTurn(at, perHour))
        }
        expect(within).toBeLessThanOrEqual(perHour)
        const last = lastLeavesAt(new Date(0), count, perHour).getTime()
        expect(last).toBeGreaterThanOrEqual(((count - 1) * 3_600_000) / perHour - 1)
      }),
    )
  })

  it('shows of an address what its owner knows again', () => {
    expect(maskedAddress('ana.dupouy@scierie.example')).toBe('a…@scierie.example')
  })
})

/** As a real server sends it (RFC 3464, appendix E.1, with names of our own). */
const REPORT = `Return-Path: <>\r\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n--b\r\n\r\nVotre message n’a pas pu être remis.\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nOriginal-Recipient: rfc822;Ana@Scierie.example\r\nFinal-Recipient: RFC822; ana@scierie.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1\r\n User unknown\r\n\r\nFinal-Recipient: rfc822; leo@scierie.example\r\nAction: delayed\r\nStatus: 4.4.1\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <01abc@exemple.fr>\r\nTo: ana@scierie.example\r\n\r\n--b--\r\n`

describe('delivery statuses', () => {
  it('are read of each recipient, with the message that came back', () => {
    expect(readDeliveryReport(REPORT)).toEqual({
      statuses: [
        {
          ...{ address: 'ana@scierie.example', action: 'failed', status: '5.1.1' },
          diagnostic: 'smtp; 550 5.1.1 User unknown',
        },
        { address: 'leo@scierie.example', action: 'delayed', status: '4.4.1', diagnostic: null },
      ],
      messageIds: ['01abc'],
    })
  })

  it('are read when pasted without their parts', () => {
    const { statuses } = readDeliveryReport(
      'final-recipient: rfc822;<a@b.example>\naction: Failed\nstatus: 5.0.0',
    )
    expect(statuses).toMatchObject([{ address: 'a@b.example', action: 'failed', status: '5.0.0' }])
  })

  it('never fail on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readDeliveryReport(text).statuses.every(({ address }) => address.includes('@'))).toBe(true)
      }),
    )
  })

  it.each([
    ['failed', '5.1.1', 'hard'],
    ['failed', null, 'hard'],
    ['failed', '5.2.2', 'soft'],
    ['failed', '5.7.1', 'soft'],
    ['failed', '4.4.7', 'soft'],
    ['delayed', '4.4.1', null],
    ['relayed', null, null],
  ])('%s %s is %s', (action, status, kind) => {
    expect(bounceOf({ action, status })).toBe(kind)
  })

  it('a refusal at once is judged alike', () => {
    expect(bounceOfRefusal('address', '550 5.1.1 inconnu')).toBe('hard')
    expect(bounceOfRefusal('address', '554 5.7.1 refusé')).toBe('soft')
    expect(bounceOfRefusal('message', '550 5.1.1')).toBe('soft')
  })
})

describe('links that unsubscribe', () => {
  const links = unsubscribeLinks('a secret of the tests')
  const tokenOf = (id: string) => links.pathFor(id).replace('/desabonnement/', '')

  it('are read back, and by no other secret', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-z]{1,20}$/), (id) => {
        expect(links.read(tokenOf(id))).toBe(id)
        expect(unsubscribeLinks('another').read(tokenOf(id))).toBeNull()
        expect(links.read(`${id}x${tokenOf(id).slice(id.length)}`)).toBeNull()
      }),
    )
  })

  it('no other text is one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!text.includes('.') || text !== links.pathFor(text.split('.')[0] ?? ''))
        expect(links.read(text)).toBeNull()
      }),
    )
  })
})
