import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FlowView } from '../../../src/features/flows/contract.ts'
import {
  lastCommitted,
  neighbour,
  openSheet,
  type Sheet,
  type SheetAction,
  sheetAfter,
  unsaved,
} from '../../../web/workshops/sheetRows.ts'
import { isBlank } from '../../../web/workshops/typedCells.ts'

const rowOf = (sheet: Sheet, id: string) => {
  const row = sheet.rows.find((one) => one.id === id)
  if (!row) throw new Error(`No row ${id}.`)
  return row
}
const flow = { id: 'flow' } as FlowView
const typed = (id: string, label: string): SheetAction => ({ type: 'typed', id, change: { label } })
const committed = (id: string, newId: string): SheetAction => ({
  ...{ type: 'committed', id, newId, visibility: 'network' },
})
const played = (sheet: Sheet, ...actions: SheetAction[]) => actions.reduce(sheetAfter, sheet)

describe('the sheet', () => {
  it('opens the next row on Enter, of the kind of the one before', () => {
    const sheet = played(
      openSheet('a', null),
      { type: 'typed', id: 'a', change: { kind: 'need', label: 'Paille' } },
      committed('a', 'b'),
    )
    expect(sheet.activeId).toBe('b')
    expect(rowOf(sheet, 'a')).toMatchObject({ state: 'waiting', visibility: 'network' })
    expect(rowOf(sheet, 'b').cells).toMatchObject({ kind: 'need', label: '' })
  })

  it('counts an answer for the row as it was sent', () => {
    const sent = played(openSheet('a', null), typed('a', 'Sciure'), committed('a', 'b'))
    const row = rowOf(sent, 'a')
    const retyped = played(sent, typed('a', 'Sciure sèche'), { type: 'saved', row, flow, twins: [] })
    expect(rowOf(retyped, 'a')).toMatchObject({ state: 'typed', flow })
    expect(rowOf(played(sent, { type: 'saved', row, flow, twins: [] }), 'a').state).toBe('saved')
  })

  it('confirms an unusual quantity when Enter comes again, unless it was changed', () => {
    const sent = played(openSheet('a', null), typed('a', 'Sciure'), committed('a', 'b'))
    const refused = played(sent, {
      ...{ type: 'refused', row: rowOf(sent, 'a'), faults: {} },
      ...{ refusals: { quantity: 'Inhabituel' }, toConfirm: true },
    })
    expect(rowOf(played(refused, committed('a', 'c')), 'a').toConfirm).toBe('confirmed')
    const changed = played(refused, { type: 'typed', id: 'a', change: { quantity: '2 t' } })
    expect(rowOf(changed, 'a')).toMatchObject({ toConfirm: 'no', refusals: {} })
  })

  it('takes a row back into the new row, and remembers to tell the server if it may have it', () => {
    const sent = played(openSheet('a', null), typed('a', 'Sciure'), committed('a', 'b'))
    const early = played(sent, { type: 'undo', id: 'a', newId: 'c' })
    expect(early.undone).toEqual([])
    expect(early.rows.map(({ id, cells }) => [id, cells.label])).toEqual([['c', 'Sciure']])
    const late = played(sent, { type: 'sent', id: 'a' }, { type: 'undo', id: 'a', newId: 'c' })
    expect(late.undone).toEqual(['a'])
    expect(played(late, { type: 'forgotten', id: 'a' }).undone).toEqual([])
  })

  it('takes up what was kept of an earlier one', () => {
    const sheet = played(
      openSheet('a', null),
      typed('a', 'Sciure'),
      committed('a', 'b'),
      typed('b', 'Copeaux'),
    )
    const next = openSheet('c', JSON.parse(JSON.stringify(unsaved(sheet))))
    expect(next.rows.map(({ cells, state }) => [cells.label, state])).toEqual([
      ['Sciure', 'waiting'],
      ['Copeaux', 'typed'],
      ['', 'typed'],
    ])
  })

  it('goes from row to row and stops at the edges', () => {
    const sheet = played(openSheet('a', null), typed('a', 'Sciure'), committed('a', 'b'))
    expect([neighbour(sheet, 'b', -1), neighbour(sheet, 'a', 1)]).toEqual(['a', 'b'])
    expect([neighbour(sheet, 'a', -1), neighbour(sheet, 'b', 1)]).toEqual([null, null])
  })
})

type Step = 'type' | 'commit' | 'send' | 'save' | 'refuse' | 'undo' | 'up'

/** Plays a step on the sheet as a person and a server would. */
function play(sheet: Sheet, step: Step, serial: number): Sheet {
  const waiting = sheet.rows.find(({ state }) => state === 'waiting')
  const active = sheet.activeId
  if (step === 'type') return played(sheet, typed(active, `Mot ${serial}`))
  if (step === 'commit')
    return isBlank(rowOf(sheet, active).cells) ? sheet : played(sheet, committed(active, `n${serial}`))
  if (step === 'up') {
    const id = neighbour(sheet, active, -1)
    return id ? played(sheet, { type: 'activated', id }) : sheet
  }
  if (step === 'undo') {
    const last = lastCommitted(sheet)
    return last ? played(sheet, { type: 'undo', id: last.id, newId: `n${serial}` }) : sheet
  }
  if (!waiting) return sheet
  if (step === 'send') return played(sheet, { type: 'sent', id: waiting.id })
  const row = rowOf(played(sheet, { type: 'sent', id: waiting.id }), waiting.id)
  return played(
    sheet,
    { type: 'sent', id: waiting.id },
    step === 'save'
      ? { type: 'saved', row, flow, twins: [] }
      : { type: 'refused', row, faults: {}, refusals: {}, toConfirm: false },
  )
}

describe('whatever one types and the server answers', () => {
  const steps = fc.array(
    fc.constantFrom<Step>('type', 'commit', 'send', 'save', 'refuse', 'undo', 'up', 'type', 'commit'),
    { maxLength: 60 },
  )

  it('has a row to type in, each row once, and a new one at the end', () => {
    fc.assert(
      fc.property(steps, (some) => {
        const sheet = some.reduce(play, openSheet('n-', null))
        const ids = sheet.rows.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids).toContain(sheet.activeId)
        expect(sheet.rows.at(-1)?.state).toBe('typed')
      }),
    )
  })

  it('keeps every word that the server does not have', () => {
    fc.assert(
      fc.property(steps, (some) => {
        const sheet = some.reduce(play, openSheet('n-', null))
        const kept = new Set(unsaved(sheet).rows.map(({ id }) => id))
        for (const { id, state, cells } of sheet.rows)
          expect(kept.has(id)).toBe(state !== 'saved' && !isBlank(cells))
      }),
    )
  })
})
