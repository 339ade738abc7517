import { escapedLight } from '../../kernel/light-format.ts'
import { type MailingField, mailingFields } from '../../kernel/mailings.ts'

/** `{prénom}`, or `{prénom|Madame, Monsieur}`: what stands there when the field is not known. */
const FIELD = /\{([^{}|\n]*)(?:\|([^{}\n]*))?\}/gu

const isKnown = (name: string): name is MailingField => mailingFields.some((field) => field === name)

/** Everything between braces that is no field, in the order in which it stands. */
export function unknownFields(text: string): string[] {
  const names = [...text.matchAll(FIELD)].map(([, name = '']) => name.trim())
  return [...new Set(names.filter((name) => !isKnown(name)))]
}

export type FieldValues = Readonly<Record<MailingField, string | null>>

/**
 * The text for one person. `missing`: fields that are not known and have nothing to stand in for them; the text then has
 * nothing there. `plain`: for a text without formatting, such as a subject.
 */
export function filled(
  text: string,
  values: FieldValues,
  { plain = false } = {},
): { text: string; missing: MailingField[] } {
  const missing = new Set<MailingField>()
  const written = text.replace(FIELD, (whole, given: string, instead?: string) => {
    const name = given.trim()
    if (!isKnown(name)) return whole
    const value = values[name]
    if (value) return plain ? value : escapedLight(value)
    if (instead === undefined) missing.add(name)
    return instead ?? ''
  })
  return { text: written, missing: [...missing] }
}

/** The first of the words of a name, as people are addressed; null when there is only one: it may be a department. */
export function firstNameOf(name: string): string | null {
  const [first = '', ...others] = name.trim().split(/\s+/)
  return others.length > 0 && /^\p{Lu}/u.test(first) ? first : null
}
