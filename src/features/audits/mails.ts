import type { Mail, MailContent } from '../../kernel/mail.ts'
import { noticeSentence } from '../../kernel/notice-words.ts'
import type { CalendarVisit } from './calendar.ts'

/** Why a calendar is written to. */
export type Occasion = 'asked' | 'moved' | 'cancelled' | 'handed'

const SUBJECTS = {
  fr: {
    asked: 'Visite d’audit',
    moved: 'Visite d’audit déplacée',
    cancelled: 'Visite d’audit annulée',
    handed: 'Visite d’audit confiée à une autre personne',
  },
  en: {
    asked: 'Audit visit',
    moved: 'Audit visit moved',
    cancelled: 'Audit visit cancelled',
    handed: 'Audit visit made by somebody else',
  },
} as const

/** The mail that carries the day of a visit: to its visitor, with the way to its page, or to the visited. */
export function invitationMail(
  { id, plannedOn, plannedFrom, plannedTo, organisationName, place, visitor }: CalendarVisit,
  occasion: Occasion,
  { language, isVisitor }: { language: Mail['language']; isVisitor: boolean },
): Omit<Mail, 'to'> {
  const day = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'full',
    timeZone: 'UTC',
  }).format(new Date(`${plannedOn}T00:00:00Z`))
  const subject = `${SUBJECTS[language][occasion]} : ${organisationName}, ${day}`
  const where = place ? [place] : []
  const path = `/audits/visites/${id}`
  if (language === 'en')
    return {
      ...{ language, subject },
      paragraphs: [
        occasion === 'cancelled'
          ? `The audit visit of ${organisationName} on ${day} is cancelled.`
          : occasion === 'handed'
            ? `Somebody else makes the audit visit of ${organisationName} on ${day}.`
            : `The audit visit of ${organisationName} by ${visitor.name} is planned on ${day}${plannedFrom ? `, from ${plannedFrom} to ${plannedTo}` : ''}.`,
        ...where,
        'The attached file puts it in your calendar, or changes it there.',
      ],
      ...(isVisitor && { action: { label: 'See the visit', path } }),
      because: isVisitor
        ? 'You receive this message because you make this visit.'
        : `You receive this message because you are a contact of ${organisationName}.`,
    }
  return {
    ...{ language, subject },
    paragraphs: [
      occasion === 'cancelled'
        ? `La visite d’audit de ${organisationName} prévue le ${day} est annulée.`
        : occasion === 'handed'
          ? `Une autre personne fait la visite d’audit de ${organisationName} prévue le ${day}.`
          : `La visite d’audit de ${organisationName} par ${visitor.name} est prévue le ${day}${plannedFrom ? `, de ${plannedFrom} à ${plannedTo}` : ''}.`,
      ...where,
      'Le fichier joint l’inscrit dans votre agenda, ou l’y modifie.',
    ],
    ...(isVisitor && { action: { label: 'Voir la visite', path } }),
    because: isVisitor
      ? 'Vous recevez ce message parce que vous faites cette visite.'
      : `Vous recevez ce message parce que vous êtes un contact de ${organisationName}.`,
  }
}

/** Tells a facilitator that a visit is entrusted to them. */
export function plannedMail(
  language: Mail['language'],
  { path, day }: { path: string; day: string },
): MailContent {
  const sentence = noticeSentence('visit-planned', { day }, language)
  return language === 'fr'
    ? {
        subject: 'Une visite vous est confiée',
        paragraphs: [sentence],
        action: { label: 'Voir la visite', path },
        because: 'Vous recevez ce message parce que cette visite vous revient.',
      }
    : {
        subject: 'A visit is entrusted to you',
        paragraphs: [sentence],
        action: { label: 'See the visit', path },
        because: 'You receive this message because this visit is yours to make.',
      }
}
