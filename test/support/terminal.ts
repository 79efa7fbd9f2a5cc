import type { Terminal } from '../../src/cli/terminal.ts';
import { readConfig } from '../../src/config.ts';

/** A terminal that keeps what is written to it. */
export interface Recorder extends Terminal {
  written: { out: string; notes: string; code: number };
}

/** Makes the terminal of a test; `given` replaces what a command asks about. */
export function recordingTerminal(given: Partial<Terminal> = {}): Recorder {
  const written = { out: '', notes: '', code: 0 };
  return {
    written,
    out: (text) => {
      written.out += text;
    },
    note: (text) => {
      written.notes += text;
    },
    width: null,
    config: async () => readConfig({}),
    input: async function* () {},
    now: () => new Date('2026-01-02T03:04:05Z'),
    user: () => 'tester',
    setExitCode: (code) => {
      written.code = code;
    },
    ...given,
  };
}
