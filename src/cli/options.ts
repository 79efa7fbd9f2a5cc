import type { Command } from 'commander';
import { isWebAddress } from '../base/address.ts';
import { AppError } from '../base/errors.ts';
import type { Decision } from './jobs.ts';
import type { Terminal } from './terminal.ts';

/** Reads an address that a user gave. Throws: BAD_USER_INPUT. */
export function parseAddress(value: string): string {
  if (isWebAddress(value)) return value;
  throw new AppError(
    'BAD_USER_INPUT',
    `${JSON.stringify(value.slice(0, 80))} is no address. Write it as https://kehoach.example.vn, without user and password.`,
  );
}

/** Reads a point in time. Throws: BAD_USER_INPUT. */
export function parseTime(value: string): string {
  const isTime =
    /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?$/.test(value) && !Number.isNaN(Date.parse(value));
  if (!isTime)
    throw new AppError(
      'BAD_USER_INPUT',
      `${JSON.stringify(value.slice(0, 80))} is no point in time. Write it as 2025-04-23 or 2025-04-23T08:00:00Z.`,
    );
  return value;
}

export interface DecisionFlags {
  by?: string;
  reason?: string;
}

/** Adds the options of a decision: who and why. */
export function addDecisionOptions(command: Command): Command {
  return command.option('--by <name>', 'who decides (default: your user name)').option('--reason <text>', 'why');
}

/** Reads who decides and why. */
export function decisionOf(flags: DecisionFlags, terminal: Terminal): Decision {
  return { by: flags.by ?? terminal.user(), reason: flags.reason ?? null };
}
