import { useRef } from 'react'
import { useLanguage } from '../../i18n/LanguageProvider.tsx'
import { fillable } from '../../registers/filling.ts'
import type { SheetDraft } from './draft.ts'

interface Origin {
  value: string
  readAt: string
}

/** Remembers what of a form comes from the register, as long as nobody types over it. */
export function useOrigins(initial: SheetDraft, known: ReadonlyMap<string, string>) {
  const { t, formats } = useLanguage()
  const origins = useRef<Map<string, Origin>>(null)
  origins.current ??= originsOf(initial, known)
  const held = origins.current

  return {
    /** Says where the text of a field comes from; null: a person typed it. `subject`: the key of a site, or empty. */
    wordsFor(subject: string, field: string, value: string): string | null {
      const origin = held.get(`${subject} ${field}`)
      if (!origin || value === '' || origin.value !== value) return null
      return t('structureForm.fromRegister', { date: formats.date(origin.readAt) })
    },

    isUntouched: (field: 'kind', value: string): boolean => initial.name === '' && value === initial[field],

    /** What the register puts into the fields of a subject, and remembers that it did. */
    fill<Fields extends Record<string, string>>(
      subject: string,
      present: { [K in keyof Fields]: unknown },
      now: { [field: string]: unknown },
      readAt: string,
    ): Partial<Fields> {
      const texts: Record<string, string> = {}
      const said: Record<string, string | null> = {}
      for (const [field, value] of Object.entries(present)) {
        const given = now[field]
        if (typeof value !== 'string' || (typeof given !== 'string' && typeof given !== 'number')) continue
        texts[field] = value
        said[field] = String(given)
      }
      const filled = Object.fromEntries(
        Object.keys(texts).flatMap((field) => {
          const origin = held.get(`${subject} ${field}`)
          return origin ? [[field, origin.value] as const] : []
        }),
      )
      const taken = fillable(texts, filled, said)
      for (const [field, value] of Object.entries(taken))
        if (value !== undefined) held.set(`${subject} ${field}`, { value, readAt })
      return taken as Partial<Fields>
    },
  }
}
export type Origins = ReturnType<typeof useOrigins>

function originsOf(draft: SheetDraft, known: ReadonlyMap<string, string>): Map<string, Origin> {
  const held = new Map<string, Origin>()
  for (const [subject, fields] of [
    ['', draft] as const,
    ...draft.sites.map((site) => [site.key, site] as const),
  ])
    for (const [field, value] of Object.entries(fields)) {
      const readAt = known.get(`${subject} ${field}`)
      if (readAt && typeof value === 'string') held.set(`${subject} ${field}`, { value, readAt })
    }
  return held
}
