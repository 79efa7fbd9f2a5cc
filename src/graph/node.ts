import { AppError } from '../base/errors.ts';
import type { RequestContext } from './context.ts';

type LoadNode = (ctx: RequestContext, id: string) => Promise<{ id: string } | null>;

const LOADERS = new Map<string, LoadNode>();

/** Says how ids with this prefix are fetched. */
export function registerNodeLoader(prefix: string, load: LoadNode): void {
  LOADERS.set(prefix, load);
}

/** Checks that an id is one of a type; whether there is such a thing is another question. Throws: BAD_ID. */
export function checkIdOf(prefix: string, id: string): void {
  if (id.startsWith(`${prefix}:`)) return;
  throw new AppError(
    'BAD_ID',
    `"${id.slice(0, 80)}" is not the id of a ${prefix}. Those begin with "${prefix}:"; { node(id: …) } takes the others.`,
  );
}

/** Fetches anything by its id; null when there is none. Throws: BAD_ID for what no type's id looks like. */
export async function loadNode(ctx: RequestContext, id: string): Promise<{ id: string } | null> {
  const load = LOADERS.get(id.slice(0, Math.max(0, id.indexOf(':'))));
  if (!load) {
    const known = [...LOADERS.keys()].map((prefix) => `"${prefix}:…"`).join(', ');
    throw new AppError('BAD_ID', `"${id.slice(0, 80)}" is not an id of this dataset. Ids begin with ${known}.`);
  }
  return load(ctx, id);
}

const ENTITY_TYPES = new Set<string>();

/** Says that records of this type are published. */
export function registerEntityType(type: string): void {
  ENTITY_TYPES.add(type);
}

/** Lists the types of all published records, sorted. */
export function entityTypes(): string[] {
  return [...ENTITY_TYPES].sort();
}

/** Says whether `node` can fetch what has this id. */
export function isNodeId(id: string): boolean {
  return LOADERS.has(id.slice(0, Math.max(0, id.indexOf(':'))));
}
