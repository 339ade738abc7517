import type { Reader } from './cells.ts'

/**
 * One documented column: how it is headed, understood, shown, explained. The tables of columns are the only
 * source for reading a file, writing the template and the documentation.
 */
export interface Column<T> extends Reader<T> {
  /** French header, in the template. */
  header: string
  /** Other headers understood, French and English; accents, case, spaces and underscores never matter. */
  aliases: readonly string[]
  example: string
  /** What to write, in French. */
  help: string
  required?: boolean
}

/** A column for each field of `Cells`, in the order of the template. */
export type Columns<Cells> = { readonly [Field in keyof Cells]-?: Column<NonNullable<Cells[Field]>> }

export function column<T>(reader: Reader<T>, rest: Omit<Column<T>, keyof Reader<T>>): Column<T> {
  return { ...reader, ...rest }
}
