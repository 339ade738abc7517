/** A state that holds from a day (`YYYY-MM-DD`) until the next one is said. */
interface DatedState {
  on: string
}

/** From a day to the eve of another; null: without end. `state` is the one that began it. */
interface Span<State> {
  state: State
  on: string
  until: string | null
}

/**
 * The spans in which something held, from its states in order. `holds` says what a state makes of it; null: it leaves
 * it as it was. Said twice in a row it is one span, and a correction ends it.
 */
export function spansOf<State extends DatedState>(
  states: readonly State[],
  holds: (state: State) => boolean | null,
): Span<State>[] {
  const spans: Span<State>[] = []
  let running: State | null = null
  for (const state of states) {
    const isHeld = holds(state) ?? running !== null
    if (running && !isHeld) {
      spans.push({ state: running, on: running.on, until: state.on })
      running = null
    } else if (!running && isHeld) running = state
  }
  return running ? [...spans, { state: running, on: running.on, until: null }] : spans
}
