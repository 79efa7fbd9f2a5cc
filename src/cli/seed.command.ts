import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';

/** Adds `kehoach seed`: what a start does to the database, without the service. */
export function addSeedCommand(program: Command, terminal: Terminal): void {
  program
    .command('seed')
    .description('migrate the database and apply the seeds, without serving')
    .action(async () => {
      const { openForService } = await import('./open-for-service.ts');
      const say = (line: string) => terminal.out(`${line}\n`);
      const { database, published } = await openForService(await terminal.config(), say, { now: terminal.now() });
      await database.close();
      if (!published) say('The seeds of this release were applied before.');
    });
}
