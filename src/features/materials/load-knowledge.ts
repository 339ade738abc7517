import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { projectPath } from '../../project-path.ts'
import { checkKnowledge } from './check-knowledge.ts'
import type { Knowledge } from './knowledge.ts'

type Row = Record<string, string>

const list = (cell: string | undefined) =>
  (cell ?? '')
    .split('|')
    .map((item) => item.trim())
    .filter(Boolean)
const orNull = (cell: string | undefined) => (cell ? cell : null)
const number = (cell: string | undefined) => (cell ? Number(cell) : null)

function readCsv(file: string): Row[] {
  return parse(readFileSync(file), {
    columns: true,
    delimiter: ';',
    trim: true,
    bom: true,
    skip_empty_lines: true,
  })
}

function readFolder(folder: string): Row[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .flatMap((name) => readCsv(join(folder, name)))
}

/** Reads the CSV files of the knowledge base as they are written. */
export function readKnowledge(folder = projectPath('src/features/materials/knowledge')): Knowledge {
  const of = (kind: string) => readFolder(join(folder, kind))
  return {
    resources: of('resources').map((row) => ({
      id: row.id,
      parent: orNull(row.parent),
      family: row.family,
      labelFr: row.label_fr,
      labelEn: row.label_en,
      synonymsFr: list(row.synonyms_fr),
      synonymsEn: list(row.synonyms_en),
      wantedAsFr: list(row.wanted_as_fr),
      wasteCodes: list(row.waste_codes),
      producers: list(row.producers),
      users: list(row.users),
      unit: orNull(row.unit),
      densityTonnesPerM3: number(row.density_t_m3),
      form: orNull(row.form),
      valueClass: orNull(row.value_class),
      sensibleDistanceKm: Number(row.distance_km),
      keepsDays: number(row.keeps_days),
      source: row.source,
    })),
    uses: of('uses').map((row) => ({
      id: row.id,
      parent: orNull(row.parent),
      labelFr: row.label_fr,
      labelEn: row.label_en,
      expressionsFr: list(row.expressions_fr),
      expressionsEn: list(row.expressions_en),
      receivers: list(row.receivers),
      source: row.source,
    })),
    paths: of('paths').map((row) => ({
      resource: row.resource,
      use: row.use,
      strength: row.strength,
      process: row.process,
      receiverFr: row.receiver_fr,
      receiverNaf: list(row.receiver_naf),
      conditionsFr: list(row.conditions_fr),
      season: row.season,
      source: row.source,
    })),
    transformations: of('transformations').map((row) => ({
      id: row.id,
      input: row.input,
      output: row.output,
      process: row.process,
      services: list(row.services),
      transformerNaf: list(row.transformer_naf),
      transformerFr: row.transformer_fr,
      conditionsFr: list(row.conditions_fr),
      source: row.source,
    })),
    qualifiers: of('qualifiers').map((row) => ({
      id: row.id,
      labelFr: row.label_fr,
      labelEn: row.label_en,
      expressionsFr: list(row.expressions_fr),
      kind: row.kind,
    })),
    stops: of('stops').map((row) => ({
      id: row.id,
      verdict: row.verdict,
      resources: list(row.resources),
      wasteCodes: list(row.waste_codes),
      qualifiers: list(row.qualifiers),
      uses: list(row.uses),
      receiverNaf: list(row.receiver_naf),
      reasonFr: row.reason_fr,
      source: row.source,
      checkedOn: row.checked_on,
    })),
    legalPoints: of('legal-points').map((row) => ({
      id: row.id,
      topic: row.topic,
      level: row.level,
      statuses: list(row.statuses),
      hazards: list(row.hazards),
      resources: list(row.resources),
      exceptResources: list(row.except_resources),
      uses: list(row.uses),
      qualifiers: list(row.qualifiers),
      months: list(row.months).map(Number),
      loadTonnes: number(row.load_tonnes),
      textFr: row.text_fr,
      testsFr: list(row.tests_fr),
      source: row.source,
      checkedOn: orNull(row.checked_on),
    })),
    speakers: of('speakers').map((row) => ({ naf: row.naf, wordsFr: list(row.words_fr) })),
    wasteCodes: readCsv(join(folder, 'waste-codes.csv')).map((row) => ({
      code: row.code,
      hazardous: row.hazardous === '1',
      entryType: row.entry_type,
      mirror: list(row.mirror),
      labelFr: row.label_fr,
      labelEn: row.label_en,
      keywordsFr: list(row.keywords_fr),
    })),
  } as Knowledge
}

/**
 * The knowledge base, checked to hold together (unique ids, known references, existing codes); throws one error
 * listing every fault with its row's id.
 */
export function loadKnowledge(folder?: string): Knowledge {
  const knowledge = readKnowledge(folder)
  const faults = checkKnowledge(knowledge)
  if (faults.length > 0)
    throw new Error(`The knowledge base does not hold together:\n- ${faults.join('\n- ')}`)
  return knowledge
}

let loaded: Knowledge | undefined

/** The knowledge base of the process, read once. */
export function knowledgeBase(): Knowledge {
  loaded ??= loadKnowledge()
  return loaded
}
