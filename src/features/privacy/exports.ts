import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import {
  type ExportedParts,
  type Person,
  type PersonalDataTable,
  partsOfOrganisation,
  partsOfPerson,
} from '../../db/personal-data.ts'
import { type Actor, facilitates } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/errors.ts'
import type { JournalService } from '../journal/service.ts'
import type { OrganisationsService } from '../organisations/service.ts'
import type { SpreadsheetsService } from '../spreadsheets/service.ts'
import type { PersonalExport } from './contract.ts'
import { workbookOf } from './export-file.ts'
import { canExport } from './policy.ts'

export interface ExportsBelow {
  tables: readonly PersonalDataTable[]
  personOf(userId: string): Person
  namesOf(ids: readonly string[]): Map<string, string>
  organisations: OrganisationsService
  journal: JournalService
  spreadsheets: SpreadsheetsService
}

/** Entries of the journal that an export of a structure holds: the newest. */
const JOURNAL_ENTRIES = 200 * 50

/** Everything kept of a person or of a structure, to take away. */
export function exportsService(db: Database, clock: Clock, below: ExportsBelow) {
  const { tables, organisations, journal, spreadsheets } = below

  function tell(actor: Actor, about: PersonalExport['about']): void {
    const { kind, id } = about
    record(db, {
      at: clock.now(),
      actorId: actor.userId,
      action: `${kind === 'person' ? 'user' : 'organisation'}.exported`,
      entity: kind === 'person' ? 'user' : 'organisation',
      entityId: id,
      organisationIds: kind === 'organisation' ? [id] : [],
    })
  }

  function withMemberNames(parts: ExportedParts): ExportedParts {
    const members = parts.rattachements ?? []
    const names = below.namesOf(members.map(({ userId }) => String(userId)))
    return {
      ...parts,
      rattachements: members.map((row) => ({ ...row, name: names.get(String(row.userId)) ?? null })),
    }
  }

  /** The journal of the structure as its reader may read it, page after page. */
  function journalPart(actor: Actor, organisationId: string): ExportedParts[string] {
    const rows: ExportedParts[string] = []
    for (let offset = 0; offset < JOURNAL_ENTRIES; offset += 200) {
      const { items } = journal.ofOrganisation(actor, organisationId, { limit: 200, offset })
      rows.push(
        ...items.map(({ seq, at, actor: by, action, label, changes }) => ({
          ...{ seq, at, actor: by.name ?? by.id, action, label },
          changes,
        })),
      )
      if (items.length < 200) break
    }
    return rows
  }

  return {
    ofPerson(actor: Actor): PersonalExport {
      const about = { kind: 'person' as const, id: actor.userId, name: actor.name }
      return db.write(() => {
        tell(actor, about)
        const parts = partsOfPerson(db, tables, below.personOf(actor.userId))
        return { about, generatedAt: clock.now().toISOString(), parts }
      })
    },

    ofOrganisation(actor: Actor, organisationId: string): PersonalExport {
      const organisation = organisations.recordsOf([organisationId]).get(organisationId)
      if (!organisation || !canExport(actor, organisationId)) notFound('Structure')
      const about = { kind: 'organisation' as const, id: organisationId, name: organisation.name }
      return db.write(() => {
        tell(actor, about)
        const isFacilitator = facilitates(actor, organisationId)
        const parts = withMemberNames(partsOfOrganisation(db, tables, organisationId, { isFacilitator }))
        const generatedAt = clock.now().toISOString()
        return { about, generatedAt, parts: { ...parts, journal: journalPart(actor, organisationId) } }
      })
    },

    /** The same as a workbook; of a structure, its first three sheets can be imported again. */
    workbook(actor: Actor, { about, parts }: PersonalExport): Promise<Buffer> {
      if (about.kind === 'person') return workbookOf(parts)
      const isFacilitator = facilitates(actor, about.id)
      return workbookOf(parts, spreadsheets.exportedSheets(about.id, { isFacilitator }))
    },
  }
}
