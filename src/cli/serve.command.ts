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
      const config = await terminal.config();
      const running = await start(config, (line) => terminal.out(`${line}\n`), terminal.now);
      const stop = (pauseMs: number) => {
        running.stop(pauseMs).then(() => process.exit(0), fail);
      };
      process.once('SIGTERM', () => stop(config.drainPauseMs));
      // Who stops it at a terminal has no balancer in front of it.
      process.once('SIGINT', () => stop(0));
    });
}
