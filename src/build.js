/**
 * Bundles the two entry points of the server into dist/ with the packages they use: a few files to find and read
 * instead of a thousand make a start under a second.
 */
import { build } from 'esbuild'

/** Compiled for the machine: they find their binary beside themselves. */
const NATIVE = ['better-sqlite3', '@node-rs/argon2']

await build({
  entryPoints: { server: 'src/server.ts', cli: 'src/cli.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  external: NATIVE,
  // For the packages written as CommonJS, which ask for the modules of Node.
  banner: { js: "const require = process.getBuiltinModule('node:module').createRequire(import.meta.url)" },
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: true,
  logLevel: 'warning',
})
