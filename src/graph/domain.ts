import type { NonEmptyArray } from 'type-graphql';
import type { RecordType } from '../records/record.ts';
import type { RequestContext } from './context.ts';

type ResolverClass = NonEmptyArray<(new (...args: never[]) => object) | ((...args: never[]) => object)>[number];

/** What an entity's folder offers to the whole. */
export interface Domain {
  /** The folder's name. */
  name: string;
  /** The kinds of records it publishes. */
  records: readonly RecordType[];
  resolvers: readonly ResolverClass[];
  /** How `node` fetches the types of the domain, by id prefix. */
  nodes: Readonly<Record<string, (ctx: RequestContext, id: string) => Promise<{ id: string } | null>>>;
}
