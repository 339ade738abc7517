import readExcelFile from 'read-excel-file/node'
import type { Agent, House } from './house.ts'

/** What one address answered to one outsider. */
export interface Seen {
  path: string
  status: number
  /** Everything readable in the answer, workbooks opened. */
  text: string
}

interface Parameter {
  name: string
  in: 'path' | 'query'
  required?: boolean
  schema?: { enum?: string[]; type?: string; anyOf?: { enum?: string[] }[] }
}

/** Values that could be used to probe: ids of every kind, names, words, numbers. */
export interface Probes {
  ids: readonly string[]
  words: readonly string[]
}

/**
 * Every address that can be read, found in the description of the API so that new routes are walked by themselves: each
 * path with real ids of every kind, each list bare and under every one of its filters,
 * each file in every one of its formats.
 */
export async function readableAddresses({ anonymous }: House, { ids, words }: Probes): Promise<string[]> {
  const { body } = await anonymous.get('/api/openapi.json').expect(200)
  const paths = Object.entries(body.paths as Record<string, { get?: { parameters?: Parameter[] } }>)
  const found = paths.flatMap(([path, { get }]) => {
    if (!get) return []
    const parameters = get.parameters ?? []
    const filled = parameters
      .filter((parameter) => parameter.in === 'path')
      .reduce(
        (filling, { name, schema }) =>
          filling.flatMap((one) =>
            (schema?.enum ?? [...ids, 'gisements.csv']).map((value) =>
              one.replace(`{${name}}`, encodeURIComponent(value)),
            ),
          ),
        [path],
      )
    // A list taken away goes through the filters of its screen, which are walked there: its formats are enough.
    const isExport = path.includes('/exports/')
    const queries = parameters
      .filter((parameter) => parameter.in === 'query')
      .filter(({ name, required }) => !isExport || name === 'format' || required)
      .flatMap(({ name, schema }) =>
        valuesFor(name, schema, { ids, words }).map((value) => `?${name}=${value}`),
      )
    const formats = parameters.find(({ name }) => name === 'format')?.schema?.enum ?? []
    return [
      ...filled,
      ...(filled.length === 1
        ? queries.map((query) => filled[0] + query)
        : filled.flatMap((one) => formats.map((format) => `${one}?format=${format}`))),
    ]
  })
  return ['/', '/gisements-besoins', '/api/openapi.json', ...found]
}

function valuesFor(name: string, schema: Parameter['schema'], { ids, words }: Probes): string[] {
  const choices = schema?.enum ?? schema?.anyOf?.flatMap((one) => one.enum ?? []) ?? []
  if (choices.length > 0) return choices.slice(0, 4)
  if (schema?.type === 'integer' || schema?.type === 'number')
    return name === 'offset' ? ['0', '1'] : name === 'limit' ? ['1', '200'] : ['5', '15', '60', '2000']
  const texts = name === 'q' ? words : [...ids.slice(0, 6), ...words.slice(0, 2)]
  return texts.map(encodeURIComponent)
}

/** Reads every address; an answer that fails is told by its status. */
export async function walk(agent: Agent, addresses: readonly string[]): Promise<Seen[]> {
  const seen: Seen[] = []
  for (const path of addresses) {
    const response = await agent
      .get(path)
      .buffer(true)
      .parse((answer, done) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => done(null, Buffer.concat(chunks)))
      })
    const bytes = response.body as Buffer
    seen.push({ path, status: response.status, text: await readable(bytes) })
  }
  return seen
}

async function readable(bytes: Buffer): Promise<string> {
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return bytes.toString('utf8')
  return JSON.stringify(await readExcelFile(bytes))
}

/** What of the secrets an outsider could read, and where. The address asked is no answer: it is left out. */
export function leaksIn(seen: readonly Seen[], secrets: readonly string[]): string[] {
  return seen.flatMap(({ path, text }) =>
    secrets.filter((secret) => text.includes(secret)).map((secret) => `« ${secret} » at ${path}`),
  )
}

/** Answers without what changes from one call to the next. */
export function steady({ path, status, text }: Seen): string {
  return `${path} ${status} ${text
    .replace(/"instance":"[^"]+"/g, '')
    .replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'then')}`
}
