import { fail } from '../../../kernel/errors.ts'
import { linesOf, plain, regulatoryLines } from './read-words.ts'

/** An axis as its text gives it: every word is somewhere in here, or left out by a rule of this file and `read-words.ts`. */
export interface ReadAxis {
  code: string
  title: string
  objectives: ReadObjective[]
}
export interface ReadObjective {
  code: string
  title: string
  /** « Enjeux stratégiques ». */
  stakes: string
  sheets: ReadSheet[]
}
export interface ReadSheet {
  code: string
  title: string
  /** As the list of its objective calls it, which may differ by a word. */
  listedTitle: string
  /** Null: the plan lists the sheet, and gives no table of it. */
  fields: Record<SheetField, string> | null
  steps: ReadStep[]
}
export interface ReadStep {
  title: string
  description: string
  planning: string
  resources: string
  lead: string
  partners: string
}

/** Labels of the first table of a sheet, in the words of the plan. */
const LABELS = {
  context: 'Contexte',
  results: 'Objectifs et résultats attendus',
  indicators: 'Indicateurs',
  audiences: 'Publics cibles',
  assessment: "Prise en compte de l'EES",
  regulatory: 'Liens avec les objectifs réglementaires',
} as const
type SheetField = keyof typeof LABELS
const FIELDS = Object.entries(LABELS) as [SheetField, string][]

const AXIS = /^Axe (\d+) ?:/
/** « 1.2 », « 1,4 », with or without its title on the line. */
const OBJECTIVE = /^(\d+)[.,](\d+)(?=\s|$)/
const SHEET = /^FICHE (\d+)[.,](\d+)[.,](\d+)(?=\s|$)/
const STRATEGIC = 'Objectif stratégique :'
const OPERATIONAL = 'Objectif opérationnel :'
const STAKES = 'Enjeux stratégiques'
const MODALITIES = 'Modalités de mise en oeuvre'
const STEPS = /^Etape\tDescriptif\tPlanification\t/

const codeOf = (match: RegExpExecArray) => match.slice(1).join('.')
const after = (line: string, label: string) => line.slice(line.indexOf(label) + label.length).trim()

/** The lines from one that opens a part to the one that opens the next, and what it opens. */
interface Block {
  kind: 'axis' | 'objective' | 'sheet'
  code: string
  lines: string[]
}

function openedBy(line: string): Omit<Block, 'lines'> | null {
  const [axis, sheet, objective] = [AXIS.exec(line), SHEET.exec(line), OBJECTIVE.exec(line)]
  if (axis) return { kind: 'axis', code: codeOf(axis) }
  if (objective) return { kind: 'objective', code: codeOf(objective) }
  // A sheet that is followed by its title is only listed; its own part gives its number, and its objective under it.
  const title = sheet ? line.slice(sheet[0].length).trim() : ''
  return sheet && (title === '' || title.startsWith(OPERATIONAL))
    ? { kind: 'sheet', code: codeOf(sheet) }
    : null
}

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  for (const line of lines) {
    const opened = openedBy(line)
    if (opened) blocks.push({ ...opened, lines: [] })
    blocks.at(-1)?.lines.push(line)
  }
  return blocks
}

/**
 * Reads the text of an axis: objectives, sheets and steps, in its order. It forgives what a text taken out of a document
 * has: HTML left in cells, bold lines torn from theirs, labels beside or above their words, a comma in a number.
 * A text in which there is no axis, or a sheet outside an objective, is refused.
 */
export function readPlan(text: string): ReadAxis {
  const [first, ...blocks] = blocksOf(linesOf(text))
  if (first?.kind !== 'axis') fail('unreadable-file', 'Ce texte ne commence pas par un axe (« Axe 1 : … »).')
  const title = first.lines.join(' ').replace(AXIS, '').trim()
  const axis: ReadAxis = { code: first.code, title, objectives: [] }
  for (const block of blocks) {
    if (block.kind === 'axis')
      fail('unreadable-file', 'Ce texte contient plusieurs axes : un seul à la fois.')
    if (block.kind === 'objective') axis.objectives.push(objectiveOf(block))
    else placeSheet(axis, block)
  }
  return axis
}

function objectiveOf({ code, lines }: Block): ReadObjective {
  const [listed, words] = [
    lines.filter((line) => SHEET.test(line)),
    lines.filter((line) => !SHEET.test(line)),
  ]
  const title = words.find((line) => line.includes(STRATEGIC))
  const stakes = words.slice(words.findIndex((line) => line.trim() === STAKES) + 1)
  return {
    code,
    title: title ? after(title, STRATEGIC) : '',
    stakes: plain(stakes.join('\n\n')),
    sheets: listed.map((line) => {
      const listedTitle = plain(line.replace(SHEET, ''))
      const [, x, y, z] = SHEET.exec(line) ?? []
      return { code: `${x}.${y}.${z}`, title: listedTitle, listedTitle, fields: null, steps: [] }
    }),
  }
}

function placeSheet({ objectives }: ReadAxis, { code, lines }: Block): void {
  const objective =
    objectives.at(-1) ?? fail('unreadable-file', `La fiche ${code} n’est sous aucun objectif.`)
  const at = lines.findIndex((line) => line.trim() === MODALITIES)
  const [heads, rows] = at < 0 ? [lines, []] : [lines.slice(0, at), lines.slice(at + 1)]
  const title = heads.find((line) => line.includes(OPERATIONAL))
  const own = {
    title: title ? after(title, OPERATIONAL) : '',
    fields: fieldsOf(heads.filter((line) => line !== title && !SHEET.test(line))),
    steps: rows.filter((line) => !STEPS.test(line)).map(stepOf),
  }
  const listed = objective.sheets.find((sheet) => sheet.code === code)
  if (listed) Object.assign(listed, own)
  else objective.sheets.push({ code, listedTitle: own.title, ...own })
}

/** A label and its words, beside it or under it; lines without a label go on with the words before them. */
function fieldsOf(lines: readonly string[]): Record<SheetField, string> {
  const words: Record<SheetField, string[]> = {
    ...{ context: [], results: [], indicators: [], audiences: [], assessment: [], regulatory: [] },
  }
  let current: SheetField = 'context'
  for (const line of lines) {
    const [label = '', ...beside] = line.split('\t')
    const named = FIELDS.find(([, one]) => one === label.trim())
    if (named) current = named[0]
    words[current].push(named ? beside.join(' ') : line)
  }
  const said = (field: SheetField) => plain(words[field].join('\n'))
  return {
    ...{ context: said('context'), results: said('results'), indicators: said('indicators') },
    ...{ audiences: said('audiences'), assessment: said('assessment') },
    regulatory: regulatoryLines(said('regulatory')),
  }
}

function stepOf(line: string): ReadStep {
  const [title = '', description = '', planning = '', resources = '', lead = '', partners = ''] = line
    .split('\t')
    .map(plain)
  return { title, description, planning, resources, lead, partners }
}
