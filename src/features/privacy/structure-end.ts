import { and, eq, inArray, notLike } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { journal, journalSubjects, record } from '../../db/journal.ts'
import { eraseDetails } from '../../db/journal-erasure.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { memberships } from '../accounts/tables.ts'
import { anonymiseAudits } from '../audits/anonymisation.ts'
import { eraseRecipientsOf } from '../campaigns/erasure.ts'
import { leaveDirectory } from '../directory/erasure.ts'
import type { FlowsService } from '../flows/service.ts'
import { attachments, flows } from '../flows/tables.ts'
import { eraseGroupDocumentsOf } from '../groups/document-erasure.ts'
import { contacts, organisations, registerValues, sites } from '../organisations/tables.ts'
import { forgetProjectsOf } from '../projects/personal-data.ts'
import { registerAnswers } from '../registers/tables.ts'
import { forgetSharedServicesOf } from '../shared-services/personal-data.ts'
import { forgetImportedStates } from '../spreadsheets/imported-states.ts'
import { forgetIntroductionRequests } from '../synergies/requests/anonymisation.ts'
import { eraseStoriesOf } from '../synergies/stories/erasure.ts'
import { eraseDocumentsOf } from '../synergies/together/document-erasure.ts'
import type { ClosingInput } from './contract.ts'
import { ERASED_OF_FLOW } from './erased-fields.ts'
import { canClose } from './policy.ts'
import { eraseFromVersions } from './version-erasure.ts'

/** What the flows of an anonymised structure are called. */
const NO_LABEL = 'Flux anonymisé'

export interface StructureEndBelow {
  flows: Pick<FlowsService, 'withdrawAllOf'>
}

/**
 * A structure that leaves: dated, its flows withdrawn, its contacts and attached files erased. Anonymised, it also loses
 * its name, its numbers, its addresses, its people, and the journal its words; the commune of its sites stays, for the
 * counts.
 */
export function structureEnd(db: Database, clock: Clock, below: StructureEndBelow) {
  const { orm } = db

  function anonymise(organisationId: string): void {
    const nothing = { siren: null, notes: null, nafCode: null, headcountBand: null }
    orm
      .update(organisations)
      .set({ ...nothing, name: 'Structure anonymisée' })
      .where(eq(organisations.id, organisationId))
      .run()
    orm
      .delete(registerAnswers)
      .where(
        inArray(
          registerAnswers.question,
          orm.select({ siret: sites.siret }).from(sites).where(eq(sites.organisationId, organisationId)),
        ),
      )
      .run()
    orm.delete(registerValues).where(eq(registerValues.organisationId, organisationId)).run()
    orm
      .update(sites)
      .set({
        siret: null,
        label: null,
        address: null,
        postalCode: null,
        lat: null,
        lng: null,
        placedBy: null,
      })
      .where(eq(sites.organisationId, organisationId))
      .run()
    orm
      .update(flows)
      .set({ ...ERASED_OF_FLOW, label: NO_LABEL })
      .where(eq(flows.organisationId, organisationId))
      .run()
    eraseFromVersions(db, { organisationId, label: NO_LABEL })
    anonymiseAudits(db, organisationId)
    eraseDocumentsOf(db, organisationId)
    eraseGroupDocumentsOf(db, organisationId)
    forgetIntroductionRequests(db, organisationId)
    eraseStoriesOf(db, organisationId)
    forgetSharedServicesOf(db, organisationId)
    forgetProjectsOf(db, organisationId)
    eraseRecipientsOf(db, organisationId)
    orm.delete(memberships).where(eq(memberships.organisationId, organisationId)).run()
  }

  /** Entries about this structure alone: those about another too hold that one's words. */
  function entriesAbout(organisationId: string): number[] {
    const about = and(eq(journalSubjects.kind, 'organisation'), eq(journalSubjects.subjectId, organisationId))
    return orm
      .select({ seq: journal.seq })
      .from(journal)
      .innerJoin(journalSubjects, eq(journalSubjects.seq, journal.seq))
      .where(and(about, notLike(journal.action, '%.consulted')))
      .all()
      .map(({ seq }) => seq)
  }

  return {
    close(actor: Actor, organisationId: string, { how }: ClosingInput) {
      return db.write((announce) => {
        const stored = orm.select().from(organisations).where(eq(organisations.id, organisationId)).get()
        if (!stored || !canClose(actor, organisationId)) notFound('Structure')
        if (stored.anonymisedAt) fail('conflict', 'Cette structure est déjà anonymisée.')
        if (stored.closedAt && how === 'close') fail('conflict', 'Cette structure est déjà fermée.')
        const at = clock.now()
        const now = at.toISOString()
        const closedAt = stored.closedAt ?? now
        const anonymisedAt = how === 'anonymise' ? now : null
        const withdrawn = below.flows.withdrawAllOf(organisationId, actor.userId, at)
        orm.delete(contacts).where(eq(contacts.organisationId, organisationId)).run()
        orm.delete(attachments).where(eq(attachments.organisationId, organisationId)).run()
        forgetImportedStates(db, organisationId)
        leaveDirectory(db, organisationId)
        orm
          .update(organisations)
          .set({ closedAt, anonymisedAt, updatedAt: now })
          .where(eq(organisations.id, organisationId))
          .run()
        if (how === 'anonymise') anonymise(organisationId)
        record(db, {
          at,
          actorId: actor.userId,
          action: how === 'close' ? 'organisation.closed' : 'organisation.anonymised',
          entity: 'organisation',
          entityId: organisationId,
          organisationIds: [organisationId],
          after: { withdrawnFlows: withdrawn.length },
        })
        if (how === 'anonymise')
          eraseDetails(db, entriesAbout(organisationId), {
            at,
            actorId: actor.userId,
            reason: 'structure-anonymised',
            organisationIds: [organisationId],
          })
        announce({ type: 'organisation-changed', ids: [organisationId] })
        return { closedAt, anonymisedAt }
      })
    },
  }
}
