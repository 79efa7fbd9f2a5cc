import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { preset } from '@graphql-codegen/client-preset';
import { codegen } from '@graphql-codegen/core';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery, parse, printSchema } from 'graphql';
import { request } from 'graphql-request';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOperations } from '../../src/operations/operations.ts';
import { openServer } from './running-server.ts';

const { url } = openServer();
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
let folder: string;

/** Generates typed documents for all shipped operations, from the schema that the running server tells. */
beforeAll(async () => {
  // Inside the project, so that the generated files find the types that they import.
  await mkdir(join(ROOT, 'dist'), { recursive: true });
  folder = await mkdtemp(join(ROOT, 'dist', 'code-generator-'));
  const introspection = await request<IntrospectionQuery>(url(), getIntrospectionQuery());
  const schema = parse(printSchema(buildClientSchema(introspection)));
  const documents = (await readOperations()).map((one) => ({
    document: one.ast,
    location: `${one.name}.graphql`,
    rawSDL: one.document,
  }));
  const scalars = { Date: 'string', DateTime: 'string', Decimal: 'string' };
  const sections = await preset.buildGeneratesSection({
    baseOutputDir: `${folder}/`,
    schema,
    documents,
    config: { scalars, useTypeImports: true },
    presetConfig: { fragmentMasking: false },
    plugins: [],
    pluginMap: {},
  } as unknown as Parameters<typeof preset.buildGeneratesSection>[0]);
  for (const section of sections) {
    await writeFile(section.filename, await codegen(section as unknown as Parameters<typeof codegen>[0]));
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const CONSUMER = `
import { PlanChainDocument, type PlanChainQuery } from './graphql';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';

type ResultOf<T> = T extends TypedDocumentNode<infer R, infer _V> ? R : never;
const answer: ResultOf<typeof PlanChainDocument> = null as unknown as PlanChainQuery;
export const number: string | null | undefined = answer.plan?.parents[0]?.plan.number;
`;

const COMPILE = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'esnext'];

async function compile(text: string): Promise<string> {
  const file = join(folder, 'consumer.ts');
  await writeFile(file, text);
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const words = [tsc, ...COMPILE, '--moduleResolution', 'bundler', '--ignoreConfig', file];
  const run = await promisify(execFile)(process.execPath, words, { cwd: folder }).catch(
    (failed: { stdout: string }) => failed,
  );
  return run.stdout;
}

describe('the code generator with the client preset', () => {
  it('makes types for every shipped operation that compile in a strict program', async () => {
    expect(await compile(CONSUMER)).toBe('');
  });

  it('makes types that refuse a wrong use', async () => {
    const wrong = CONSUMER.replace('number: string | null', 'number: boolean | null');
    expect(await compile(wrong)).toContain("is not assignable to type 'boolean");
  });

  it('makes documents that the running server answers', async () => {
    const generated = await import(pathToFileURL(join(folder, 'graphql.ts')).href);
    const { plan } = await request<{ plan: { number: string } }>(url(), generated.PlanChainDocument);
    expect(plan.number).toBe('9478/UBND-KGVX');
  });
});
