import { dayInWords } from './day.ts'
import { frenchSpaces } from './french-spaces.ts'
import type { NoticeKind } from './notices.ts'

/** `one` when `number` is 1. */
type Sentence = string | { readonly one: string; readonly other: string }

/** The sentence of each kind: the same in the centre of notices and in the weekly mail. */
export const noticeSentences: Record<NoticeKind, Readonly<Record<'fr' | 'en', Sentence>>> = {
  'introduction-asked': {
    fr: 'Une mise en relation vous est proposée à propos de « {label} ». Votre réponse est attendue.',
    en: 'An introduction is proposed to you about “{label}”. Your answer is awaited.',
  },
  'introduction-answered': {
    fr: 'Une structure a répondu à la mise en relation à propos de « {label} ».',
    en: 'An organisation answered the introduction about “{label}”.',
  },
  'introduction-requested': {
    fr: 'Une structure demande à être mise en relation à propos de « {label} ».',
    en: 'An organisation asks to be introduced about “{label}”.',
  },
  'introduction-request-treated': {
    fr: 'L’animation a traité votre demande de mise en relation à propos de « {label} ».',
    en: 'The facilitators dealt with your request for an introduction about “{label}”.',
  },
  introduced: {
    fr: 'Toutes les structures ont accepté la mise en relation à propos de « {label} ».',
    en: 'Every organisation agreed to the introduction about “{label}”.',
  },
  'synergy-stage': {
    fr: 'La synergie « {label} » a changé d’étape.',
    en: 'The synergy “{label}” has moved to another stage.',
  },
  'synergy-message': {
    fr: 'Un nouveau message vous attend dans « {label} ».',
    en: 'A new message awaits you in “{label}”.',
  },
  'synergy-document': {
    fr: 'Un document a été ajouté dans « {label} ».',
    en: 'A document was added in “{label}”.',
  },
  'synergy-task': {
    fr: 'Une tâche vous revient dans « {label} ».',
    en: 'A task is yours in “{label}”.',
  },
  'synergy-meeting': {
    fr: 'Une réunion à propos de « {label} » est prévue, déplacée ou annulée : le {day}.',
    en: 'A meeting about “{label}” is planned, moved or cancelled: {day}.',
  },
  'synergy-reminder': {
    fr: 'Sans nouvelles de « {label} » depuis {days} jours : où en est-on ?',
    en: 'No news of “{label}” for {days} days: where does it stand?',
  },
  'exchange-due': {
    fr: {
      one: 'Un échange prévu le {day} dans « {label} » attend d’être confirmé.',
      other: '{number} échanges prévus dans « {label} », le dernier le {day}, attendent d’être confirmés.',
    },
    en: {
      one: 'An exchange planned on {day} in “{label}” awaits confirmation.',
      other: '{number} planned exchanges in “{label}”, the last on {day}, await confirmation.',
    },
  },
  'group-invited': {
    fr: 'Votre structure est invitée dans le groupe de travail « {label} ».',
    en: 'Your organisation is invited to the working group “{label}”.',
  },
  'group-requested': {
    fr: 'Une structure demande à rejoindre « {label} ».',
    en: 'An organisation asks to join “{label}”.',
  },
  'group-answered': {
    fr: 'Votre demande de rejoindre « {label} » a reçu une réponse.',
    en: 'Your request to join “{label}” has been answered.',
  },
  'group-joined': {
    fr: 'Le groupe de travail « {label} » compte une structure de plus.',
    en: 'The working group “{label}” has one more organisation.',
  },
  'group-message': {
    fr: 'Un nouveau message vous attend dans le groupe « {label} ».',
    en: 'A new message awaits you in the group “{label}”.',
  },
  'group-document': {
    fr: 'Un document a été ajouté dans le groupe « {label} ».',
    en: 'A document was added in the group “{label}”.',
  },
  'group-decision': {
    fr: 'Une décision a été notée dans le groupe « {label} ».',
    en: 'A decision was noted in the group “{label}”.',
  },
  'group-task': {
    fr: 'Une tâche vous revient dans le groupe « {label} ».',
    en: 'A task is yours in the group “{label}”.',
  },
  'group-meeting': {
    fr: 'Une réunion du groupe « {label} » est prévue, déplacée ou annulée : le {day}.',
    en: 'A meeting of the group “{label}” is planned, moved or cancelled: {day}.',
  },
  'event-invited': {
    fr: 'Vous êtes invité à la rencontre « {label} », le {day}.',
    en: 'You are invited to the event “{label}”, on {day}.',
  },
  'event-registration': {
    fr: 'Du nouveau pour votre inscription à « {label} », le {day}.',
    en: 'News of your registration to “{label}”, on {day}.',
  },
  'event-changed': {
    fr: 'La rencontre « {label} » a changé : elle a lieu le {day}.',
    en: 'The event “{label}” has changed: it takes place on {day}.',
  },
  'event-cancelled': {
    fr: 'La rencontre « {label} » du {day} est annulée.',
    en: 'The event “{label}” of {day} is cancelled.',
  },
  'event-reminder': {
    fr: 'Rappel : la rencontre « {label} » a lieu le {day}.',
    en: 'Reminder: the event “{label}” takes place on {day}.',
  },
  'event-shared': {
    fr: 'Le compte rendu ou des documents de « {label} » vous attendent.',
    en: 'Minutes or documents of “{label}” await you.',
  },
  'service-invited': {
    fr: 'Votre structure est invitée à prendre part au service mutualisé « {label} ».',
    en: 'Your organisation is invited to take part in the shared service “{label}”.',
  },
  'service-requested': {
    fr: 'Une structure demande à prendre part à « {label} ».',
    en: 'An organisation asks to take part in “{label}”.',
  },
  'service-answered': {
    fr: 'Du nouveau sur la participation de votre structure à « {label} ».',
    en: 'News of your organisation’s part in “{label}”.',
  },
  'service-joined': {
    fr: 'Le service mutualisé « {label} » compte une structure de plus.',
    en: 'The shared service “{label}” has one more organisation.',
  },
  'service-stage': {
    fr: 'Le service mutualisé « {label} » a changé d’étape.',
    en: 'The shared service “{label}” has moved to another stage.',
  },
  'service-support': {
    fr: 'Appui de la collectivité à « {label} » : une demande ou une réponse vous attend.',
    en: 'Support of the authority for “{label}”: a request or an answer awaits you.',
  },
  'mailing-ended': {
    fr: {
      one: 'La campagne « {label} » est partie : un message envoyé.',
      other: 'La campagne « {label} » est partie : {number} messages envoyés.',
    },
    en: {
      one: 'The campaign “{label}” has left: one message sent.',
      other: 'The campaign “{label}” has left: {number} messages sent.',
    },
  },
  'information-to-check': {
    fr: 'Toujours vrai ? L’information « {label} » est à revérifier.',
    en: 'Is it still true? The article “{label}” is to be checked again.',
  },
  'project-proposed': {
    fr: 'Un projet est proposé : « {label} ».',
    en: 'A project is proposed: “{label}”.',
  },
  'project-invited': {
    fr: 'Votre structure est invitée à rejoindre le projet « {label} ».',
    en: 'Your organisation is invited to join the project “{label}”.',
  },
  'project-requested': {
    fr: 'Une structure demande à rejoindre le projet « {label} ».',
    en: 'An organisation asks to join the project “{label}”.',
  },
  'project-answered': {
    fr: 'Votre demande de rejoindre le projet « {label} » a reçu une réponse.',
    en: 'Your request to join the project “{label}” has been answered.',
  },
  'project-joined': {
    fr: 'Le projet « {label} » compte une structure de plus.',
    en: 'The project “{label}” has one more organisation.',
  },
  'project-stage': {
    fr: 'Le projet « {label} » a changé d’étape.',
    en: 'The project “{label}” has moved to another stage.',
  },
  'project-supported': {
    fr: 'L’animation accompagne le projet « {label} ».',
    en: 'The facilitators support the project “{label}”.',
  },
  'project-became': {
    fr: 'Le projet « {label} » prend une nouvelle forme.',
    en: 'The project “{label}” takes a new form.',
  },
  'match-found': {
    fr: {
      one: 'De premières pistes sont proposées pour « {label} ».',
      other: 'De premières pistes sont proposées pour {number} de vos flux, dont « {label} ».',
    },
    en: {
      one: 'First matches are proposed for “{label}”.',
      other: 'First matches are proposed for {number} of your flows, among them “{label}”.',
    },
  },
  'story-asked': {
    fr: 'Un récit de réussite à propos de « {label} » attend votre accord.',
    en: 'A success story about “{label}” awaits your agreement.',
  },
  'story-answered': {
    fr: 'Une structure a répondu à propos du récit de réussite de « {label} ».',
    en: 'An organisation answered about the success story of “{label}”.',
  },
  'visit-planned': {
    fr: 'Une visite vous est confiée, le {day}.',
    en: 'A visit is entrusted to you, on {day}.',
  },
  'renewal-due': {
    fr: {
      one: 'Est-ce toujours vrai ? Un flux est à confirmer.',
      other: 'Est-ce toujours vrai ? {number} flux sont à confirmer.',
    },
    en: {
      one: 'Is it still true? One flow is to be confirmed.',
      other: 'Is it still true? {number} flows are to be confirmed.',
    },
  },
}

/** The sentence of a notice in a language; a name it does not know stays as it is. */
export function noticeSentence(
  kind: NoticeKind,
  params: Readonly<Record<string, string>>,
  language: 'fr' | 'en',
): string {
  const said = noticeSentences[kind][language]
  const sentence = typeof said === 'string' ? said : said[params.number === '1' ? 'one' : 'other']
  const spaced = language === 'fr' ? frenchSpaces(sentence) : sentence
  return spaced.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    return value !== undefined && name === 'day' ? dayInWords(value, language) : (value ?? whole)
  })
}
