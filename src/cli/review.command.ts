import type { Command } from 'commander';
import { AppError } from '../base/errors.ts';
import type { JobInput, Run } from './jobs.ts';
import { addDecisionOptions, type DecisionFlags, decisionOf } from './options.ts';
import { decisionLine, reviewLine, reviewPage } from './print-review.ts';
import type { Terminal } from './terminal.ts';
import { withDataset } from './with-dataset.ts';

/** Adds `kehoach review`: looks at what machines read beside its source, and decides. */
export function addReviewCommand(program: Command, terminal: Terminal): void {
  const review = program.command('review').description('look at what was read beside its source, and decide');
  const dataset = <T>(work: (run: Run) => Promise<T>) => withDataset(terminal, 'write', work);
  review
    .command('list')
    .description(
      'what waits for a person: machine-read or disputed plans, documents without a plan, differences, unread parts',
    )
    .option('--province <slug>', 'only of this province')
    .action(async ({ province }: { province?: string }) => {
      const items = await dataset((run) => run('reviewList', { province: province ?? null }));
      terminal.out(items.length === 0 ? 'Nothing waits for review.\n' : `${items.map(reviewLine).join('\n')}\n`);
    });
  review
    .command('show')
    .description(
      'a plan: first what could not be read, then each task beside the words of its source, differences, decisions; a document: why it is no plan, and its pages',
    )
    .argument('<id>', 'id of a plan or document, e.g. plan:quang-ngai-93-2025')
    .action(async (id: string) => {
      terminal.out(`${reviewPage(await dataset((run) => run('reviewShow', { id })))}\n`);
    });
  const state = (to: JobInput<'reviewState'>['to'], description: string) =>
    addDecisionOptions(review.command(to).description(description).argument('<id...>', 'ids')).action(
      async (ids: string[], flags: DecisionFlags) => {
        await dataset(async (run) => {
          for (const id of ids)
            terminal.out(decisionLine(id, await run('reviewState', { to, id, ...decisionOf(flags, terminal) })));
        });
      },
    );
  state('accept', 'say that a plan with all its tasks, or one task, is right; of a document, that it carries no plan');
  state('dispute', 'mark a plan with all its tasks, or one task, as contested');
  state('reject', 'take what was imported out of all answers; the capture stays');
  addDecisionOptions(
    review
      .command('confirm')
      .description('say that parts which could not be placed give no task; only then may a plan be said to lack one')
      .argument('<id>', 'id of the plan')
      .argument('<place...>', 'places of the unread parts, as `review show` gives them'),
  ).action(async (id: string, places: string[], flags: DecisionFlags) => {
    const input = { id, places, ...decisionOf(flags, terminal) };
    terminal.out(decisionLine(id, await dataset((run) => run('reviewConfirm', input))));
  });
  addDecisionOptions(
    review
      .command('merge')
      .description('say that an imported work is another one met twice; its ids lead there from now on')
      .argument('<id>', 'id of the document or plan that is to go')
      .argument('<into>', 'id of the one that stays'),
  ).action(async (from: string, into: string, flags: DecisionFlags) => {
    const input = { from, into, ...decisionOf(flags, terminal) };
    terminal.out(decisionLine(from, await dataset((run) => run('reviewMerge', input))));
  });
  addDecisionOptions(
    review
      .command('split')
      .description('say that an imported page is of a document of its own')
      .argument('<page>', 'name of the page, or the beginning of its SHA-256')
      .requiredOption('--as <name>', 'name of the new document, e.g. ha-noi-44-2025'),
  ).action(async (page: string, { as, ...flags }: DecisionFlags & { as: string }) => {
    const input = { page, as, ...decisionOf(flags, terminal) };
    terminal.out(decisionLine(page, await dataset((run) => run('reviewSplit', input))));
  });
  addDecisionOptions(
    review
      .command('correct')
      .description('correct one field; the correction outlives later imports and releases')
      .argument('<id>', 'id of a document, plan, task or target')
      .argument('<field>', 'name of the field, e.g. title, actionArea, issuedOn, period.from')
      .argument('<value>', 'the right value: text, or JSON for anything else (null, true, ["T03"])'),
  ).action(async (id: string, path: string, value: string, flags: DecisionFlags) => {
    const input = { id, path, value: parseValue(value), ...decisionOf(flags, terminal) };
    terminal.out(decisionLine(id, await dataset((run) => run('reviewCorrect', input))));
  });
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
