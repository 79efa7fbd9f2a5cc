import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlanBundle } from '../../src/reader/index.ts';
import { readText } from '../reader/support/fixtures.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { importInto } from './support/importing.ts';
import { planPage } from './support/pages.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp('seeded');
});
afterAll(async () => {
  await app?.http.close();
  await app?.database.close();
});

/** A page that cites four acts: at its head, under a purpose, in a task and at a place that no outline has. */
async function citing(number: string): Promise<PlanBundle> {
  const facts = { number, province: 'Hà Nam', issued: 'ngày 5 tháng 3 năm 2022', year: 2022 };
  const bundle = await readText(planPage({ ...facts, cites: 'Thực hiện Kế hoạch số 55/KH-UBND của Ủy ban;' }));
  const [first] = bundle.citations;
  const [task] = bundle.tasks.filter(({ kind }) => kind === 'TASK');
  if (!first || !task) throw new Error('the page tells too little');
  const at = (counter: number, locator: string | null) => ({
    ...first,
    number: `${counter}/KH-UBND`,
    numberAsPrinted: `${counter}/KH-UBND`,
    locator,
  });
  return { ...bundle, citations: [at(61, null), at(62, 'I.1'), at(63, task.locator), at(64, 'P99-9')] };
}

async function citationsOf(work: string | null) {
  const { data, errors } = await app.query(`{ document(id: "document:${work}") {
    citations { numberAsPrinted locator } plan { tasks { nodes { locator citations { numberAsPrinted } } } } } }`);
  expect(errors).toBeUndefined();
  const numbers = (list: { numberAsPrinted: string }[]) =>
    list.map((entry) => Number.parseInt(entry.numberAsPrinted, 10));
  return {
    document: numbers(data.document.citations),
    tasks: (data.document.plan?.tasks.nodes ?? []).flatMap((task: { citations: { numberAsPrinted: string }[] }) =>
      numbers(task.citations),
    ),
  };
}

describe('a citation of a page', () => {
  it('is kept wherever it stands: with its task, else with the document', async () => {
    const { work, stored } = await importInto(app.database, await citing('501/KH-UBND'));
    const { document, tasks } = await citationsOf(work);
    expect(tasks).toEqual([63]);
    // What the tasks cite counts as the document's too.
    expect(document.sort()).toEqual([61, 62, 63, 64]);
    expect(stored?.citations).toBe(4);
  });

  it('is the document’s where no plan is published that could hold its task', async () => {
    const bundle = await citing('502/KH-UBND');
    const untold = { ...bundle, plan: bundle.plan && { ...bundle.plan, role: null, period: null, year: null } };
    const { work, stored } = await importInto(app.database, untold);
    expect(stored?.plan).toBe(false);
    expect(await citationsOf(work)).toEqual({ document: [61, 62, 63, 64], tasks: [] });
  });

  it('is given once where a damaged page prints two tasks at one place', async () => {
    const bundle = await citing('503/KH-UBND');
    const [task] = bundle.tasks.filter(({ kind }) => kind === 'TASK');
    if (!task) throw new Error('the page tells no task');
    const { work } = await importInto(app.database, { ...bundle, tasks: [...bundle.tasks, { ...task }] });
    expect((await citationsOf(work)).tasks).toEqual([63]);
  });
});
