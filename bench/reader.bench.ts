/**
 * Measures the importer on one core: documents a second over the fixtures, and growth from 1 to 100 pages.
 * Run: `npm run bench:import`. A page is 3,000 characters.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { readDocument } from '../src/reader/index.ts';
import { loadReference } from '../test/reader/support/reference.ts';

const FOLDER = new URL('../test/reader/fixtures/', import.meta.url);
const PAGE = 3000;
const reference = loadReference();
const fixtures = readdirSync(FOLDER)
  .sort()
  .map((name) => ({ name, bytes: readFileSync(new URL(name, FOLDER)) }));

async function throughput(kind: string, files: readonly { bytes: Uint8Array }[]): Promise<void> {
  for (const { bytes } of files) await readDocument(bytes, { reference });
  const rounds = Math.max(1, Math.ceil(200 / files.length));
  const started = performance.now();
  for (let round = 0; round < rounds; round++) for (const { bytes } of files) await readDocument(bytes, { reference });
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${kind.padEnd(10)} ${((rounds * files.length) / seconds).toFixed(0).padStart(6)} documents/s (${files.length} files)`,
  );
}

function planOfPages(pages: number): Uint8Array {
  const plan = fixtures.find(({ name }) => name.startsWith('30-'))?.bytes.toString() ?? '';
  const head = plan.slice(0, plan.indexOf('II. NHIỆM VỤ CHỦ YẾU'));
  const lines: string[] = ['II. NHIỆM VỤ CHỦ YẾU'];
  for (let index = 1, length = head.length; length < pages * PAGE; index++) {
    const line = `${index}. Tuyên truyền pháp luật ở thôn số ${index} theo Kế hoạch số ${index}/KH-UBND ngày 1/2/2021 của UBND tỉnh; chủ trì: Sở Nội vụ; phấn đấu 60% người dân tham gia, hoàn thành trước ngày 30/9/2022.`;
    lines.push(line);
    length += line.length + 1;
  }
  return new TextEncoder().encode(head + lines.join('\n'));
}

const ending = (...suffixes: string[]) =>
  fixtures.filter(({ name }) => suffixes.some((suffix) => name.endsWith(suffix)));
await throughput('text', ending('.txt'));
await throughput('HTML', ending('.html'));
await throughput('DOCX', ending('.docx'));
await throughput('PDF', ending('.pdf'));

console.log('\npages   characters    tasks       ms   ms/page');
await readDocument(planOfPages(20), { reference });
for (const pages of [1, 2, 5, 10, 20, 50, 100]) {
  const bytes = planOfPages(pages);
  const times: number[] = [];
  let tasks = 0;
  for (let round = 0; round < 5; round++) {
    const started = performance.now();
    tasks = (await readDocument(bytes, { reference })).tasks.length;
    times.push(performance.now() - started);
  }
  const median = times.sort((a, b) => a - b)[2] ?? 0;
  const cells = [pages, new TextDecoder().decode(bytes).length, tasks, median.toFixed(1), (median / pages).toFixed(2)];
  console.log(cells.map((cell, index) => String(cell).padStart([5, 12, 8, 8, 9][index] ?? 8)).join(' '));
}
