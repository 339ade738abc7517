import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { readingOf } from '../api/declaring.ts'
import { ApiProblem } from '../api/problem.ts'
import { useSession } from '../api/session.ts'
import { putRow, type RowBody, undoRow } from '../api/workshops.ts'
import { newFlowId } from '../flows/declaring/keptDrafts.ts'
import { keepRows, keptRows } from './keptRows.ts'
import { openSheet, type Sheet, type SheetAction, type SheetRow, sheetAfter, unsaved } from './sheetRows.ts'
import { cellOfPointer, readCells, wordsOf } from './typedCells.ts'

/** How long a lost connection is left alone before rows are sent again. */
const RETRY_MS = 3000

export interface SheetPlace {
  organisationId: string
  workshopId: string | null
}

/** The rows of a sheet: kept in the browser until the server has them, sent one after the other, again if need be. */
export function useSheet(place: SheetPlace) {
  const client = useQueryClient()
  const userId = useSession().user.id
  const where = `${place.organisationId}.${place.workshopId ?? ''}`
  const [sheet, dispatch] = useReducer(sheetAfter, null, () =>
    openSheet(newFlowId(), keptRows(userId, where)),
  )
  const [isCutOff, setCutOff] = useState(false)
  const isSending = useRef(false)
  // The one who sends reads what is there when its turn comes.
  const now = useRef({ sheet, place })
  now.current = { sheet, place }

  useEffect(() => keepRows(userId, where, unsaved(sheet)), [userId, where, sheet])

  const send = useCallback(
    async (rows: Sheet) => {
      if (isSending.current) return
      const job = nextJob(rows)
      if (!job) return
      isSending.current = true
      const actions = await job(client, now.current.place, dispatch)
      isSending.current = false
      setCutOff(actions === null)
      for (const action of actions ?? []) dispatch(action)
    },
    [client],
  )

  // Each answer changes the sheet, which sends the next row.
  useEffect(() => {
    if (!isCutOff) void send(sheet)
  }, [sheet, isCutOff, send])
  useEffect(() => {
    if (!isCutOff) return
    const sendAgain = () => void send(now.current.sheet)
    const again = setInterval(sendAgain, RETRY_MS)
    window.addEventListener('online', sendAgain)
    return () => {
      clearInterval(again)
      window.removeEventListener('online', sendAgain)
    }
  }, [isCutOff, send])

  return { sheet, dispatch, isCutOff }
}

/** Something to ask of the server, which tells what becomes of the sheet; null when there is no answer. */
type Job = (
  client: QueryClient,
  place: SheetPlace,
  dispatch: (action: SheetAction) => void,
) => Promise<SheetAction[] | null>

/** What is taken back comes first: it may have to be off the list before it is typed again. */
function nextJob({ rows, undone }: Sheet): Job | null {
  const [back] = undone
  if (back) return () => takeBack(back)
  const waiting = rows.find(({ state }) => state === 'waiting')
  return waiting ? (...room) => sendRow(waiting, ...room) : null
}

async function takeBack(id: string): Promise<SheetAction[] | null> {
  try {
    await undoRow(id)
  } catch (error) {
    // A row that never arrived is as good as undone.
    if (!isAnswer(error)) return null
  }
  return [{ type: 'forgotten', id }]
}

async function sendRow(
  row: SheetRow,
  client: QueryClient,
  { organisationId, workshopId }: SheetPlace,
  dispatch: (action: SheetAction) => void,
): Promise<SheetAction[] | null> {
  try {
    const reading = await client.fetchQuery({
      ...readingOf(wordsOf(row.cells)),
      // Offline, it is to fail like the rest: a query that waits by itself would hold the row without a word.
      ...{ retry: false, networkMode: 'always' },
    })
    const read = readCells(row.cells, reading)
    if ('faults' in read)
      return [{ type: 'refused', row, faults: read.faults, refusals: {}, toConfirm: false }]
    const confirmed: RowBody['confirmed'] = row.toConfirm === 'confirmed' ? ['quantity'] : []
    const body = { ...read.facts, organisationId, workshopId, visibility: row.visibility, confirmed }
    dispatch({ type: 'sent', id: row.id })
    const { flow, twins } = await putRow(row.id, body)
    return [{ type: 'saved', row, flow, twins }]
  } catch (error) {
    return isAnswer(error) ? [refusalOf(row, error)] : null
  }
}

/** What the server says on purpose; a lost line, a server that starts or an ended session say nothing of the row. */
function isAnswer(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && error.status < 500 && ![401, 408, 429].includes(error.status)
}

function refusalOf(row: SheetRow, { code, detail, faults }: ApiProblem): SheetAction {
  const beside = faults.flatMap(({ pointer, detail: words }) => {
    const cell = cellOfPointer(pointer)
    return cell ? [[cell, words] as const] : []
  })
  const refusals = beside.length > 0 ? Object.fromEntries(beside) : { row: detail }
  return { type: 'refused', row, faults: {}, refusals, toConfirm: code === 'to-confirm' }
}
