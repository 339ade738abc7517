import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'sqlite',
  schema: ['./src/db/journal.ts', './src/mail/tables.ts', './src/features/**/tables.ts'],
  out: './drizzle/migrations',
  casing: 'snake_case',
})
