import { useEffect, useRef, useState } from 'react'
import { actOf, type Focused, type TriageAct } from './keys.ts'

const KEPT = 'boucle.triage.keys'

const TYPED =
  'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], [role=combobox]'
const WORKED = 'button, summary, input, a:not([data-candidate])'

function focusedIn(element: Element | null): Focused {
  if (element?.closest(TYPED)) return 'typing'
  return element?.closest(WORKED) ? 'control' : 'page'
}

/** Whether single keys act, as this browser was told; a person may turn them off (WCAG 2.1.4). */
export function useKeysWanted(): [boolean, (wanted: boolean) => void] {
  const [wanted, setWanted] = useState(() => localStorage.getItem(KEPT) !== 'off')
  const keep = (next: boolean) => {
    localStorage.setItem(KEPT, next ? 'on' : 'off')
    setWanted(next)
  }
  return [wanted, keep]
}

/** Runs what a press asks for, wherever the focus is on the page; an open dialog has its own keys. */
export function useTriageKeys(isOn: boolean, run: (act: TriageAct) => void): void {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    if (!isOn) return
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return
      const act = actOf(event, focusedIn(document.activeElement))
      if (!act) return
      event.preventDefault()
      latest.current(act)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [isOn])
}

/** In a dialog of numbered choices: a digit chooses, except while somebody types. */
export function useDigits(choose: (digit: number) => void): void {
  const latest = useRef(choose)
  latest.current = choose
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat
      if (!isPlain || !/^\d$/.test(event.key) || focusedIn(document.activeElement) === 'typing') return
      event.preventDefault()
      latest.current(Number(event.key))
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
