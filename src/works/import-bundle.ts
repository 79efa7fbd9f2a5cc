import { AppError } from '../base/errors.ts';
import type { Database, Db } from '../database/connection.ts';
import { type PublicationResult, publish } from '../records/publish.ts';
import type { RecordType } from '../records/record.ts';
import { recordConflicts } from './conflicts.ts';
import type { KeptBundle } from './identity.ts';
import { type Known, readKnown } from './known.ts';
import { joinCompositions, NOTHING } from './settle.ts';
import { type ImportOptions, type Outcome, takeIn } from './take-in.ts';

export interface ImportResult extends PublicationResult, Outcome {
  sha256: string;
  /** True when nothing changed: these bytes had been imported. */
  unchanged: boolean;
}

/**
 * Publishes what was read of one page, in one transaction: the capture and its bundle are kept, the facts become
 * records marked MACHINE, citations that waited for this document resolve. Nothing curated or reviewed is overwritten.
 *
 * Throws: REJECTED_IMPORT when a person rejected these bytes; UNKNOWN_REFERENCE; BAD_BUNDLE.
 */
export async function importBundle(
  database: Database,
  types: readonly RecordType[],
  given: KeptBundle,
  options: ImportOptions,
): Promise<ImportResult> {
  let outcome: Outcome | null = null;
  const result = await publish(database, types, {
    origin: 'IMPORT',
    reason: reasonOf(given),
    now: options.now,
    compose: async (tx, byType) => {
      const taken = await takeIn(tx, byType, await readKnown(tx), given, options);
      outcome = taken.outcome;
      await recordConflicts(tx, taken.composition);
      return taken.composition;
    },
  });
  if (outcome === null) throw new Error('the publication composed nothing');
  const unchanged = result.added.length + result.changed.length + result.withdrawn.length === 0;
  return { ...result, ...(outcome as Outcome), sha256: given.source.sha256, unchanged };
}

/** What became of one page of several: what an import says of it, or why it was left out. */
export type ImportedPage = Pick<ImportResult, 'page' | 'sha256' | 'unchanged'> | { refusal: AppError };

/**
 * Publishes what was read of several pages as one version. Each of them is taken whole or not at all: one that is
 * refused is left out and the others stand. Where they cannot stand together they are published one by one, so that
 * the one that is at fault is found.
 *
 * Returns: what became of each, in their order. Throws what is no fault of a page.
 */
export async function importBundles(
  database: Database,
  types: readonly RecordType[],
  given: readonly KeptBundle[],
  options: { now: Date; reason: string },
): Promise<ImportedPage[]> {
  const [only, ...others] = given;
  if (only === undefined) return [];
  if (others.length === 0) return [await importAlone(database, types, only, options)];
  const pages: (Refused | { page: string; sha256: string; touched: string[] })[] = [];
  try {
    const result = await publish(database, types, {
      origin: 'IMPORT',
      reason: options.reason,
      now: options.now,
      compose: async (tx, byType) => {
        const known = await readKnown(tx);
        let composition = NOTHING;
        for (const bundle of given) {
          const taken = await takeInWhole(tx, byType, known, bundle, options);
          if ('refusal' in taken) {
            pages.push(taken);
            continue;
          }
          composition = joinCompositions(composition, taken.composition);
          const { records, withdraw } = taken.composition;
          const touched = [...records, ...withdraw].map(({ id }) => id);
          pages.push({ page: taken.outcome.page, sha256: bundle.source.sha256, touched });
        }
        await recordConflicts(tx, composition);
        return composition;
      },
    });
    const written = new Set([...result.added, ...result.changed, ...result.withdrawn]);
    return pages.map((page) =>
      'refusal' in page
        ? page
        : { page: page.page, sha256: page.sha256, unchanged: !page.touched.some((id) => written.has(id)) },
    );
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'READ_ONLY_MIRROR') throw error;
    const alone: ImportedPage[] = [];
    for (const bundle of given) alone.push(await importAlone(database, types, bundle, options));
    return alone;
  }
}

interface Refused {
  refusal: AppError;
}

async function importAlone(
  database: Database,
  types: readonly RecordType[],
  bundle: KeptBundle,
  { now }: { now: Date },
): Promise<ImportedPage> {
  try {
    return await importBundle(database, types, bundle, { now });
  } catch (error) {
    return refused(error);
  }
}

/** Takes a page in, or leaves nothing of it behind. */
async function takeInWhole(
  tx: Db,
  byType: ReadonlyMap<string, RecordType>,
  known: Known,
  bundle: KeptBundle,
  options: ImportOptions,
): Promise<Awaited<ReturnType<typeof takeIn>> | Refused> {
  try {
    return await tx.transaction((inner) => takeIn(inner as unknown as Db, byType, known, bundle, options));
  } catch (error) {
    return refused(error);
  }
}

function refused(error: unknown): Refused {
  if (error instanceof AppError && error.code !== 'READ_ONLY_MIRROR') return { refusal: error };
  throw error;
}

function reasonOf({ source }: KeptBundle): string {
  return `import of ${source.url ?? source.fileName ?? source.sha256.slice(0, 12)}`;
}
