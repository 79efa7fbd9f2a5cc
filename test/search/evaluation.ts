import { pino } from 'pino';
import { createApp } from '../../src/app.ts';
import { RECORD_TYPES } from '../../src/domains.ts';
import { openDataset } from '../../src/seeds/open-dataset.ts';
import { figuresOf, type Judged, judge, judgePages, readGold } from './gold.ts';

const QUERY = 'query ($text: String!) { search(text: $text, first: 10) { nodes { kind subject { id } } } }';
const say = (line: string) => process.stdout.write(`${line}\n`);

/**
 * Asks the whole gold set of a fresh database, the embedded one without an address, and prints how well it was
 * answered by kind of question and by kind of thing, and what misses. What is imported for the questions of passages
 * stays in the database. Returns: the judged questions.
 */
export async function evaluate(databaseUrl: string | null): Promise<Judged[]> {
  const place = { databaseUrl, dataDir: null, seeds: 'all' as const };
  const { database } = await openDataset({ ...place, types: RECORD_TYPES, now: new Date() });
  const app = await createApp({ config: { publicUrl: null }, database, log: pino({ level: 'silent' }) });
  const times: number[] = [];
  async function ask(text: string): Promise<{ kind: string; subject: { id: string } }[]> {
    const start = performance.now();
    const payload = { query: QUERY, variables: { text } };
    const { data, errors } = (await app.http.inject({ method: 'POST', url: '/graphql', payload })).json();
    times.push(performance.now() - start);
    if (errors) throw new Error(`${text}: ${errors[0].message}`);
    return data.search.nodes;
  }
  try {
    const judged: Judged[] = [];
    for (const question of await readGold()) {
      const hits = await ask(question.text);
      judged.push(
        judge(
          question,
          hits.map((hit) => hit.subject.id),
        ),
      );
    }
    // After the others: what is imported for them stands beside the shipped data.
    judged.push(...(await judgePages(database, ask)));
    say(database.engine);
    print(judged);
    times.sort((a, b) => a - b);
    say(`median ${times[Math.floor(times.length / 2)]?.toFixed(0)} ms a question`);
    return judged;
  } finally {
    await app.http.close();
    await database.close();
  }
}

function print(judged: readonly Judged[]): void {
  const line = (name: string, some: readonly Judged[]) => {
    const { questions, recall, mrr } = figuresOf(some);
    say(`${name.padEnd(30)} ${String(questions).padStart(4)}   ${recall.toFixed(3)}   ${mrr.toFixed(3)}`);
  };
  say(`${''.padEnd(30)}    n  recall@10  MRR`);
  for (const of of new Set(judged.map((one) => one.of)))
    line(
      of,
      judged.filter((one) => one.of === of),
    );
  const kindOf = (id: string) => (id.startsWith('passage of ') ? 'passage' : id.slice(0, id.indexOf(':')));
  for (const kind of [...new Set(judged.flatMap((one) => one.expected.map(kindOf)))].sort())
    line(
      `→ ${kind}`,
      judged.filter((one) => one.expected.some((id) => kindOf(id) === kind)),
    );
  line('all', judged);
  for (const { text, expected, found } of judged.filter((each) => each.recall < 1))
    say(`missed: ${text}\n  expected ${expected.join(', ')}\n  found    ${found.slice(0, 5).join(', ')}`);
  for (const one of judged.filter((each) => each.recall === 1 && each.reciprocalRank < 1))
    say(`not first: ${one.text}: ${one.found[0]}`);
}
