import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/connection.ts';
import { RECORD_TYPES } from '../../src/domains.ts';
import { applySeeds, SEEDS_FOLDER } from '../../src/seeds/apply-seeds.ts';
import { readSeeds } from '../../src/seeds/read-seeds.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { HAS_DOCUMENTS, readRealDocuments } from './support/documents.ts';
import { importInto, NOW, publishedContents } from './support/importing.ts';

async function importDocuments(database: Database, acceptedBy?: string) {
  const results = [];
  for (const bundle of await readRealDocuments())
    results.push(await importInto(database, bundle, acceptedBy ? { acceptedBy } : {}));
  return results;
}

const compared = (year: number) => `{
  comparePlans(provinces: ["ninh-thuan", "dong-nai", "quang-ngai"], year: ${year}, basis: AS_ISSUED) {
    columns { province { slug } state alignment plans { number } }
    coverage { expected found reviewed missing { state } }
    rows { key cells { province { slug } state taskCount secondaryTaskCount otherActors { taskCount } } }
  }
}`;

interface Cell {
  province: { slug: string };
  state: string;
  taskCount: number;
  secondaryTaskCount: number;
  otherActors: { taskCount: number }[];
}

/** Writes each cell as state, own tasks, secondary tasks and tasks of others, by row and province. */
function cellsOf(rows: { key: string; cells: Cell[] }[]): Map<string, string> {
  return new Map(
    rows.flatMap(({ key, cells }) =>
      cells.map((cell) => {
        const others = cell.otherActors.reduce((sum, other) => sum + other.taskCount, 0);
        const counts = `${cell.taskCount} own, ${cell.secondaryTaskCount} secondary, ${others} of others`;
        return [`${key} ${cell.province.slug}`, `${cell.state}: ${counts}`] as const;
      }),
    ),
  );
}

/** The cells of the three plans that the five documents are of: that of Quảng Ngãi is for 2025. */
async function cellsOfFive(app: TestApp): Promise<Map<string, string>> {
  const of = async (year: number) => cellsOf((await app.query(compared(year))).data.comparePlans.rows);
  const ofQuangNgai = ([key]: [string, string]) => key.endsWith(' quang-ngai');
  const [in2024, in2025] = [[...(await of(2024))], [...(await of(2025))]];
  return new Map(in2024.map((cell) => (ofQuangNgai(cell) ? (in2025.find(([key]) => key === cell[0]) ?? cell) : cell)));
}

// The real documents are other people's texts: they lie beside the checkout and are not part of it.
describe.runIf(HAS_DOCUMENTS)('the real documents', () => {
  let curated: TestApp;
  let bare: TestApp;
  let seeded: Map<string, Record<string, unknown>>;

  beforeAll(async () => {
    curated = await createTestApp('seeded');
    seeded = await publishedContents(curated.database);
    await importDocuments(curated.database);
    bare = await createTestApp('migrated');
    await applySeeds(bare.database, RECORD_TYPES, await readSeeds(SEEDS_FOLDER, 'reference'), NOW);
    await importDocuments(bare.database, 'Nguyễn Thị Soát');
  });
  afterAll(async () => {
    for (const app of [curated, bare]) {
      await app?.http.close();
      await app?.database.close();
    }
  });

  it('overwrite nothing that is curated: only evidence of tasks and captures of pages are added', async () => {
    const now = await publishedContents(curated.database);
    const differing = [...seeded].flatMap(([id, before]) => {
      const after = now.get(id) ?? {};
      return [...new Set([...Object.keys(before), ...Object.keys(after)])]
        .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
        .map((field) => `${id.split(':')[0]} ${field}`);
    });
    expect([...new Set(differing)].sort()).toEqual(['source-page text', 'task evidence']);
    expect(differing.filter((entry) => entry === 'source-page text')).toHaveLength(5);
    expect(differing.filter((entry) => entry === 'task evidence').length).toBeGreaterThanOrEqual(40);
    expect([...now.keys()].filter((id) => !seeded.has(id) && !id.startsWith('organisation:'))).toEqual([]);
  });

  it('give each quoted task its place in the text of the page', async () => {
    const { data } = await curated.query(`{
      plan(number: "93/KH-UBND", province: "quang-ngai") {
        reviewState
        tasks(first: 100) { nodes { locator reviewState evidence { quote start end source { text sha256 } } } }
      }
    }`);
    const { nodes } = data.plan.tasks;
    expect(data.plan.reviewState).toBe('REVIEWED');
    expect(nodes.length).toBe(13);
    for (const { evidence } of nodes) {
      expect(evidence.source.text.slice(evidence.start, evidence.end)).toBe(evidence.quote);
      expect(evidence.source.sha256).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it('give no new version when they are imported again', async () => {
    for (const app of [curated, bare]) {
      const again = await importDocuments(app.database);
      expect(again.map((result) => result.unchanged)).toEqual([true, true, true, true, true]);
      expect(new Set(again.map((result) => result.version)).size).toBe(1);
    }
  });

  it('give the same coverage as the seeds in a database that holds only reference data, and the same columns where they are of the same plan', async () => {
    const [known, read] = [await curated.query(compared(2024)), await bare.query(compared(2024))];
    expect(read.data.comparePlans.coverage).toEqual(known.data.comparePlans.coverage);
    const columnsOf = (answer: typeof known) =>
      answer.data.comparePlans.columns.map((column: { alignment: string; plans: { number: string }[] }) => [
        column.plans[0]?.number,
        column.alignment,
      ]);
    expect(columnsOf(read)).toEqual([
      ['827/KH-UBND', 'EXACT'],
      ['9478/UBND-KGVX', 'EXACT'],
      ['93/KH-UBND', 'LATER'],
    ]);
    // The seeds know the plan of Quảng Ngãi for 2024 from a page that is not among the five.
    expect(columnsOf(known)).toEqual([
      ['827/KH-UBND', 'EXACT'],
      ['9478/UBND-KGVX', 'EXACT'],
      ['72/KH-UBND', 'EXACT'],
    ]);
  });

  it('name the Statistics Office as the one whose days and duties its page states', async () => {
    const { data } = await bare.query(
      '{ plan(number: "827") { observances { actor { name } } reporting { actor { name } } models { actor { name } } } }',
    );
    const stated = [...data.plan.observances, ...data.plan.reporting, ...data.plan.models];
    expect(stated.length).toBeGreaterThan(3);
    for (const { actor } of stated) expect(actor?.name).toMatch(/thống kê/i);
    const other = await bare.query('{ plan(number: "9478") { observances { actor { name } } } }');
    expect(other.data.plan.observances.length).toBeGreaterThan(0);
    expect(other.data.plan.observances.every((each: { actor: object | null }) => each.actor === null)).toBe(true);
  });

  it('count the same own tasks in all 48 cells; what differs is which areas a task serves besides, and one task of another actor', async () => {
    const known = await cellsOfFive(curated);
    const read = await cellsOfFive(bare);
    expect(known.size).toBe(48);
    const own = (cells: Map<string, string>) => [...cells].map(([key, cell]) => [key, /\d+ own/.exec(cell)?.[0]]);
    expect(own(read)).toEqual(own(known));
    const differing = [...known].flatMap(([key, cell]) =>
      read.get(key) === cell ? [] : [`${key}: ${cell} → ${read.get(key)}`],
    );
    // A person names further areas from the sense of a task; the reading names one only where a cue stands in its
    // words. Three rows of Quảng Ngãi are PRESENT through such a secondary area alone.
    expect(differing).toMatchInlineSnapshot(`
      [
        "T01 quang-ngai: PRESENT: 1 own, 1 secondary, 0 of others → PRESENT: 1 own, 0 secondary, 0 of others",
        "T02 ninh-thuan: SOURCE_PARTIAL: 0 own, 0 secondary, 0 of others → SOURCE_PARTIAL: 0 own, 0 secondary, 1 of others",
        "T04 quang-ngai: PRESENT: 0 own, 1 secondary, 0 of others → SOURCE_PARTIAL: 0 own, 0 secondary, 0 of others",
        "T06 dong-nai: PRESENT: 2 own, 1 secondary, 0 of others → PRESENT: 2 own, 2 secondary, 0 of others",
        "T06 quang-ngai: PRESENT: 2 own, 2 secondary, 0 of others → PRESENT: 2 own, 1 secondary, 0 of others",
        "T07 dong-nai: PRESENT: 1 own, 1 secondary, 0 of others → PRESENT: 1 own, 2 secondary, 0 of others",
        "T10 quang-ngai: PRESENT: 0 own, 1 secondary, 0 of others → SOURCE_PARTIAL: 0 own, 0 secondary, 0 of others",
        "T11 quang-ngai: PRESENT: 0 own, 2 secondary, 0 of others → SOURCE_PARTIAL: 0 own, 0 secondary, 0 of others",
        "T12 dong-nai: PRESENT: 1 own, 1 secondary, 0 of others → PRESENT: 1 own, 0 secondary, 0 of others",
        "T15 ninh-thuan: SOURCE_PARTIAL: 0 own, 0 secondary, 1 of others → SOURCE_PARTIAL: 0 own, 0 secondary, 0 of others",
      ]
    `);
  });

  it('make no plan of a document that is only cited: a citation tells neither its period nor what it holds', async () => {
    const ask = (app: TestApp) =>
      app.query(`{
        plans(filter: { provinces: ["quang-ngai", "dong-nai"] }) { nodes { number } }
        plan(number: "9478/UBND-KGVX", province: "dong-nai") {
          parents { plan { number } }
          citations { numberAsPrinted document { id } }
        }
      }`);
    const numbers = (answer: Awaited<ReturnType<typeof ask>>) =>
      answer.data.plans.nodes.map((node: { number: string | null }) => node.number);
    const [known, read] = [await ask(curated), await ask(bare)];
    expect(numbers(known)).toEqual(expect.arrayContaining(['254/QĐ-UBND', '13346/KH-UBND']));
    expect(numbers(read).sort()).toEqual(['93/KH-UBND', '9478/UBND-KGVX'].sort());
    // The citation is kept as printed and waits; it becomes the parent when somebody imports that plan.
    expect(read.data.plan.parents).toEqual([]);
    const waiting = read.data.plan.citations.filter((citation: { document: unknown }) => citation.document === null);
    expect(waiting.map((citation: { numberAsPrinted: string }) => citation.numberAsPrinted).join(' ')).toContain(
      '13346',
    );
  });
});
