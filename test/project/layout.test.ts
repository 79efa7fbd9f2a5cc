import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { is } from 'drizzle-orm';
import { getTableConfig, isPgEnum, PgTable } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import { DOMAINS } from '../../src/domains.ts';
import { filesOf, PROJECT } from '../support/files.ts';
import { namesInSql, sqlTextsOf } from '../support/sql-texts.ts';

/** From the first to the last: a file imports from its own layer and from layers before it, never from later ones. */
const LAYERS = [
  'base',
  // Reading a document needs no database and no entity.
  'reader',
  'database',
  'records',
  'graph',
  // A harvest of another instance reads its log as a mirror does.
  ...DOMAINS.flatMap(({ name }) => (name === 'harvest' ? ['mirror', name] : [name])),
  ...['seeds', 'operations', 'export', 'config', 'web', 'domains', 'federation', 'schema', 'app', 'cli'],
];

/** The layer of a path below `src`: its folder, or the file's own name at the top. */
function layerOf(path: string): string {
  const [first = ''] = path.replace(/^src\//, '').split('/');
  return first.replace(/\.\w+$/, '');
}

/** Tables and types of the database by the layer whose file declares them. */
async function layersOfNames(): Promise<Map<string, string>> {
  const modules = {
    ...import.meta.glob<Record<string, unknown>>('../../src/**/*.table.ts'),
    ...import.meta.glob<Record<string, unknown>>('../../src/database/columns.ts'),
  };
  const names = new Map<string, string>();
  for (const [path, load] of Object.entries(modules)) {
    for (const value of Object.values(await load())) {
      if (is(value, PgTable)) names.set(getTableConfig(value).name, layerOf(path.replace('../../', '')));
      if (isPgEnum(value)) names.set(value.enumName, layerOf(path.replace('../../', '')));
    }
  }
  return names;
}

function isDomain(value: unknown): value is { name: string } {
  return ['name', 'records', 'resolvers', 'nodes'].every((key) => Object.hasOwn(Object(value), key));
}

describe('the layout', () => {
  it('lists in domains.ts exactly the folders that offer a domain', async () => {
    const modules = Object.entries(import.meta.glob<Record<string, unknown>>('../../src/*/index.ts'));
    const folders = await Promise.all(
      modules.map(async ([path, load]) =>
        Object.values(await load()).some(isDomain) ? (path.split('/').at(-2) ?? '') : [],
      ),
    );
    expect(folders.flat().length).toBeGreaterThan(8);
    expect(folders.flat().sort()).toEqual(DOMAINS.map((domain) => domain.name).sort());
  });

  it('lets imports run in one direction only', async () => {
    const files = await filesOf('src', /\.tsx?$/);
    const wrong: string[] = [];
    let imports = 0;
    for (const file of files) {
      const layer = layerOf(file);
      if (!LAYERS.includes(layer)) wrong.push(`${file}: its layer "${layer}" is not in the list of this test`);
      for (const match of (await readFile(PROJECT + file, 'utf8')).matchAll(/(?:from|import)\s*\(?'(\.[^']+)'/g)) {
        const target = layerOf(posix.join(posix.dirname(file), match[1] ?? ''));
        imports += 1;
        if (LAYERS.indexOf(target) > LAYERS.indexOf(layer)) wrong.push(`${file} imports ${match[1]}`);
      }
    }
    expect(imports).toBeGreaterThan(300);
    expect(wrong).toEqual([]);
  });

  it('is told room by room in the page of the architecture, in the same order', async () => {
    const page = await readFile(`${PROJECT}docs/architecture.md`, 'utf8');
    const cells = [...(page.split('## The rooms and their direction')[1] ?? '').matchAll(/^\| (`.*?) \|/gm)];
    const told = cells.flatMap(([, cell = '']) => {
      const [first = '', ...others] = [...cell.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name);
      const range = LAYERS.slice(LAYERS.indexOf(first), LAYERS.indexOf(others[0] ?? first) + 1);
      return cell.includes('…') ? range : [first, ...others];
    });
    const folders = new Set((await filesOf('src')).flatMap((path) => path.split('/').slice(1, -1).slice(0, 1)));
    expect(told).toEqual([...LAYERS.filter((layer) => folders.has(layer)), 'build']);
    expect([...folders].sort()).toEqual([...told].sort());
  });

  it('lets SQL text name no table and no type of a later layer', async () => {
    const owners = await layersOfNames();
    expect(owners.size).toBeGreaterThan(50);
    expect([owners.get('plans'), owners.get('change_kind')]).toEqual(['plans', 'records']);
    const wrong: string[] = [];
    let named = 0;
    for (const file of await filesOf('src', /\.tsx?$/)) {
      const floor = LAYERS.indexOf(layerOf(file));
      for (const { line, text } of sqlTextsOf(file, await readFile(PROJECT + file, 'utf8'))) {
        for (const [name, layer] of owners) {
          if (!namesInSql(text, name)) continue;
          named += 1;
          if (LAYERS.indexOf(layer) > floor) wrong.push(`${file}:${line} names ${name} of ${layer}`);
        }
      }
    }
    expect(named).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
  });

  it('sees SQL wherever it is written', () => {
    const source = [
      'const a = sql`select 1 from @{x} join plans p on p.id = @{sql`@{y}.plans`}`;'.replaceAll('@', '$'),
      "const b = sql.raw('tasks');",
      "const c = db.execute('insert into targets values (1)');",
      "const d = 'Ask `changes` from time to time.';",
      'const e = sql`select \'surveys\', record.imports, "conflicts".id`;',
    ].join('\n');
    const names = ['plans', 'tasks', 'targets', 'changes', 'surveys', 'imports', 'conflicts'];
    const seen = sqlTextsOf('a.ts', source).flatMap(({ line, text }) =>
      names.filter((name) => namesInSql(text, name)).map((name) => `${line} ${name}`),
    );
    expect(seen).toEqual(['1 plans', '2 tasks', '3 targets', '5 conflicts']);
  });

  it('reads the environment in the command line only', async () => {
    const files = await filesOf('src', /\.(?:tsx?|mjs)$/);
    const layers = new Set<string>();
    for (const file of files) {
      if (/(?<!')process\.env[.[)]/.test(await readFile(PROJECT + file, 'utf8'))) layers.add(layerOf(file));
    }
    expect([...layers].sort()).toEqual(['cli']);
  });

  it('keeps every file under 300 lines', async () => {
    const files = [...(await filesOf('src')), ...(await filesOf('test', /\.tsx?$/))];
    expect(files.length).toBeGreaterThan(100);
    const long = [];
    for (const file of files) {
      const lines = (await readFile(PROJECT + file, 'utf8')).split('\n').length;
      if (lines > 301) long.push(`${file}: ${lines}`);
    }
    expect(long).toEqual([]);
  });

  it('names no folder of the machine on which a file was written', async () => {
    const folders = ['src', 'test', 'schema', 'seeds', 'drizzle', '.ci'];
    const files = [...(await Promise.all(folders.map((folder) => filesOf(folder)))).flat(), 'package.json'];
    const paths = new RegExp(`(?<![\\w.}])/(?:${['work', 'home', 'root', 'Users'].join('|')})/`);
    const wrong = [];
    for (const file of files) if (paths.test(await readFile(PROJECT + file, 'utf8'))) wrong.push(file);
    expect(files.length).toBeGreaterThan(150);
    expect(wrong).toEqual([]);
  });
});

describe('the lock file', () => {
  it('carries hashes and no addresses, so that any registry can serve it', async () => {
    const lock = JSON.parse(await readFile(`${PROJECT}package-lock.json`, 'utf8'));
    const packages = Object.entries<Record<string, unknown>>(lock.packages).filter(([path]) => path !== '');
    expect(packages.length).toBeGreaterThan(200);
    expect(packages.filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
    expect(packages.filter(([, entry]) => typeof entry.integrity !== 'string' && !entry.inBundle)).toEqual([]);
    const addresses = packages
      .map(([, { funding: _, ...entry }]) => JSON.stringify(entry))
      .filter((entry) => /https?:/.test(entry));
    expect(addresses).toEqual([]);
  });

  it('agrees with package.json', async () => {
    const { packages } = JSON.parse(await readFile(`${PROJECT}package-lock.json`, 'utf8'));
    const { dependencies, devDependencies } = JSON.parse(await readFile(`${PROJECT}package.json`, 'utf8'));
    expect(packages[''].dependencies).toEqual(dependencies);
    expect(packages[''].devDependencies).toEqual(devDependencies);
  });
});
