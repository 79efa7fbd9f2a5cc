import type { Command } from 'commander';
import { fail } from './fail.ts';
import type { Terminal } from './terminal.ts';

/** Adds `kehoach serve`, which a bare `kehoach` is too. */
export function addServeCommand(program: Command, terminal: Terminal): void {
  program
    .command('serve', { isDefault: true })
    .description('migrate the database, apply the seeds and listen')
    .action(async () => {
      const { start } = await import('./start.ts');
      const running = await start(terminal.config(), (line) => terminal.out(`${line}\n`), terminal.now);
      const stop = () => {
        running.stop().then(() => process.exit(0), fail);
      };
      process.once('SIGTERM', stop);
      process.once('SIGINT', stop);
    });
}
