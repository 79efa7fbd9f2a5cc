import { defineConfig } from 'drizzle-kit';

/** Migrations are generated from the tables and committed; `npm run check` fails when the two differ. */
export default defineConfig({
  dialect: 'postgresql',
  schema: ['./src/database/columns.ts', './src/**/*.table.ts'],
  out: './drizzle',
});
