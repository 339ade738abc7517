import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}

const root = findRoot()

/** Absolute path of a file of the project, the same whether run from src/ or from the bundle in dist/. */
export function projectPath(relative: string): string {
  return join(root, relative)
}
