// Where drizzle-kit finds the tables and writes migrations: `npm run schema`.
import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./src/store/schema/*.ts', './src/features/*/tables.ts'],
  out: './migrations',
});
