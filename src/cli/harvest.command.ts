import { type Command, Option } from 'commander';
import { AppError } from '../base/errors.ts';
import type { Run } from './jobs.ts';
import { parseAddress } from './options.ts';
import { harvestLine, sourceLines } from './print-harvest.ts';
import type { Terminal } from './terminal.ts';
import { withDataset } from './with-dataset.ts';

interface AddFlags {
  kind: 'feed' | 'instance';
  publisher: string;
  province?: string;
  every: number;
}

function parseMinutes(value: string): number {
  const minutes = Number(value);
  if (/^\d{1,6}$/.test(value) && minutes >= 5) return minutes;
  throw new AppError('BAD_USER_INPUT', `"${value.slice(0, 40)}" is no pause. Give whole minutes, 5 at least.`);
}

/** Adds `kehoach harvest`: keeps up with publishers of plans. */
export function addHarvestCommand(program: Command, terminal: Terminal): void {
  const harvest = program.command('harvest').description('keep up with publishers: their feeds, or other instances');
  const inDataset = <T>(work: (run: Run) => Promise<T>) => withDataset(terminal, 'write', work);
  harvest
    .command('add')
    .description('add a publisher; nothing is fetched before it is run')
    .argument('<url>', 'address of the feed, or of the instance', parseAddress)
    .addOption(new Option('--kind <kind>', 'what is there').choices(['feed', 'instance']).default('feed'))
    .requiredOption('--publisher <name>', 'who publishes it')
    .option('--province <slug>', 'the one province that it speaks for: what it says of others is marked')
    .option('--every <minutes>', 'how often it is due', parseMinutes, 60)
    .action(async (url: string, { kind, publisher, province, every }: AddFlags) => {
      const { id, isNew } = await inDataset((run) =>
        run('harvestAdd', {
          url,
          kind: kind === 'feed' ? 'FEED' : 'INSTANCE',
          publisher,
          province: province ?? null,
          everyMinutes: every,
        }),
      );
      terminal.out(isNew ? `Added ${id}. Harvest it with: kehoach harvest run\n` : `It is known already, as ${id}.\n`);
    });
  harvest
    .command('list')
    .description('list the publishers, how it went last and when each is due')
    .action(async () => terminal.out(sourceLines(await inDataset((run) => run('harvestList', {})))));
  harvest
    .command('run')
    .description('harvest the publishers that are due, or those that are named')
    .argument('[source...]', 'names or addresses, due or not')
    .addHelpText(
      'after',
      '\nExit code: 0 when each could be harvested, 1 when one could not. A running service does it by itself.',
    )
    .action(async (names: string[]) => {
      const { harvestPrivate: allowPrivate } = await terminal.config();
      const tell = (line: string) => terminal.note(`${line}\n`);
      const outcomes = await inDataset((run) => run('harvestRun', { names, allowPrivate }, tell));
      terminal.out(outcomes.length === 0 ? 'Nothing is due.\n' : `${outcomes.map(harvestLine).join('\n')}\n`);
      if (outcomes.some(({ refusal }) => refusal !== null)) terminal.setExitCode(1);
    });
  harvest
    .command('remove')
    .description('forget a publisher; what was published of it stays')
    .argument('<source>', 'its name or address')
    .action(async (name: string) => {
      const { id } = await inDataset((run) => run('harvestRemove', { name }));
      terminal.out(`Removed ${id}. What was published of it stays.\n`);
    });
}
