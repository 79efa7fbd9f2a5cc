/**
 * `npm run eval:search`: how well the gold set is answered by the embedded engine and, where DATABASE_URL is set, by
 * that server too, in a database that is made for it and dropped; and whether both answer with the same first hit.
 */
import 'reflect-metadata';
import postgres from 'postgres';
import { evaluate } from './evaluation.ts';
import { figuresOf, type Judged } from './gold.ts';

const held = (judged: readonly Judged[]) => {
  const { recall, mrr } = figuresOf(judged);
  return recall >= 0.95 && mrr >= 0.85;
};

const embedded = await evaluate(null);
let good = held(embedded);
if (process.env.DATABASE_URL) {
  const url = new URL(process.env.DATABASE_URL);
  const name = `kehoach_eval_search_${process.pid}`;
  const admin = postgres(url.href, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name}`);
  try {
    url.pathname = `/${name}`;
    const server = await evaluate(url.href);
    const differ = server.filter((one, i) => one.found[0] !== embedded[i]?.found[0]);
    process.stdout.write(`the same first hit on both engines: ${server.length - differ.length} of ${server.length}\n`);
    for (const one of differ) process.stdout.write(`differs: ${one.text}: ${one.found[0]}\n`);
    good = good && held(server) && differ.length === 0;
  } finally {
    await admin.unsafe(`drop database ${name} with (force)`);
    await admin.end();
  }
}
process.exitCode = good ? 0 : 1;
