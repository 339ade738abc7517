import type { frDoor } from './fr.door.ts'
import type { frInside } from './fr.inside.ts'

/** French is the reference: its keys are the keys, its placeholders are the parameters. */
type French = typeof frDoor & typeof frInside
export type Key = keyof French
export interface Plural {
  readonly one: string
  readonly other: string
}
export type Dictionary = { readonly [K in Key]: French[K] extends string ? string : Plural }

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never
type TextOf<Message> = Message extends string
  ? Message
  : Message extends { readonly other: infer Other extends string }
    ? Other
    : never
type Names<K extends Key> = Placeholders<TextOf<French[K]>>

/** Nothing for a plain message, one object naming every placeholder otherwise. */
type Arguments<K extends Key> = [Names<K>] extends [never]
  ? []
  : [parameters: Readonly<Record<Names<K>, string | number>>]

export type Translate = <K extends Key>(key: K, ...args: Arguments<K>) => string

export const languages = ['fr', 'en'] as const
export type Language = (typeof languages)[number]
