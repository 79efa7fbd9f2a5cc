import { userInfo } from 'node:os';
import type { Command } from 'commander';
import type { Config } from '../config.ts';

/** What commands write to and ask about; the process in the terminal, a recorder in tests. */
export interface Terminal {
  out(text: string): void;
  note(text: string): void;
  /** Width in letters; null when the output is no terminal. */
  width: number | null;
  config(): Promise<Config>;
  /** Standard input. */
  input(): AsyncIterable<Uint8Array>;
  now(): Date;
  user(): string;
  setExitCode(code: number): void;
}

/** Adds one command to the command line: what every `*.command.ts` offers. */
export type AddCommand = (program: Command, terminal: Terminal) => void;

/** The terminal of this process. */
export const TERMINAL: Terminal = {
  out: (text) => void process.stdout.write(text),
  note: (text) => void process.stderr.write(text),
  width: process.stdout.isTTY ? process.stdout.columns : null,
  // Loaded when it is asked for, as all that not every command needs.
  config: async () => (await import('../config.ts')).readConfig(process.env),
  input: () => process.stdin,
  now: () => new Date(),
  user: () => userInfo().username,
  setExitCode: (code) => {
    process.exitCode = code;
  },
};
