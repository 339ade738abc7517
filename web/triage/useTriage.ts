import { useState } from 'react'
import type { DecisionInput } from '../api/matches.ts'
import { type CandidateView, useTriageActs } from '../api/triage.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { afterLeaving, synergyOf, type TakenUp } from './candidates.ts'

/** What was done last, to be undone; `undo` is null for what has left the house (a mail). */
interface Done {
  ids: readonly string[]
  undo: (() => Promise<unknown>) | null
}

interface TriageOptions {
  /** Candidates as they are listed. */
  order: readonly CandidateView[]
  /** Of all that are to sort, how many: more than are listed when they are very many. */
  total: number
  open: CandidateView | undefined
  onOpen(candidate: CandidateView | undefined): void
}

/** The acts of the triage on the marked candidates, or on the open one; what came of them in words, and the way back. */
export function useTriage({ order, total, open, onOpen }: TriageOptions) {
  const { t, formats } = useLanguage()
  const acts = useTriageActs()
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [said, setSaid] = useState('')
  const [done, setDone] = useState<readonly Done[]>([])
  const chosen = order.filter(({ id }) => marked.has(id))
  const targets = chosen.length > 0 ? chosen : open ? [open] : []
  const ids = targets.map(({ id }) => id)

  /** Says what came of an act, takes away what it settled, and goes on with the next. */
  function settle(words: string, { gone, ...act }: Done & { gone: readonly string[] }): void {
    const away = new Set(gone)
    const left = total - away.size
    const next = away.size > 0 ? afterLeaving(order, open?.id, away) : open
    acts.leave(gone)
    setMarked(new Set())
    setDone((before) => (act.ids.length > 0 ? [...before, act] : before))
    setSaid(`${words} ${t('triage.left', { count: left })}`)
    onOpen(next)
  }

  function decide(words: (count: number) => string, decision: DecisionInput): void {
    acts.run.mutate(async () => {
      const rows = await acts.decide({ ids, decision })
      const decided = rows.flatMap(({ id, outcome }) => (outcome === 'done' ? id : []))
      const undo = () => acts.decide({ ids: decided, decision: null })
      settle(words(decided.length), { ids: decided, undo, gone: ids })
    })
  }

  /** Does each in turn: what keeps one from it does not keep the others. Gives what was done, and the last fault. */
  async function eachInTurn<T, R>(wanted: readonly T[], act: (one: T) => Promise<R>) {
    const results: R[] = []
    let fault: unknown = null
    for (const one of wanted) {
      try {
        results.push(await act(one))
      } catch (error) {
        fault = error
      }
    }
    return { results, fault }
  }

  /** Takes up synergies; `asked`: what a structure waits for, of which the other side is asked: that is not undone. */
  function takeUp(
    wanted: readonly { ids: readonly string[]; synergy: TakenUp }[],
    asked: readonly CandidateView[] = [],
  ): void {
    acts.run.mutate(async () => {
      const passed = await eachInTurn(asked, async ({ id, stock, need }) => {
        await acts.introduce(stock.id, need.id, null)
        return id
      })
      const taken = await eachInTurn(wanted, async (one) => ({
        ...{ ids: one.ids, synergyId: (await acts.takeUp(one.synergy)).id },
      }))
      const own = taken.results.flatMap((one) => one.ids)
      const gone = [...passed.results, ...own]
      const undo = async () => {
        for (const { synergyId } of taken.results)
          await acts.giveUp({ id: synergyId, note: t('triage.undoneNote') })
        await acts.decide({ ids: own, decision: null })
      }
      const words = [
        ...(passed.results.length > 0 ? [t('triage.did.passedOn', { count: passed.results.length })] : []),
        ...(taken.results.length > 0 ? [t('triage.did.validated', { count: taken.results.length })] : []),
      ]
      if (gone.length > 0)
        settle(words.join(' '), { ids: gone, undo: passed.results.length > 0 ? null : undo, gone })
      const fault = passed.fault ?? taken.fault
      if (fault) throw fault
    })
  }

  function assign(assignedTo: string | null, name: string): void {
    const before = targets.map((one) => ({ id: one.id, to: one.assignedTo?.id ?? null }))
    acts.run.mutate(async () => {
      const rows = await acts.decide({ ids, assignedTo })
      const given = rows.flatMap(({ id, outcome }) => (outcome === 'done' ? id : []))
      const refused = rows.filter(({ outcome }) => outcome === 'not-theirs').length
      const undo = async () => {
        for (const { id, to } of before)
          if (given.includes(id)) await acts.decide({ ids: [id], assignedTo: to })
      }
      const words = assignedTo
        ? t('triage.did.assigned', { count: given.length, name })
        : t('triage.did.unassigned', { count: given.length })
      const kept = refused > 0 ? ` ${t('triage.did.notTheirs', { count: refused, name })}` : ''
      settle(words + kept, { ids: given, undo, gone: [] })
    })
  }

  function undo(): void {
    const last = done.at(-1)
    const takeBack = last?.undo
    if (!last || !takeBack) {
      setSaid(t(last ? 'triage.notUndone' : 'triage.nothingToUndo'))
      return
    }
    acts.run.mutate(async () => {
      await takeBack()
      setDone((all) => all.slice(0, -1))
      setSaid(t('triage.undone', { count: last.ids.length }))
    })
  }

  return {
    ...{ targets, marked, said, undo, assign },
    canUndo: done.length > 0,
    busy: acts.run.isPending,
    error: acts.run.error,

    mark(candidates: readonly CandidateView[], isMarked: boolean): void {
      const next = new Set(marked)
      for (const { id } of candidates) isMarked ? next.add(id) : next.delete(id)
      setMarked(next)
      setSaid(t('triage.marked', { count: next.size }))
    },

    /** Each target is a synergy of its own; what a structure asked for goes on to the other side. */
    validate: () =>
      takeUp(
        targets.flatMap((one) => {
          const synergy = one.askedBy.length === 0 ? synergyOf([one]) : null
          return synergy ? { ids: [one.id], synergy } : []
        }),
        targets.filter(({ askedBy }) => askedBy.length > 0),
      ),

    /** The marked ones are one synergy. */
    merge(): void {
      const synergy = synergyOf(chosen)
      if (chosen.length > 1 && synergy) takeUp([{ ids, synergy }])
      else setSaid(t('triage.notTogether'))
    },

    refuse: (reason: NonNullable<DecisionInput['reason']>, note: string) =>
      decide((count) => t('triage.did.refused', { count, reason: t(`decision.reason.${reason}`) }), {
        ...{ verdict: 'refused', reason, until: null, note: note.trim() || null },
      }),

    postpone: (until: string) =>
      decide((count) => t('triage.did.postponed', { count, date: formats.date(until) }), {
        ...{ verdict: 'postponed', reason: null, until, note: null },
      }),

    introduce(message: string): void {
      if (!open) return
      acts.run.mutate(async () => {
        await acts.introduce(open.stock.id, open.need.id, message.trim() || null)
        settle(
          open.askedBy.length > 0 ? t('triage.did.passedOn', { count: 1 }) : t('triage.did.introduced'),
          { ids: [open.id], undo: null, gone: [open.id] },
        )
      })
    },
  }
}

export type Triage = ReturnType<typeof useTriage>
