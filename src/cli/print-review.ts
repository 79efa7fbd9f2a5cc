import { styleText } from 'node:util';
import { withoutControls } from '../base/text.ts';
import type { PublicationResult } from '../records/publish.ts';
import type { JobOutput } from './jobs.ts';

type ReviewItem = JobOutput<'reviewList'>[number];
type ReviewPage = JobOutput<'reviewShow'>;

const CONTEXT = 60;

/** Says what a decision changed. */
export function decisionLine(subject: string, { version, added, changed, withdrawn }: PublicationResult): string {
  const touched = added.length + changed.length + withdrawn.length;
  return touched === 0
    ? `${subject}: decided; what is published stays as it is.\n`
    : `${subject}: ${changed.length} changed, ${withdrawn.length} withdrawn, ${added.length} added; dataset version ${version}.\n`;
}

/** One line of the list of what waits. */
export function reviewLine(item: ReviewItem): string {
  const state =
    item.state === 'MACHINE'
      ? styleText('yellow', item.state)
      : item.state === 'DISPUTED'
        ? styleText('red', item.state)
        : item.state;
  const title = withoutControls(item.title ?? '');
  return `${item.id}  ${state}  ${item.number ?? 'no number'}  ${item.tasks} tasks, ${item.differences} differences, ${item.unread} unread${item.claims > 0 ? styleText('yellow', `, ${item.claims} foreign claims`) : ''}  ${title}`;
}

/** How much of a page is shown of a document that has no tasks to read. */
const BEGINNING = 1_500;

/** Shows a plan for review: each task with the words of its source around it; of a document without a plan its pages. */
export function reviewPage({ subject, pages, unread, tasks, conflicts, decisions }: ReviewPage): string {
  const lines = [
    styleText('bold', `${subject.id}  ${subject.number ?? 'no number'}  ${subject.state}`),
    withoutControls(subject.title ?? '(no title)'),
    '',
  ];
  if (subject.whyNoPlan !== null) lines.push(...documentLines(subject.id, subject.whyNoPlan, pages), '');
  for (const { url, id, claim } of pages)
    if (claim !== null) lines.push(styleText('yellow', `Foreign claim: ${oneLine(url ?? id)}, ${oneLine(claim)}`), '');
  // First: while one is open, nothing may be said to be missing from the plan.
  if (unread.length > 0) {
    lines.push(styleText('bold', 'Unread parts'));
    for (const { place, text, reason, confirmedBy } of unread) {
      const state = confirmedBy === null ? styleText('yellow', 'open') : `confirmed by ${oneLine(confirmedBy)}`;
      lines.push(`  ${place}  ${reason}  [${state}]`, `    ${oneLine(text)}`);
    }
    lines.push('');
  }
  for (const task of tasks) {
    lines.push(
      `${styleText('bold', task.locator)} ${task.actionArea ?? '–'}  ${withoutControls(task.title)}  [${task.state}]`,
    );
    if (task.quote !== null && task.text !== null) {
      const before = oneLine(task.text.slice(Math.max(0, task.start - CONTEXT), task.start));
      const after = oneLine(task.text.slice(task.end, task.end + CONTEXT));
      lines.push(`    …${before}${styleText('inverse', oneLine(task.quote))}${after}…`);
    } else lines.push(`    (${task.reason ?? 'no quote'})`);
  }
  if (conflicts.length > 0) lines.push('', styleText('bold', 'Differences'));
  for (const { recordId, path, held, offered, note, settledBy } of conflicts) {
    lines.push(
      `  ${recordId} ${path}: stands ${oneLine(held ?? 'nothing')}; the page says ${oneLine(offered ?? 'nothing')}${note ? ` (${note})` : ''}  [${settledBy === null ? styleText('yellow', 'open') : `settled by ${oneLine(settledBy)}`}]`,
    );
  }
  if (decisions.length > 0) lines.push('', styleText('bold', 'Decisions'));
  for (const { action, decidedBy, decidedAt, recordId, path, before, after, reason } of decisions) {
    const change = path ? ` ${path}: ${oneLine(before ?? 'nothing')} → ${oneLine(after ?? 'nothing')}` : '';
    lines.push(`  ${decidedAt} ${decidedBy} ${action} ${recordId}${change}${reason ? ` – ${oneLine(reason)}` : ''}`);
  }
  return lines.join('\n');
}

function documentLines(id: string, whyNoPlan: string, pages: ReviewPage['pages']): string[] {
  return [
    `document only, because ${whyNoPlan}. It is one: kehoach review accept ${id}`,
    ...pages.flatMap(({ id: page, url, completeness, text }) => [
      '',
      `${page}  ${completeness}  ${url ?? 'no address'}`,
      ...(text === null ? [] : [`    ${oneLine(text.slice(0, BEGINNING))}${text.length > BEGINNING ? '…' : ''}`]),
    ]),
  ];
}

function oneLine(text: string): string {
  return withoutControls(text).replace(/\s+/g, ' ');
}
