import type { Command } from 'commander';
import type { OperationEntry } from '../operations/operation-list.ts';
import { textOfAnswer, throughDoor } from './door.ts';
import { URL_OPTION } from './query.command.ts';
import type { Terminal } from './terminal.ts';

/** Adds `kehoach operations`: lists the questions that `kehoach query` answers. */
export function addOperationsCommand(program: Command, terminal: Terminal): void {
  program
    .command('operations')
    .description('list the shipped operations with their questions and variables')
    .option('--json', 'print the index as JSON')
    .option(...URL_OPTION)
    .action(async ({ json, url }: { json?: true; url?: string }) => {
      const { printOperations } = await import('../operations/operation-list.ts');
      const print = (entries: OperationEntry[]) =>
        terminal.out(json ? `${JSON.stringify({ operations: entries }, null, 2)}\n` : printOperations(entries));
      // The list of this release needs no data, so no database is opened for it.
      if (url === undefined) return print(await ownOperations());
      await throughDoor(terminal, url, async (ask) => {
        print((JSON.parse(textOfAnswer(await ask('/operations'))) as { operations: OperationEntry[] }).operations);
      });
    });
}

async function ownOperations(): Promise<OperationEntry[]> {
  const [{ createSchema }, { readOperations }, { listOperations }] = await Promise.all([
    import('../schema.ts'),
    import('../operations/operations.ts'),
    import('../operations/operation-list.ts'),
  ]);
  return listOperations(await readOperations(), await createSchema(), '');
}
