import { useVocabulary } from '../api/knowledge.ts'
import { useResources, useWasteCodes } from '../api/resources.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import type { Choice } from '../ui/ComboBox.tsx'
import { useDebounced } from '../ui/useDebounced.ts'
import { spacedCode } from './entryWords.ts'

/** Shown at once from a list that is held whole. */
const SHOWN = 40

export function useResourceChoices(text: string): readonly Choice[] {
  const { t, language } = useLanguage()
  const found = useResources(useDebounced(text)).data?.items ?? []
  return found.map(({ id, labelFr, labelEn, family }) => ({
    id,
    label: language === 'fr' ? labelFr : labelEn,
    detail: t(`family.${family}`),
  }))
}

export function useUseChoices(text: string): readonly Choice[] {
  return useNamed(useVocabulary().data?.uses, text)
}

export function useQualityChoices(text: string): readonly Choice[] {
  return useNamed(useVocabulary().data?.qualities, text)
}

/** The divisions of the NAF. */
export function useActivityChoices(text: string): readonly Choice[] {
  const activities = useVocabulary().data?.activities ?? []
  return among(
    activities.map(({ id, label }) => ({ id, label: `${id} ${label}` })),
    text,
  )
}

/** Codes, and for two or four digits all those that begin so. */
export function useCodeChoices(text: string): readonly Choice[] {
  const { t, language } = useLanguage()
  const asked = useDebounced(text)
  const found = useWasteCodes(asked).data?.items ?? []
  const digits = asked.replace(/\s/g, '')
  const codes = found.map(({ code, labelFr, labelEn }) => ({
    id: code,
    label: spacedCode(code),
    detail: language === 'fr' ? labelFr : labelEn,
  }))
  const isBeginning = /^(\d\d){1,2}$/.test(digits) && codes.length > 0
  return isBeginning
    ? [{ id: digits, label: spacedCode(digits), detail: t('knowledge.codesFrom') }, ...codes]
    : codes
}

function useNamed(
  named: readonly { id: string; name: { fr: string; en: string } }[] | undefined,
  text: string,
): readonly Choice[] {
  const { language } = useLanguage()
  return among(
    (named ?? []).map(({ id, name }) => ({ id, label: name[language] })),
    text,
  )
}

/** Those that hold every word of a text, whatever the accents. */
function among(choices: readonly Choice[], text: string): readonly Choice[] {
  const wanted = fold(text).split(/\s+/).filter(Boolean)
  return choices.filter(({ label }) => wanted.every((word) => fold(label).includes(word))).slice(0, SHOWN)
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
