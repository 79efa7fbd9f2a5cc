import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';

/** Adds `kehoach schema`: prints the contract, or what a gateway composes. */
export function addSchemaCommand(program: Command, terminal: Terminal): void {
  program
    .command('schema')
    .description('print the GraphQL schema (SDL)')
    .option('--subgraph', 'as a subgraph of Apollo Federation 2, for a composer')
    .action(async ({ subgraph }: { subgraph?: boolean }) => {
      const { createSchema, printContract, printForGateway } = await import('../schema.ts');
      const print = subgraph ? printForGateway : printContract;
      terminal.out(print(await createSchema()));
    });
}
