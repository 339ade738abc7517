/** The first so many of all that is offered; what would come after them is not kept. Infinitely many: all are. */
export class BestOf<T> {
  private readonly items: T[] = []
  private readonly count: number
  private readonly compare: (a: T, b: T) => number

  constructor(count: number, compare: (a: T, b: T) => number) {
    this.count = count
    this.compare = compare
  }

  offer(item: T): void {
    const { items, count, compare } = this
    if (count === Number.POSITIVE_INFINITY) {
      items.push(item)
      return
    }
    const last = items[count - 1]
    if (last !== undefined && compare(item, last) >= 0) return
    let [low, high] = [0, items.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (compare(items[middle] as T, item) <= 0) low = middle + 1
      else high = middle
    }
    items.splice(low, 0, item)
    if (items.length > count) items.pop()
  }

  inOrder(): T[] {
    return this.count === Number.POSITIVE_INFINITY ? this.items.sort(this.compare) : this.items
  }
}
