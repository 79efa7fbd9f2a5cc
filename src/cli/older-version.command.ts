import type { Command } from 'commander';
import { AppError } from '../base/errors.ts';
import { VERSION_COMMAND } from '../mirror/versions/version-command.ts';
import type { Terminal } from './terminal.ts';

/** Adds the command that a service runs to answer from an older version: it speaks with the process that started it. */
export function addOlderVersionCommand(program: Command, terminal: Terminal): void {
  program
    .command(VERSION_COMMAND, { hidden: true })
    .description('answer from an older version, for the service that starts this command')
    .action(async () => {
      if (!process.send)
        throw new AppError('BAD_USER_INPUT', 'A service starts this command. Ask it for "?version=" instead.');
      const { answerFromVersion } = await import('./answer-version.ts');
      answerFromVersion(
        {
          // The service that is gone is told nothing.
          send: (message) => void process.send?.(message, undefined, undefined, () => {}),
          onMessage: (listener) => void process.on('message', listener),
        },
        (error) => terminal.note(`kehoach: ${error instanceof Error ? error.message : error}\n`),
      );
      await new Promise<void>((resolve) => {
        process.once('disconnect', resolve);
      });
      process.exit(0);
    });
}
