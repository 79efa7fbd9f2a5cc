/**
 * `npm run eval:search`: how well the gold set is answered, by kind of question and by kind of thing, and what misses.
 * Runs on the database of DATABASE_URL, else on one in memory.
 */
import 'reflect-metadata';
import { pino } from 'pino';
import { createApp } from '../../src/app.ts';
import { RECORD_TYPES } from '../../src/domains.ts';
import { openDataset } from '../../src/seeds/open-dataset.ts';
import { figuresOf, type Judged, judge, judgePages, readGold } from './gold.ts';

const { database } = await openDataset({
  databaseUrl: process.env.DATABASE_URL ?? null,
  dataDir: null,
  seeds: 'all',
  types: RECORD_TYPES,
  now: new Date(),
});
const app = await createApp({ config: { publicUrl: null }, database, log: pino({ level: 'silent' }) });
const QUERY = 'query ($text: String!) { search(text: $text, first: 10) { nodes { kind subject { id } } } }';
const times: number[] = [];
async function ask(text: string): Promise<{ kind: string; subject: { id: string } }[]> {
  const start = performance.now();
  const payload = { query: QUERY, variables: { text } };
  const { data, errors } = (await app.http.inject({ method: 'POST', url: '/graphql', payload })).json();
  times.push(performance.now() - start);
  if (errors) throw new Error(`${text}: ${errors[0].message}`);
  return data.search.nodes;
}
const judged: Judged[] = [];
for (const question of await readGold())
  judged.push(
    judge(
      question,
      (await ask(question.text)).map((hit) => hit.subject.id),
    ),
  );
// After the others: what is imported for them stands beside the shipped data.
judged.push(...(await judgePages(database, ask)));
await app.http.close();
await database.close();

const print = (name: string, some: readonly Judged[]) => {
  const { questions, recall, mrr } = figuresOf(some);
  process.stdout.write(
    `${name.padEnd(30)} ${String(questions).padStart(4)}   ${recall.toFixed(3)}   ${mrr.toFixed(3)}\n`,
  );
};
process.stdout.write(`${database.engine}\n${''.padEnd(30)}    n  recall@10  MRR\n`);
for (const of of new Set(judged.map((one) => one.of)))
  print(
    of,
    judged.filter((one) => one.of === of),
  );
const kindOf = (id: string) => (id.startsWith('passage of ') ? 'passage' : id.slice(0, id.indexOf(':')));
for (const kind of [...new Set(judged.flatMap((one) => one.expected.map(kindOf)))].sort())
  print(
    `→ ${kind}`,
    judged.filter((one) => one.expected.some((id) => kindOf(id) === kind)),
  );
print('all', judged);
times.sort((a, b) => a - b);
process.stdout.write(`median ${times[Math.floor(times.length / 2)]?.toFixed(0)} ms a question\n`);
for (const one of judged.filter((each) => each.recall < 1))
  process.stdout.write(
    `missed: ${one.text}\n  expected ${one.expected.join(', ')}\n  found    ${one.found.slice(0, 5).join(', ')}\n`,
  );
for (const one of judged.filter((each) => each.recall === 1 && each.reciprocalRank < 1))
  process.stdout.write(`not first: ${one.text}: ${one.found[0]}\n`);
