import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import { RECORD_TYPES } from '../../src/domains.ts';
import { checkSeedReferences, SEEDS_FOLDER } from '../../src/seeds/apply-seeds.ts';
import { readSeeds } from '../../src/seeds/read-seeds.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kehoach-seeds-'));
  await cp(SEEDS_FOLDER, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), text);
}

async function edit(name: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(join(folder, name), 'utf8');
  const edited = text.replace(from, to);
  expect(edited, `${name} has no ${from}`).not.toBe(text);
  await writeFile(join(folder, name), edited);
}

/** Reads the folder as a start does, and gives the error's message. */
async function complaint(): Promise<string> {
  try {
    checkSeedReferences(await readSeeds(folder), RECORD_TYPES);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.code).toBe('BAD_SEED');
    expect(error.message).toContain('Remedy: ');
    expect(error.message.endsWith('Nothing was loaded.')).toBe(true);
    expect(error.message, 'one line').not.toContain('\n');
    return error.message;
  }
  throw new Error('the seeds were accepted');
}

const PLAN = 'plans/ninh-thuan/827-2024.yaml';

describe('a seed folder', () => {
  it('is read to the same hash wherever it lies, whatever else lies in it', async () => {
    const original = await readSeeds(SEEDS_FOLDER);
    await write('notes.txt', 'not a seed');
    const copy = await readSeeds(folder);
    expect(copy.contentHash).toBe(original.contentHash);
    expect(copy.records.length).toBe(original.records.length);
  });

  it('has another hash when a fact changes, and the same when only a comment does', async () => {
    const { contentHash } = await readSeeds(folder);
    await edit(PLAN, /^/, '# a remark\n');
    expect((await readSeeds(folder)).contentHash).toBe(contentHash);
    await edit(PLAN, '2024-02-26', '2024-02-27');
    expect((await readSeeds(folder)).contentHash).not.toBe(contentHash);
  });

  it('takes a new plan from a file of its own', async () => {
    await write(
      'plans/kon-tum/made-up.yaml',
      `documents:
  - { key: kon-tum-1-2030, type: KH, number: 1/KH-UBND, issuedOn: 2030-01-02, province: kon-tum }
plans:
  - key: kon-tum-1-2030
    document: kon-tum-1-2030
    role: ANNUAL
    level: PROVINCE
    province: kon-tum
    tasks: [{ locator: "1", title: Việc, tasks: [{ locator: "1.a", title: Việc nhỏ, actionArea: T01 }] }]
`,
    );
    const release = await readSeeds(folder);
    checkSeedReferences(release, RECORD_TYPES);
    expect(release.records.map((record) => record.id)).toEqual(
      expect.arrayContaining(['plan:kon-tum-1-2030', 'task:kon-tum-1-2030/1', 'task:kon-tum-1-2030/1.a']),
    );
  });
});

describe('an error in a seed file names file, place and remedy:', () => {
  it('YAML that cannot be read', async () => {
    await write('plans/broken.yaml', 'plans:\n  - key: [\n');
    expect(await complaint()).toMatch(
      /^Seed plans\/broken\.yaml: line 3, column 1: .*Remedy: correct the YAML at that place\./,
    );
  });

  it('a key that stands twice', async () => {
    await write('plans/broken.yaml', 'plans: []\nplans: []\n');
    expect(await complaint()).toMatch(/^Seed plans\/broken\.yaml: line 2, column 1: .*unique/);
  });

  it('an unknown list, with the one that was meant', async () => {
    await write('plans/broken.yaml', 'plan: []\n');
    expect(await complaint()).toMatch(/^Seed plans\/broken\.yaml: .*"plan".* Remedy: did you mean "plans"\?/);
  });

  it('an unknown field', async () => {
    await edit(PLAN, 'role: ANNUAL', 'role: ANNUAL\n    rolle: ANNUAL');
    expect(await complaint()).toMatch(
      /^Seed plans\/ninh-thuan\/827-2024\.yaml: at plans\[0\]: .*"rolle".*see seeds\/README\.md/,
    );
  });

  it('a value that is not one of the list', async () => {
    await edit(PLAN, 'role: ANNUAL', 'role: YEARLY');
    expect(await complaint()).toMatch(
      /^Seed plans\/ninh-thuan\/827-2024\.yaml: at plans\[0\]\.role: .*ANNUAL.*Remedy: correct the value/,
    );
  });

  it('a day that does not exist', async () => {
    await edit(PLAN, '2024-02-26', '2024-02-31');
    expect(await complaint()).toMatch(/827-2024\.yaml: at documents\[\d\]\.issuedOn: .*date/);
  });

  it('a field that is missing', async () => {
    await edit(PLAN, /\n {4}role: ANNUAL/, '');
    expect(await complaint()).toContain('plans/ninh-thuan/827-2024.yaml: at plans[0].role: ');
  });

  it('a year outside the period', async () => {
    await edit(PLAN, 'year: 2024', 'year: 2023');
    expect(await complaint()).toContain('a plan has a year only when its period lies in that year');
  });

  it('an id that stands in two files', async () => {
    await cp(join(folder, PLAN), join(folder, 'plans/ninh-thuan/again.yaml'));
    expect(await complaint()).toMatch(
      /^Seed plans\/ninh-thuan\/again\.yaml: \w+\[0\]: ".*" stands already in plans\/ninh-thuan\/827-2024\.yaml/,
    );
  });

  it('a record that names one that does not exist, with the nearest', async () => {
    await edit(PLAN, 'plan: ninh-thuan-1542-2021', 'plan: ninh-thuan-1542-2012');
    expect(await complaint()).toBe(
      'Seed plans/ninh-thuan/827-2024.yaml: plans[0] at parents[0].plan: there is no plan "ninh-thuan-1542-2012". Remedy: did you mean "ninh-thuan-1542-2021"? Nothing was loaded.',
    );
  });

  it('a line of the table of provinces', async () => {
    await edit('reference/provinces.csv', /,CITY,/, ',VILLAGE,');
    expect(await complaint()).toMatch(/^Seed reference\/provinces\.csv: line 2: .*kind/);
  });

  it('a table of provinces with a cell too many', async () => {
    await edit('reference/provinces.csv', /\n([^\n]+)\n/, '\n$1,more\n');
    expect(await complaint()).toMatch(/^Seed reference\/provinces\.csv: .*line 2.* Remedy: correct that line\./);
  });

  it('a folder without seeds', async () => {
    await rm(folder, { recursive: true });
    await mkdir(folder);
    expect(await complaint()).toContain('Remedy: restore the project’s `seeds` folder');
  });
});
