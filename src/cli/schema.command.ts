import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';

/** Adds `kehoach schema`: prints the contract. */
export function addSchemaCommand(program: Command, terminal: Terminal): void {
  program
    .command('schema')
    .description('print the GraphQL schema (SDL)')
    .action(async () => {
      const { createSchema, printContract } = await import('../schema.ts');
      terminal.out(printContract(await createSchema()));
    });
}
