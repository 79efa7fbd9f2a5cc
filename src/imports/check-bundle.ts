import { AppError } from '../core/errors.ts';
import { type PlanBundle, planBundleSchema } from '../importer/index.ts';

const MAX_TEXT = 8_000_000;
const MAX_ITEMS = 50_000;

/**
 * Checks a bundle that somebody else made: its form, its size, and that every quote stands where it says.
 * Throws: BAD_BUNDLE naming the place.
 */
export function checkBundle(value: unknown, name: string): PlanBundle {
  const bad = (fact: string, remedy: string) =>
    new AppError('BAD_BUNDLE', `${name}: ${fact}. Remedy: ${remedy}. Nothing was published.`);
  const parsed = planBundleSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw bad(
      `at ${issue?.path.join('.') || 'the top'}: ${issue?.message ?? 'unreadable'}`,
      'see schema/plan-bundle.schema.json',
    );
  }
  const bundle = parsed.data;
  if (bundle.source.text.length > MAX_TEXT)
    throw bad(`the text has ${bundle.source.text.length} characters, more than ${MAX_TEXT}`, 'split the document');
  for (const list of ['tasks', 'citations', 'targets', 'purposes', 'warnings'] as const) {
    if (bundle[list].length > MAX_ITEMS)
      throw bad(`"${list}" has ${bundle[list].length} entries, more than ${MAX_ITEMS}`, 'split the document');
  }
  if (!/^[0-9a-f]{64}$/.test(bundle.source.sha256))
    throw bad('"source.sha256" is no SHA-256 in hex', 'give the checksum of the captured bytes');
  for (const [i, task] of bundle.tasks.entries()) {
    const { evidence } = task;
    if (evidence && bundle.source.text.slice(evidence.start, evidence.end) !== evidence.quote) {
      throw bad(
        `the quote of tasks[${i}] does not stand at ${evidence.start}–${evidence.end} of the text`,
        'correct the offsets',
      );
    }
  }
  return bundle;
}
