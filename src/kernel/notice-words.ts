import { frenchSpaces } from './french-spaces.ts'
import type { NoticeKind } from './notices.ts'

/** The sentence of each kind: the same in the centre of notices and in the weekly mail. */
export const noticeSentences: Record<NoticeKind, Readonly<Record<'fr' | 'en', string>>> = {
  'introduction-asked': {
    fr: 'Une mise en relation vous est proposée à propos de « {label} ». Votre réponse est attendue.',
    en: 'An introduction is proposed to you about “{label}”. Your answer is awaited.',
  },
  'introduction-answered': {
    fr: 'Une structure a répondu à la mise en relation à propos de « {label} ».',
    en: 'An organisation answered the introduction about “{label}”.',
  },
  introduced: {
    fr: 'Les deux structures ont accepté la mise en relation à propos de « {label} ».',
    en: 'Both organisations agreed to the introduction about “{label}”.',
  },
  'synergy-stage': {
    fr: 'La synergie « {label} » a changé d’étape.',
    en: 'The synergy “{label}” has moved to another stage.',
  },
  'synergy-message': {
    fr: 'Un nouveau message vous attend dans « {label} ».',
    en: 'A new message awaits you in “{label}”.',
  },
  'synergy-task': {
    fr: 'Une tâche vous revient dans « {label} » : {task}',
    en: 'A task is yours in “{label}”: {task}',
  },
  'synergy-reminder': {
    fr: 'Sans nouvelles de « {label} » depuis {days} jours : où en est-on ?',
    en: 'No news of “{label}” for {days} days: where does it stand?',
  },
  'match-found': {
    fr: 'De premières pistes sont proposées pour « {label} ».',
    en: 'First matches are proposed for “{label}”.',
  },
  'matches-found': {
    fr: 'De premières pistes sont proposées pour {number} de vos flux.',
    en: 'First matches are proposed for {number} of your flows.',
  },
  'visit-planned': {
    fr: 'Une visite de votre structure est prévue le {day}.',
    en: 'A visit of your organisation is planned for {day}.',
  },
  'renewal-due': {
    fr: 'Ce que vous avez déclaré est-il toujours vrai ? Flux à confirmer : {number}.',
    en: 'Is what you declared still true? Flows to confirm: {number}.',
  },
}

/** The sentence of a notice in a language; a name it does not know stays as it is. */
export function noticeSentence(
  kind: NoticeKind,
  params: Readonly<Record<string, string>>,
  language: 'fr' | 'en',
): string {
  const sentence = noticeSentences[kind][language]
  const spaced = language === 'fr' ? frenchSpaces(sentence) : sentence
  return spaced.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    return value !== undefined && name === 'day' ? writtenOut(value, language) : (value ?? whole)
  })
}

function writtenOut(day: string, language: 'fr' | 'en'): string {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB'
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  )
}
