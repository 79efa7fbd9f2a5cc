import { diffLines } from 'diff';
import { withoutControls } from '../base/text.ts';
import type { PlanBundle } from '../reader/index.ts';
import type { JobOutput } from './jobs.ts';
import type { Refusal } from './refusal.ts';

type ImportResult = JobOutput<'import'>;

/** What became of one input. */
export interface ImportOutcome {
  name: string;
  result: ImportResult | null;
  bundle: PlanBundle | null;
  refusal: Refusal | null;
}

/** Says in one line what became of an input, and what of it is published now. */
export function importLine(outcome: ImportOutcome): string {
  return withoutControls(lineOf(outcome));
}

function lineOf({ name, result, bundle, refusal }: ImportOutcome): string {
  if (refusal !== null) return `✗ ${name}  ${refusal.code}`;
  const number = bundle?.document?.number?.value.canonical ?? 'no number';
  if (!result) {
    const tasks = bundle?.tasks.filter((task) => task.kind === 'TASK').length ?? 0;
    return `· ${name}  ${bundle?.pageKind}: ${number}, ${tasks} tasks read; nothing was published`;
  }
  if (result.status === 'NOT_A_PLAN') return `· ${name}  not published: ${bundle?.pageKind}; the capture is kept`;
  if (result.unchanged) return `= ${name}  ${result.work}: nothing changed`;
  const counts = `${result.added.length} added, ${result.changed.length} changed, ${result.withdrawn.length} withdrawn`;
  const stands = `${number}, ${standing(result)}, ${bundle?.warnings.length ?? 0} warnings`;
  return `✓ ${name}  ${result.work}: ${stands}; ${counts}; dataset version ${result.version}${differenceOf(result, bundle)}`;
}

/** What is published of the work: never what was merely read. */
function standing({ stored }: ImportResult): string {
  if (!stored) return 'nothing';
  const { plan, whyNoPlan, tasks, targets, citations, unread } = stored;
  const cited = `${citations} citations`;
  if (!plan) return `document only, because ${whyNoPlan}; ${cited}`;
  return `plan, ${tasks} tasks, ${targets} targets, ${cited}${unread > 0 ? `, ${unread} parts unread` : ''}`;
}

/** Shows what a new capture of a page changed against the one before. */
function differenceOf({ replaces }: ImportResult, bundle: PlanBundle | null): string {
  if (!replaces || !bundle) return '';
  const parts = diffLines(replaces.text, bundle.source.text).filter((part) => part.added || part.removed);
  const shown = parts.flatMap((part) =>
    part.value
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => `    ${part.added ? '+' : '-'} ${line.trim().slice(0, 160)}`),
  );
  return `\n    the page changed since its last capture (${replaces.sha256.slice(0, 12)}):\n${shown.slice(0, 20).join('\n')}`;
}
