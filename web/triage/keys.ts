/** What each key does on the page of the triage. Two for the ways: letters under one hand, arrows for everybody. */
export const keyActs = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  v: 'validate',
  i: 'introduce',
  r: 'refuse',
  p: 'postpone',
  a: 'assign',
  m: 'merge',
  ' ': 'select',
  u: 'undo',
} as const
export type TriageAct = (typeof keyActs)[keyof typeof keyActs]

/** The key that is shown for an act. */
export const keyOf = {
  next: 'j',
  previous: 'k',
  validate: 'v',
  introduce: 'i',
  refuse: 'r',
  postpone: 'p',
  assign: 'a',
  select: '␣',
  merge: 'm',
  undo: 'u',
} as const satisfies Record<TriageAct, string>

interface Press {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  repeat: boolean
}

/** Where the focus was: what is typed in, what a press works by itself, or neither. */
export type Focused = 'typing' | 'control' | 'page'

/**
 * What a press does, if anything. Never while somebody types or with a modifier, which is the browser’s; the space bar and
 * the arrows are left to the control that has the focus, and only the ways repeat when a key is held.
 */
export function actOf(press: Press, focused: Focused): TriageAct | null {
  if (focused === 'typing' || press.ctrlKey || press.metaKey || press.altKey) return null
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key
  const act = key in keyActs ? keyActs[key as keyof typeof keyActs] : null
  if (act === null) return null
  const isWay = act === 'next' || act === 'previous'
  if (press.repeat && !isWay) return null
  return focused === 'control' && (key === ' ' || key.startsWith('Arrow')) ? null : act
}
