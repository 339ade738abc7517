import { build } from 'esbuild'

/** Compiled for the machine: they find their binary beside themselves. */
const NATIVE = ['better-sqlite3', '@node-rs/argon2']

/** Bundles programs of the server, given by the name of each, into a folder with the packages they use. */
export async function bundle(entryPoints, outdir) {
  await build({
    entryPoints,
    outdir,
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
}
