import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';

const OPERATIONS_FOLDER = fileURLToPath(new URL('../../schema/operations', import.meta.url));

const headSchema = z.strictObject({
  group: z.enum(['ministry', 'researcher', 'portal']),
  vi: z.string().min(1),
  en: z.string().min(1),
  /** Place in its group's menu; the flagship is 0. */
  position: z.number().int(),
  /** The most SQL statements that it may run. */
  statements: z.number().int().positive(),
  variables: z.record(z.string(), z.unknown()).default({}),
});

/** A shipped operation: a real question of one of the three groups of users. */
export interface ShippedOperation {
  name: string;
  group: 'ministry' | 'researcher' | 'portal';
  titleVi: string;
  titleEn: string;
  position: number;
  statements: number;
  document: string;
  variables: Record<string, unknown>;
}

/** Reads the shipped operations, the flagship first. The head of each file is YAML in comments. */
export async function readOperations(folder = OPERATIONS_FOLDER): Promise<ShippedOperation[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.graphql')).sort();
  const operations = await Promise.all(
    names.map(async (file) => readOperation(file, await readFile(join(folder, file), 'utf8'))),
  );
  return operations.sort((a, b) => a.position - b.position || (a.name < b.name ? -1 : 1));
}

function readOperation(file: string, text: string): ShippedOperation {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  const head = headSchema.parse(
    parseYaml(
      lines
        .slice(0, end)
        .map((line) => line.replace(/^# ?/, ''))
        .join('\n'),
    ),
  );
  return {
    name: file.replace(/\.graphql$/, ''),
    group: head.group,
    titleVi: head.vi,
    titleEn: head.en,
    position: head.position,
    statements: head.statements,
    variables: head.variables,
    document: `${lines.slice(end).join('\n').trim()}\n`,
  };
}
