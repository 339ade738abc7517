import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { type CandidateView, type QueueView, useQueue } from '../api/triage.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Select } from '../ui/Select.tsx'
import { useAddress } from '../ui/useAddress.ts'
import { useMediaQuery } from '../ui/useMediaQuery.ts'
import { CandidateList } from './CandidateList.tsx'
import { CandidatePane } from './CandidatePane.tsx'
import { type Grouping, groupings, groupsOf } from './candidates.ts'
import { KeyHelp } from './KeyHelp.tsx'
import type { TriageAct } from './keys.ts'
import styles from './Triage.module.css'
import { TriageActions } from './TriageActions.tsx'
import { type Asking, TriageDialog } from './TriageDialogs.tsx'
import { useTriage } from './useTriage.ts'
import { useKeysWanted, useTriageKeys } from './useTriageKeys.ts'

const useTriageAddress = () => useAddress<'par' | 'piste' | 'pour'>()
type TriageAddress = ReturnType<typeof useTriageAddress>

/** The queue of a morning: candidates in groups, one open beside them with all it takes to decide, by keyboard. */
export default function TriagePage() {
  const address = useTriageAddress()
  const queue = useQueue(address.get('pour') === 'moi')
  return <FetchedPage query={queue}>{(data) => <Queue queue={data} address={address} />}</FetchedPage>
}

function groupingOf(address: TriageAddress): Grouping {
  return groupings.find((one) => one === address.get('par')) ?? 'structure'
}

function Queue({ queue, address }: { queue: QueueView; address: TriageAddress }) {
  const { t, formats } = useLanguage()
  const by = groupingOf(address)
  const groups = useMemo(() => groupsOf(queue.items, by), [queue.items, by])
  const order = useMemo(() => groups.flatMap(({ items }) => items), [groups])
  const isWide = useMediaQuery('(width >= 64rem)')
  const openId = address.get('piste')
  // Beside the list one is always open; on a phone, the one that was chosen.
  const open = order.find(({ id }) => id === openId) ?? (isWide ? order[0] : undefined)
  const at = order.findIndex(({ id }) => id === open?.id)
  const show = (candidate: CandidateView | undefined) =>
    address.set({ piste: candidate?.id }, { replace: isWide || openId !== undefined })
  const triage = useTriage({ order, total: queue.total, open, onOpen: show })
  const [asking, setAsking] = useState<Asking | null>(null)
  const [withKeys, setWithKeys] = useKeysWanted()
  const list = useFollowingFocus(open?.id)

  const go = (candidate: CandidateView | undefined) => candidate && show(candidate)
  const run = (act: TriageAct) => {
    if (act === 'next') return go(order[at + 1])
    if (act === 'previous') return go(order[at - 1])
    if (act === 'undo') return triage.busy || triage.undo()
    if (!open || triage.busy) return
    if (act === 'select') return triage.mark([open], !triage.marked.has(open.id))
    if (act === 'validate') return triage.validate()
    if (act === 'merge') return triage.merge()
    if (act !== 'introduce' || triage.marked.size === 0) setAsking(act)
  }
  useTriageKeys(withKeys, run)

  const showsList = isWide || !open
  return (
    <div className={styles.page} data-fill="window">
      <div className={styles.top}>
        <PageHeader compact title={t('triage.title')} lead={t('triage.count', { count: queue.total })} />
        <Choices address={address} by={by} />
        <div className={styles.help}>
          <KeyHelp wanted={withKeys} onWanted={setWithKeys} />
        </div>
      </div>
      <div className={styles.panes}>
        {showsList && (
          <div ref={list} className={styles.list}>
            {order.length < queue.total && (
              <p className={styles.first}>
                {t('triage.first', { count: order.length, total: formats.number(queue.total) })}
              </p>
            )}
            {order.length === 0 && <EmptyState title={t('triage.none')}>{t('triage.noneText')}</EmptyState>}
            <CandidateList
              {...{ groups, by, openId: open?.id, marked: triage.marked }}
              hrefOf={(id) => address.with({ piste: id })}
              onMark={triage.mark}
            />
          </div>
        )}
        <div className={styles.side}>
          {!isWide && open && (
            <div className={styles.ways}>
              <Button size="s" variant="quiet" icon="back" onClick={() => show(undefined)}>
                {t('triage.backToList')}
              </Button>
              <Button size="s" icon="up" iconOnly disabled={at <= 0} onClick={() => run('previous')}>
                {t('triage.previous')}
              </Button>
              <Button size="s" icon="down" iconOnly disabled={!order[at + 1]} onClick={() => run('next')}>
                {t('triage.next')}
              </Button>
            </div>
          )}
          {(open || triage.canUndo) && (
            <TriageActions triage={triage} withKeys={withKeys && isWide} onAct={run} />
          )}
          <p role="status" className={styles.said}>
            {triage.said}
          </p>
          {triage.error !== null && <ProblemAlert error={triage.error} />}
          {open && <CandidatePane candidate={open} nextId={order[at + 1]?.id} />}
        </div>
      </div>
      {asking && (
        <TriageDialog {...{ asking, triage, colleagues: queue.colleagues }} onClose={() => setAsking(null)} />
      )}
    </div>
  )
}

function Choices({ address, by }: { address: TriageAddress; by: Grouping }) {
  const t = useTranslate()
  return (
    <div className={styles.choosing}>
      <Select
        label={t('triage.by')}
        value={by}
        options={groupings.map((value) => ({ value, label: t(`triage.by.${value}`) }))}
        onChange={(par) => address.set({ par })}
      />
      <Checkbox
        label={t('triage.mine')}
        checked={address.get('pour') === 'moi'}
        onChange={(mine) => address.set({ pour: mine ? 'moi' : undefined, piste: undefined })}
      />
    </div>
  )
}

/**
 * When another candidate opens, the focus that was in the list, or that went away with a row, goes to its row; one that
 * was elsewhere stays where it was, and the row only comes into sight.
 */
function useFollowingFocus(openId: string | undefined) {
  const list = useRef<HTMLDivElement>(null)
  const shown = useRef(openId)
  useLayoutEffect(() => {
    if (shown.current === openId) return
    shown.current = openId
    const row = list.current?.querySelector<HTMLElement>('a[aria-current]')
    const active = document.activeElement
    if (active === null || active === document.body || list.current?.contains(active)) row?.focus()
    else row?.scrollIntoView({ block: 'nearest' })
  })
  return list
}
