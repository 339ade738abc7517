/** A value worked out when it is first asked for, and kept. */
export function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** A value worked out from another, and again when that one is no longer the same. */
export function lazyFrom<S, T>(source: () => S, make: (from: S) => T): () => T {
  let made: { from: S; value: T } | undefined
  return () => {
    const from = source()
    if (made?.from !== from) made = { from, value: make(from) }
    return made.value
  }
}

/** A value for each key, kept: for few keys, since nothing is forgotten. */
export function lazyBy<K, T extends {}>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(key)
    made.set(key, value)
    return value
  }
}

/**
 * The same for any number of values, each known by a text: only those asked for of late are kept, from `count` to twice
 * as many.
 */
export function lazyOfLate<F, T extends {}>(
  count: number,
  textOf: (from: F) => string,
  make: (from: F) => T,
): (from: F) => T {
  let late = new Map<string, T>()
  let before = new Map<string, T>()
  return (from) => {
    const text = textOf(from)
    const known = late.get(text)
    if (known !== undefined) return known
    const value = before.get(text) ?? make(from)
    if (late.size === count) {
      before = late
      late = new Map()
    }
    late.set(text, value)
    return value
  }
}

/** The same for each whole number below `count`, found without hashing. */
export function lazyList<T extends {}>(count: number, make: (number: number) => T): (number: number) => T {
  const made = new Array<T | undefined>(count)
  return (number) => {
    const value = made[number] ?? make(number)
    made[number] = value
    return value
  }
}
