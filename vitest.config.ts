import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/support/quiet-console.ts'],
    // The first test of a worker that asks for the knowledge base waits for it to be read: a while, on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // One process a worker: the knowledge base is read once, not once a file; tests keep no state of their own.
    isolate: false,
    // All the cores: one that waits for a browser leaves its own to another.
    maxWorkers: '100%',
    sequence: { shuffle: { tests: true } },
  },
})
