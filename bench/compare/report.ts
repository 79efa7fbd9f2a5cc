import { cpus, loadavg, totalmem } from 'node:os';
import { JSON_AGG, OURS, OURS_KEPT, POSTGRAPHILE } from './contenders.ts';
import type { Figures, Plan, Row } from './measure.ts';
import type { Shares } from './profile.ts';

export interface Occasion {
  date: string;
  size: string;
  tasks: number;
  plans: number;
  commit: string;
  postgres: string;
  peersNode: string;
  plan: Plan;
}

/** What the service is to reach. Source: docs/performance.md. */
const TARGETS: readonly (readonly [ours: string, base: string, least: readonly number[]])[] = [
  [OURS, POSTGRAPHILE, [1.3, 1.0, 1.3, 1.3]],
  [OURS, JSON_AGG, [0.4, 0.6, 0.55, 0.75]],
  [OURS_KEPT, POSTGRAPHILE, [8, 80, 60, 60]],
];

/** How many parts of a profile are named. */
const NAMED_PARTS = 14;

/** What was measured at a size. */
export interface Measured {
  size: string;
  rows: readonly Row[];
}

interface Beside {
  /** What the time of the service goes to, by question. */
  profiles?: ReadonlyMap<string, Shares>;
  /** The same questions at smaller sizes, the smallest first. */
  smaller?: readonly Measured[];
}

/** Writes the results as a page of Markdown. */
export function report(
  occasion: Occasion,
  rows: readonly Row[],
  { profiles = new Map(), smaller = [] }: Beside = {},
): string {
  const compared = rows.filter(({ figures }) => figures.has(POSTGRAPHILE));
  return `${[
    `# ${occasion.size}, ${occasion.date}`,
    '',
    ...method(occasion),
    '',
    '## Ratios: requests a second, and processor time',
    '',
    ...ratios(compared),
    '',
    ...(profiles.size > 0 ? [...whereTimeGoes(profiles), ''] : []),
    ...(smaller.length > 0 ? [...growth(smaller, { size: occasion.size, rows }), ''] : []),
    '## Figures',
    '',
    ...rows.flatMap((row) => [`### ${row.question.name}: ${row.question.title}`, '', ...table(row), '']),
  ]
    .join('\n')
    .trimEnd()}\n`;
}

function method({ tasks, plans, commit, postgres, peersNode, plan }: Occasion): string[] {
  const [cpu] = cpus();
  return [
    `${plans} plans and ${tasks} tasks. Commit ${commit}; Node ${process.version} (PostGraphile ${peersNode}); PostgreSQL ${postgres}.`,
    `${cpus().length} processors (${cpu?.model.trim()}), ${(totalmem() / 2 ** 30).toFixed(0)} GiB; load at the end ${loadavg()
      .map((value) => value.toFixed(1))
      .join(' ')}: an idle machine shows about 2.`,
    '',
    `All contenders read the same tables in NODE_ENV=production and gave equal answers before they were timed. In turn, ${plan.rounds} rounds of ${plan.sliceMs} ms each, ${plan.atOnce} requests at once: requests a second are the median of the rounds; times are over all requests; processor time is what the server's process and all of PostgreSQL used in all rounds, divided by the requests.`,
  ];
}

function ratios(rows: readonly Row[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const of = (row: Row, name: string) => row.figures.get(name);
  const lines = TARGETS.map(([ours, base, least]) => {
    const cells = rows.map((row, i) => {
      const [mine, other] = [of(row, ours), of(row, base)];
      if (!mine || !other) return '–';
      const rate = mine.perSecond / other.perSecond;
      const cpu = total(other) / total(mine);
      return `${rate.toFixed(2)}, ${cpu.toFixed(2)} (≥ ${least[i]})${rate < (least[i] ?? 0) ? ' ✗' : ''}`;
    });
    return line([`${ours} ÷ ${base}`, ...cells]);
  });
  const memory = rows.map((row) => {
    const [mine, other] = [of(row, OURS), of(row, POSTGRAPHILE)];
    return mine && other ? (mine.residentMib / other.residentMib).toFixed(2) : '–';
  });
  return [
    line(['', ...rows.map((row) => row.question.name)]),
    line(['---', ...rows.map(() => '---')]),
    ...lines,
    line([`resident memory, ${OURS} ÷ ${POSTGRAPHILE}`, ...memory]),
    '',
    'A cell: ratio of requests a second, inverse ratio of processor time (server and database), the target for the first.',
  ];
}

/** What the same question costs as the data grows. */
function growth(smaller: readonly Measured[], last: Measured): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const sizes = [...smaller, last];
  const figuresOf = (name: string) =>
    sizes.map(({ rows }) => rows.find(({ question }) => question.name === name)?.figures.get(OURS));
  return [
    `## Growth from ${sizes[0]?.size} to ${last.size}`,
    '',
    line(['', ...sizes.flatMap(({ size }) => [`${size}, CPU ms`, `${size}, bytes`]), 'ratio']),
    line(['---', ...sizes.flatMap(() => ['--:', '--:']), '--:']),
    ...last.rows.map(({ question: { name, title } }) => {
      const each = figuresOf(name);
      const [first, end] = [each[0], each.at(-1)];
      const cells = each.flatMap((one) => (one ? [total(one).toFixed(2), String(one.bytes)] : ['–', '–']));
      return line([`${name}: ${title}`, ...cells, first && end ? (total(end) / total(first)).toFixed(2) : '–']);
    }),
    '',
    'Processor time of server and database for an answer that is made anew. The ratio is about the data alone where the answers are of one size.',
  ];
}

/** The largest parts of all questions, in percent of the time in which the service was busy. */
function whereTimeGoes(profiles: ReadonlyMap<string, Shares>): string[] {
  const sum = new Map<string, number>();
  for (const shares of profiles.values()) {
    for (const [name, share] of shares) sum.set(name, (sum.get(name) ?? 0) + share);
  }
  const named = [...sum]
    .sort(([, a], [, b]) => b - a)
    .slice(0, NAMED_PARTS)
    .map(([name]) => name);
  const percent = (value: number) => `${(value * 100).toFixed(1)}`;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const each = [...profiles.values()];
  const rest = each.map((shares) => 1 - named.reduce((part, name) => part + (shares.get(name) ?? 0), 0));
  return [
    '## Where the time of the service goes, percent',
    '',
    line(['', ...profiles.keys()]),
    line(['---', ...each.map(() => '--:')]),
    ...named.map((name) => line([name, ...each.map((shares) => percent(shares.get(name) ?? 0))])),
    line(['all else', ...rest.map(percent)]),
    '',
    'By `node --cpu-prof`, each question asked of a process of its own and no answer kept. A sample counts for the package that runs, or that called what Node does. The clock runs on while a process waits for its processor, mostly when it has just woken another one by writing to it.',
  ];
}

const total = ({ serverCpuMs, databaseCpuMs }: Figures) => serverCpuMs + (databaseCpuMs ?? 0);

function table({ figures }: Row): string[] {
  const number = (value: number | null, digits = 1) => (value === null ? '–' : value.toFixed(digits));
  return [
    '| | requests/s | p50 ms | p99 ms | server CPU ms | database CPU ms | statements | bytes | resident MiB |',
    '|---|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...[...figures].map(
      ([name, one]) =>
        `| ${name} | ${number(one.perSecond)} | ${number(one.p50Ms)} | ${number(one.p99Ms)} | ${number(one.serverCpuMs, 2)} | ${number(one.databaseCpuMs, 2)} | ${number(one.statements, 0)} | ${one.bytes} | ${number(one.residentMib, 0)} |`,
    ),
  ];
}
