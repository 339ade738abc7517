import { siretOrSirenReader } from './cell-codes.ts'
import { dateReader } from './cell-dates.ts'
import { textReader } from './cells.ts'
import { type Columns, column } from './column.ts'

/** A row of the sheet Audits, each cell understood; null: left empty. */
export interface AuditCells {
  siret: string | null
  structure: string | null
  auditedOn: string | null
  auditedBy: string | null
  flows: string | null
}

export const auditColumns: Columns<AuditCells> = {
  siret: column(siretOrSirenReader, {
    header: 'siret',
    aliases: ['siren', 'n° siret', 'siret structure', 'siret établissement', 'numéro siret'],
    example: '00011122900019',
    help: 'SIRET (ou SIREN) de la structure visitée, présente dans la feuille Structures ou déjà enregistrée.',
  }),
  structure: column(textReader(160), {
    header: 'structure',
    aliases: ['nom', 'name', 'organisation', 'entreprise', 'raison sociale', 'nom de la structure'],
    example: '',
    help: 'Nom de la structure, quand le SIRET manque.',
  }),
  auditedOn: column(dateReader, {
    header: 'audite_le',
    aliases: ['audited on', 'date audit', 'date de l’audit', 'date de visite', 'audit date', 'date'],
    example: '20/03/2026',
    help: 'Jour de la visite.',
    required: true,
  }),
  auditedBy: column(textReader(120), {
    header: 'audite_par',
    aliases: ['audited by', 'auditeur', 'audité par', 'auditor'],
    example: 'CCI du Gers',
    help: 'Qui a fait la visite.',
    required: true,
  }),
  flows: column(textReader(8000), {
    header: 'flux_confirmes',
    aliases: ['flux confirmés', 'confirmed flows', 'flux audités', 'audited flows'],
    example: 'EX-G1 | EX-B1',
    help: 'Références, ou libellés, des gisements et besoins que la visite a confirmés, séparés par « | » ou sur des lignes différentes. « tous » : tous ceux de la structure.',
    required: true,
  }),
}
