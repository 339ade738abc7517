import type { Database } from './connection.ts'

interface ForeignKey {
  table: string
  from: string
  to: string | null
}

/**
 * How many rows of each table point to a row, read from the schema itself, so that a table added tomorrow is counted
 * too. `besides`: tables whose rows are a part of it, and go with it.
 */
export function referencesTo(
  { sqlite }: Database,
  table: string,
  id: string,
  besides: readonly string[],
): { table: string; count: number }[] {
  const tables = sqlite
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all() as string[]
  return tables
    .filter((name) => !besides.includes(name))
    .flatMap((name) => {
      const keys = sqlite.prepare(`pragma foreign_key_list("${name}")`).all() as ForeignKey[]
      const own = keys.filter((key) => key.table === table).map(({ from }) => `"${from}" = @id`)
      if (own.length === 0) return []
      const rows = sqlite.prepare(`select count(*) from "${name}" where ${own.join(' or ')}`).pluck()
      const count = rows.get({ id }) as number
      return count > 0 ? [{ table: name, count }] : []
    })
}
