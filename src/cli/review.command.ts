import { userInfo } from 'node:os';
import { styleText } from 'node:util';
import type { Command } from 'commander';
import { AppError } from '../base/errors.ts';
import type { Database } from '../database/connection.ts';
import { RECORD_TYPES } from '../domains.ts';
import type { PublicationResult } from '../records/publish.ts';
import { mergeWorks, splitPage } from '../works/merge.ts';
import { listForReview, type ReviewItem, showForReview } from '../works/review.queries.ts';
import { accept, correct, type Decider, dispute, reject } from '../works/review.ts';
import { withDatabase } from './with-database.ts';

interface Flags {
  by?: string;
  reason?: string;
}

const deciderOf = (flags: Flags): Decider => ({
  by: flags.by ?? userInfo().username,
  at: new Date(),
  reason: flags.reason ?? null,
});

/** `kehoach review`: looks at what machines read beside its source, and accepts, corrects, rejects or disputes it. */
export function registerReview(program: Command): void {
  const review = program.command('review').description('look at what was read beside its source, and decide');
  review
    .command('list')
    .description('what waits for a person: machine-read plans, disputed ones, open differences')
    .option('--province <slug>', 'only of this province')
    .action(async (flags: { province?: string }) => {
      const items = await withDatabase((database) => listForReview(database.db, flags.province ?? null));
      process.stdout.write(items.length === 0 ? 'Nothing waits for review.\n' : `${items.map(lineOf).join('\n')}\n`);
    });
  review
    .command('show')
    .description('a plan with the words of its source beside each task; differences and decisions')
    .argument('<id>', 'id of a plan, e.g. plan:quang-ngai-93-2025')
    .action(async (id: string) => {
      const page = await withDatabase((database) => showForReview(database.db, id));
      process.stdout.write(`${render(page)}\n`);
    });
  decision(review, 'accept', 'say that a plan with all its tasks, or one task, is right', (database, id, decider) =>
    accept(database, RECORD_TYPES, id, decider),
  );
  decision(review, 'dispute', 'mark a plan with all its tasks, or one task, as contested', (database, id, decider) =>
    dispute(database, RECORD_TYPES, id, decider),
  );
  decision(review, 'reject', 'take what was imported out of all answers; the capture stays', (database, id, decider) =>
    reject(database, RECORD_TYPES, id, decider),
  );
  review
    .command('merge')
    .description('say that an imported work is another one met twice; its ids lead there from now on')
    .argument('<id>', 'id of the document or plan that is to go')
    .argument('<into>', 'id of the one that stays')
    .option('--by <name>', 'who decides (default: your user name)')
    .option('--reason <text>', 'why')
    .action(async (from: string, into: string, flags: Flags) => {
      const result = await withDatabase((database) =>
        mergeWorks(database, RECORD_TYPES, { from, into }, deciderOf(flags)),
      );
      process.stdout.write(summary(from, result));
    });
  review
    .command('split')
    .description('say that an imported page is of a document of its own')
    .argument('<page>', 'name of the page, or the beginning of its SHA-256')
    .requiredOption('--as <name>', 'name of the new document, e.g. ha-noi-44-2025')
    .option('--by <name>', 'who decides (default: your user name)')
    .option('--reason <text>', 'why')
    .action(async (page: string, flags: Flags & { as: string }) => {
      const result = await withDatabase((database) =>
        splitPage(database, RECORD_TYPES, { page, as: flags.as }, deciderOf(flags)),
      );
      process.stdout.write(summary(page, result));
    });
  review
    .command('correct')
    .description('correct one field; the correction outlives later imports and releases')
    .argument('<id>', 'id of a document, plan, task or target')
    .argument('<field>', 'name of the field, e.g. title, actionArea, issuedOn, period.from')
    .argument('<value>', 'the right value: text, or JSON for anything else (null, true, ["T03"])')
    .option('--by <name>', 'who decides (default: your user name)')
    .option('--reason <text>', 'why')
    .action(async (id: string, path: string, value: string, flags: Flags) => {
      const result = await withDatabase((database) =>
        correct(database, RECORD_TYPES, id, { path, value: parseValue(value) }, deciderOf(flags)),
      );
      process.stdout.write(summary(id, result));
    });
}

type Decide = (database: Database, id: string, decider: Decider) => Promise<PublicationResult>;

function decision(review: Command, name: string, description: string, decide: Decide): void {
  review
    .command(name)
    .description(description)
    .argument('<id...>', 'ids')
    .option('--by <name>', 'who decides (default: your user name)')
    .option('--reason <text>', 'why')
    .action(async (ids: string[], flags: Flags) => {
      await withDatabase(async (database) => {
        for (const id of ids) process.stdout.write(summary(id, await decide(database, id, deciderOf(flags))));
      });
    });
}

function summary(id: string, { version, added, changed, withdrawn }: PublicationResult): string {
  const touched = added.length + changed.length + withdrawn.length;
  return touched === 0
    ? `${id}: nothing changed.\n`
    : `${id}: ${changed.length} changed, ${withdrawn.length} withdrawn, ${added.length} added; dataset version ${version}.\n`;
}

/** Text is taken as it is; what reads as JSON that is no text is that value. */
function parseValue(value: string): unknown {
  if (!/^(?:null|true|false|-?\d+|\[.*\]|\{.*\}|".*")$/s.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch (error) {
    throw new AppError(
      'BAD_USER_INPUT',
      `The value is no JSON: ${value.slice(0, 80)}. Write text bare, and lists as ["T03"].`,
      {},
      { cause: error },
    );
  }
}

function lineOf(item: ReviewItem): string {
  const state =
    item.state === 'MACHINE'
      ? styleText('yellow', item.state)
      : item.state === 'DISPUTED'
        ? styleText('red', item.state)
        : item.state;
  return `${item.id}  ${state}  ${item.number ?? 'no number'}  ${item.tasks} tasks, ${item.differences} differences  ${item.title ?? ''}`;
}

type ReviewPage = Awaited<ReturnType<typeof showForReview>>;

const CONTEXT = 60;

function render({ plan, tasks, conflicts, decisions }: ReviewPage): string {
  const lines = [
    styleText('bold', `${plan.id}  ${plan.number ?? 'no number'}  ${plan.state}`),
    plan.title ?? '(no title)',
    '',
  ];
  for (const task of tasks) {
    lines.push(`${styleText('bold', task.locator)} ${task.actionArea ?? '–'}  ${task.title}  [${task.state}]`);
    if (task.quote !== null && task.text !== null) {
      const before = task.text.slice(Math.max(0, task.start - CONTEXT), task.start).replace(/\s+/g, ' ');
      const after = task.text.slice(task.end, task.end + CONTEXT).replace(/\s+/g, ' ');
      lines.push(`    …${before}${styleText('inverse', task.quote.replace(/\s+/g, ' '))}${after}…`);
    } else lines.push(`    (${task.reason ?? 'no quote'})`);
  }
  if (conflicts.length > 0) lines.push('', styleText('bold', 'Differences'));
  for (const { recordId, path, held, offered, note } of conflicts) {
    lines.push(
      `  ${recordId} ${path}: stands ${held ?? 'nothing'}; the page says ${offered ?? 'nothing'}${note ? ` (${note})` : ''}`,
    );
  }
  if (decisions.length > 0) lines.push('', styleText('bold', 'Decisions'));
  for (const { action, decidedBy, decidedAt, recordId, path, before, after, reason } of decisions) {
    const change = path ? ` ${path}: ${before ?? 'nothing'} → ${after ?? 'nothing'}` : '';
    lines.push(
      `  ${decidedAt.toISOString()} ${decidedBy} ${action} ${recordId}${change}${reason ? ` – ${reason}` : ''}`,
    );
  }
  return lines.join('\n');
}
