/** A binary heap of values by priority, the greatest first. */
export class MaxHeap<T> {
  private readonly priorities: number[] = []
  private readonly values: T[] = []

  get size(): number {
    return this.values.length
  }

  /** Priority of the value that `pop` would give; −∞ when empty. */
  get top(): number {
    return this.priorities[0] ?? Number.NEGATIVE_INFINITY
  }

  push(priority: number, value: T): void {
    const { priorities, values } = this
    let at = values.length
    priorities.push(priority)
    values.push(value)
    while (at > 0) {
      const parent = (at - 1) >> 1
      if ((priorities[parent] as number) >= priority) break
      priorities[at] = priorities[parent] as number
      values[at] = values[parent] as T
      at = parent
    }
    priorities[at] = priority
    values[at] = value
  }

  pop(): T | undefined {
    const { priorities, values } = this
    const first = values[0]
    const priority = priorities.pop()
    const value = values.pop()
    const size = values.length
    if (size === 0 || priority === undefined) return first
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= size) break
      if (child + 1 < size && (priorities[child + 1] as number) > (priorities[child] as number)) child++
      if ((priorities[child] as number) <= priority) break
      priorities[at] = priorities[child] as number
      values[at] = values[child] as T
      at = child
    }
    priorities[at] = priority
    values[at] = value as T
    return first
  }
}
