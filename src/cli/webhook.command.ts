import { type Command, Option } from 'commander';
import { AppError } from '../base/errors.ts';
import type { JobInput, JobOutput, Run } from './jobs.ts';
import { parseAddress } from './options.ts';
import type { Terminal } from './terminal.ts';
import { withDataset } from './with-dataset.ts';

type Kinds = NonNullable<JobInput<'webhookAdd'>['changeKinds']>;

interface AddFlags {
  secret?: string;
  types?: string[];
  kinds?: Kinds;
  provinces?: string[];
  fromStart?: boolean;
}

function parseSecret(value: string): string {
  if (value.length >= 16 && value.length <= 200) return value;
  throw new AppError('BAD_USER_INPUT', 'A secret has 16 to 200 characters. Leave it out, and one is made.');
}

/** Adds `kehoach webhook`: who is told of what is published. */
export function addWebhookCommand(program: Command, terminal: Terminal): void {
  const webhook = program
    .command('webhook')
    .description('tell other programs of what is published, by signed deliveries');
  const inDataset = <T>(work: (run: Run) => Promise<T>) => withDataset(terminal, 'write', work);
  webhook
    .command('add')
    .description('add a receiver; its secret is printed this once')
    .argument('<url>', 'where deliveries are posted', parseAddress)
    .option('--secret <text>', 'with which they are signed (default: one is made)', parseSecret)
    .option('--types <type...>', 'only records of these types, e.g. plan task')
    .addOption(
      new Option('--kinds <kind...>', 'only changes of these kinds').choices([
        'ADDED',
        'CHANGED',
        'CORRECTED',
        'WITHDRAWN',
      ]),
    )
    .option('--provinces <slug...>', 'only records of these provinces')
    .option('--from-start', 'begin with the first change of the log, not with what comes now')
    .action(async (url: string, { secret, types, kinds, provinces, fromStart }: AddFlags) => {
      const added = await inDataset((run) =>
        run('webhookAdd', {
          url,
          secret: secret ?? null,
          entityTypes: types ?? null,
          changeKinds: kinds ?? null,
          provinces: provinces ?? [],
          fromStart: fromStart ?? false,
        }),
      );
      terminal.out(`Added ${added.id}. Its secret: ${added.secret}\n`);
    });
  webhook
    .command('list')
    .description('list the receivers, and how it went last')
    .action(async () => terminal.out(receiverLines(await inDataset((run) => run('webhookList', {})))));
  webhook
    .command('log')
    .description('list the last hundred deliveries, newest first')
    .argument('<webhook>', 'its name or address')
    .action(async (name: string) => terminal.out(logLines(await inDataset((run) => run('webhookLog', { name })))));
  webhook
    .command('remove')
    .description('tell a receiver no more')
    .argument('<webhook>', 'its name or address')
    .action(async (name: string) => {
      const { id } = await inDataset((run) => run('webhookRemove', { name }));
      terminal.out(`Removed ${id}.\n`);
    });
}

function receiverLines(receivers: JobOutput<'webhookList'>): string {
  if (receivers.length === 0) return 'Nobody is told. Add a receiver with: kehoach webhook add <url>\n';
  return receivers
    .map(({ id, kind, url, seq, lastSuccess, nextTry, failures, lastError, ...filter }) => {
      const only = [filter.entityTypes, filter.changeKinds, filter.provinceIds].flatMap((part) => part ?? []);
      return [
        `${id}  ${kind.toLowerCase()}  ${url}`,
        `  has changes up to ${seq}, last success ${lastSuccess ?? 'never'}${nextTry === null ? '' : `, due ${nextTry}`}`,
        ...(only.length === 0 ? [] : [`  only ${only.join(', ')}`]),
        ...(lastError === null ? [] : [`  ${failures} failures in a row: ${lastError}`]),
        '',
      ].join('\n');
    })
    .join('');
}

function logLines(lines: JobOutput<'webhookLog'>): string {
  if (lines.length === 0) return 'Nothing was sent yet.\n';
  return lines
    .map(
      ({ at, fromSeq, toSeq, changes, error }) =>
        `${at}  ${fromSeq}–${toSeq}, ${changes} changes: ${error ?? 'taken'}\n`,
    )
    .join('');
}
