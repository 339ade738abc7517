import { z } from 'zod'
import type { LeftOutReason, MailingAnswer, MailingStatus, RecipientState } from '../../kernel/mailings.ts'
import {
  type MailingQuery,
  type MailingSummary,
  mailingQuery,
  type RecipientQuery,
  type RecipientView,
  recipientQuery,
} from '../campaigns/contract.ts'
import type { CampaignsService } from '../campaigns/service.ts'
import { type ExportedList, everyPage, exportedList, facilitators } from './exported-list.ts'

const statusWords: Record<MailingStatus, string> = {
  draft: 'brouillon',
  scheduled: 'programmée',
  sending: 'en cours d’envoi',
  paused: 'en pause',
  stopped: 'arrêtée',
  done: 'envoyée',
}
const stateWords: Record<RecipientState, string> = {
  waiting: 'en attente',
  queued: 'au départ',
  sent: 'envoyé',
  failed: 'échec',
  uncertain: 'incertain',
  'left-out': 'écarté',
}
const answerWords: Record<MailingAnswer, string> = {
  interested: 'intéressé',
  later: 'pas maintenant',
  never: 'jamais',
}
const reasonWords: Record<LeftOutReason, string> = {
  'no-address': 'aucune adresse',
  unsubscribed: 'désinscrit',
  bounced: 'adresse en erreur',
  'account-closed': 'compte fermé',
  'structure-closed': 'structure sortie du réseau',
  'same-address': 'adresse déjà contactée',
  'by-hand': 'retirée à la main',
  portfolio: 'sortie du portefeuille',
}

/** Mailings with their figures, and those whom one of them wrote to. */
export function mailingLists({ mailings, answers }: CampaignsService): readonly ExportedList[] {
  return [
    exportedList<Omit<MailingQuery, 'limit' | 'offset'>, MailingSummary>({
      name: 'mailings',
      title: 'Campagnes de communication',
      access: ['facilitator', 'administrator', 'authority'],
      filters: mailingQuery.omit({ limit: true, offset: true }),
      columns: [
        { header: 'campagne', value: ({ id }) => id },
        { header: 'nom', value: ({ title }) => title },
        { header: 'etat', value: ({ status }) => statusWords[status] },
        { header: 'debut', value: ({ startedAt, scheduledAt }) => startedAt ?? scheduledAt },
        { header: 'fin', value: ({ endedAt }) => endedAt },
        { header: 'envoyes', value: ({ counts }) => counts.sent },
        { header: 'echoues', value: ({ counts }) => counts.failed },
        { header: 'revenus', value: ({ counts }) => counts.bounced },
        { header: 'desinscrits', value: ({ counts }) => counts.unsubscribed },
        { header: 'interesses', value: ({ counts }) => counts.answers.interested },
        { header: 'pas_maintenant', value: ({ counts }) => counts.answers.later },
        { header: 'jamais', value: ({ counts }) => counts.answers.never },
        { header: 'ligne_budgetaire', value: ({ budgetLine }) => budgetLine },
        { header: 'prevu (€)', value: ({ plannedEuros }) => plannedEuros },
        { header: 'depense (€)', value: ({ spentEuros }) => spentEuros },
        { header: 'fiche_du_plan', value: ({ planReference }) => planReference },
        { header: 'par', value: ({ createdByName }) => createdByName },
      ],
      rows: (actor, query) => everyPage((page) => mailings.list(actor, { ...query, ...page })),
    }),
    exportedList<Omit<RecipientQuery, 'limit' | 'offset'> & { mailing: string }, RecipientView>({
      name: 'mailing-recipients',
      title: 'Destinataires d’une campagne',
      access: facilitators,
      filters: recipientQuery.omit({ limit: true, offset: true }).extend({ mailing: z.string() }),
      columns: [
        { header: 'structure', value: ({ organisationName }) => organisationName },
        { header: 'commune', value: ({ communeName }) => communeName },
        { header: 'personne', value: ({ name }) => name },
        { header: 'adresse', value: ({ email }) => email },
        { header: 'message', value: ({ state }) => stateWords[state] },
        { header: 'ecarte', value: ({ leftOut }) => leftOut && reasonWords[leftOut] },
        { header: 'envoye_le', value: ({ sentAt }) => sentAt },
        {
          header: 'retour',
          value: ({ bounce }) => bounce && (bounce === 'hard' ? 'adresse morte' : 'non remis'),
        },
        { header: 'desinscrit_le', value: ({ unsubscribedAt }) => unsubscribedAt },
        { header: 'reponse', value: ({ answer }) => answer && answerWords[answer] },
        { header: 'repondu_le', value: ({ answeredOn }) => answeredOn },
        { header: 'note', value: ({ answerNote }) => answerNote },
      ],
      rows: (actor, { mailing, ...query }) =>
        everyPage((page) => answers.list(actor, mailing, { ...query, ...page })),
      shown: ({ organisationId }) => [
        { entity: 'organisation', ids: [organisationId], fields: ['contacts'] },
      ],
    }),
  ]
}
