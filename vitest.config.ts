import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/support/quiet-console.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // One process a worker: the knowledge base is read once, not once a file; tests keep no state of their own.
    isolate: false,
    sequence: { shuffle: { tests: true } },
  },
})
