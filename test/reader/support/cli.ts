/** Runs the importer's command alone: `npx tsx test/reader/support/cli.ts read <source>`. */
import { buffer } from 'node:stream/consumers';
import { Command } from 'commander';
import { registerRead } from '../../../src/cli/read.command.ts';
import { loadReference } from './reference.ts';

const program = new Command('kehoach');
registerRead(program, {
  loadReference,
  write: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
  readInput: async () => new Uint8Array(await buffer(process.stdin)),
  setExitCode: (code) => {
    process.exitCode = code;
  },
});
await program.parseAsync();
