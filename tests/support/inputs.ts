import fc from 'fast-check'
import { z } from 'zod'

/** What a schema takes, as far as generating needs it: JSON Schema as zod writes it. */
interface Shape {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Shape[]
  oneOf?: Shape[]
  properties?: Record<string, Shape>
  required?: string[]
  items?: Shape
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  format?: string
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
}

/** Values that exist, for a field of this name (ids of stored objects); none when nothing is known of it. */
export type Known = (field: string) => readonly string[]

/**
 * Values that the schema would take, or nearly: made from its own description, so that new schemas need nothing. The
 * text of a field whose values are known is mostly one of them.
 */
export function plausible(schema: z.ZodType, known: Known = () => []): fc.Arbitrary<unknown> {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Shape
  return arbitraryOf(shape, known)
}

function fieldOf(name: string, shape: Shape, known: Known): fc.Arbitrary<unknown> {
  const values = known(name)
  const any = arbitraryOf(shape, known)
  return values.length === 0 ? any : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...values) }, any)
}

function arbitraryOf(shape: Shape, known: Known): fc.Arbitrary<unknown> {
  if (shape.const !== undefined) return fc.constant(shape.const)
  if (shape.enum) return fc.constantFrom(...shape.enum)
  const branches = shape.anyOf ?? shape.oneOf
  if (branches) return fc.oneof(...branches.map((branch) => arbitraryOf(branch, known)))
  if (Array.isArray(shape.type))
    return fc.oneof(...shape.type.map((type) => arbitraryOf({ ...shape, type }, known)))
  switch (shape.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(shape.properties ?? {}).map(([name, property]) => [
            name,
            fieldOf(name, property, known),
          ]),
        ),
        { requiredKeys: shape.required ?? [] },
      )
    case 'array':
      return fc.array(arbitraryOf(shape.items ?? {}, known), {
        minLength: shape.minItems ?? 0,
        maxLength: Math.min(shape.maxItems ?? 3, (shape.minItems ?? 0) + 2),
      })
    case 'string':
      return textOf(shape)
    case 'integer':
      return fc.integer({ min: low(shape, -1000), max: high(shape, 1000) })
    case 'number':
      return fc.double({ min: low(shape, -1e6), max: high(shape, 1e6), noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return fc.jsonValue()
  }
}

const low = ({ minimum, exclusiveMinimum }: Shape, otherwise: number) =>
  Math.max(minimum ?? exclusiveMinimum ?? otherwise, Number.MIN_SAFE_INTEGER)
const high = ({ maximum, exclusiveMaximum, ...shape }: Shape, otherwise: number) =>
  Math.min(maximum ?? exclusiveMaximum ?? Math.max(otherwise, low(shape, 0)), Number.MAX_SAFE_INTEGER)

function textOf({ format, pattern, minLength = 0, maxLength = 60 }: Shape): fc.Arbitrary<string> {
  if (format === 'email') return fc.oneof(fc.emailAddress(), fc.constant('ana@test.example'))
  if (format === 'date') return fc.constantFrom('2026-01-31', '2024-02-29', '1999-12-31')
  if (format === 'date-time') return fc.constantFrom('2026-01-31T12:00:00Z', '2024-02-29T23:59:59.999Z')
  const longest = Math.max(minLength, Math.min(maxLength, 60))
  const free = fc.string({ minLength, maxLength: longest })
  try {
    // A pattern with what the generator does not know (looks ahead) falls back on any text.
    return pattern ? fc.oneof({ weight: 9, arbitrary: fc.stringMatching(new RegExp(pattern)) }, free) : free
  } catch {
    return free
  }
}

/** What nobody types, and what a hostile client does. */
const nasty: readonly unknown[] = [
  null,
  true,
  [],
  {},
  [[]],
  '',
  ' ',
  '\0',
  'a\0b',
  '\u202eexe.gnp\u202c',
  '\u200b\ufeff',
  '\ud800',
  '\r\nset-cookie: a=b',
  'é'.repeat(20_000),
  '💥'.repeat(300),
  "' or 1=1 --",
  '%',
  '../../../etc/passwd',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '__proto__',
  -1,
  0.1,
  1e308,
  -1e308,
  2 ** 53,
  'NaN',
  'Infinity',
  { $ne: null },
  { toString: 'x', valueOf: 'x' },
  { length: 1e9 },
]

/** The value with one of its parts, at any depth, replaced, taken out, or joined by what was not expected. */
export function spoilt(value: unknown): fc.Arbitrary<unknown> {
  const bad = fc.oneof(fc.constantFrom(...nasty), fc.jsonValue({ maxDepth: 2 }))
  if (typeof value !== 'object' || value === null) return bad
  const entries = Object.entries(value)
  const rebuilt = (parts: [string, unknown][]) =>
    Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts)
  const added = fc
    .tuple(fc.constantFrom('inconnu', 'id', 'role', 'constructor', 'toString', 'organisationId'), bad)
    .map((part) => rebuilt([...entries, part]))
  if (entries.length === 0) return fc.oneof(bad, added)
  const replaced = fc
    .nat(entries.length - 1)
    .chain((at) =>
      spoilt(entries[at]?.[1]).map((part) =>
        rebuilt(entries.map((entry, i) => (i === at ? [entry[0], part] : entry))),
      ),
    )
  const removed = fc.nat(entries.length - 1).map((at) => rebuilt(entries.filter((_, i) => i !== at)))
  return fc.oneof({ weight: 1, arbitrary: bad }, { weight: 4, arbitrary: replaced }, removed, added)
}
