import { styleText } from 'node:util';
import type { Command } from 'commander';
import { withoutControls } from '../base/text.ts';
import type { Terminal } from './terminal.ts';

const MARKS = { fine: 'ok  ', look: 'look', mend: 'MEND' } as const;
const COLOURS = { fine: 'green', look: 'yellow', mend: 'red' } as const;

/** Adds `kehoach doctor`: what is wrong with a deployment, and what to do about it. */
export function addDoctorCommand(program: Command, terminal: Terminal): void {
  program
    .command('doctor')
    .description('check this deployment and say what to mend; nothing is changed')
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', '\nExit code: 0 when nothing must be mended, 1 when something must.')
    .action(async ({ json }: { json?: boolean }) => {
      const { examine } = await import('./doctor/examine.ts');
      const findings = await examine(terminal);
      if (json) terminal.out(`${JSON.stringify({ findings }, null, 2)}\n`);
      else {
        for (const { subject, state, fact, remedy } of findings) {
          const mark = styleText(COLOURS[state], MARKS[state]);
          terminal.out(`${mark} ${subject.padEnd(14)} ${withoutControls(fact)}\n`);
          if (remedy) terminal.out(`${' '.repeat(20)}${withoutControls(remedy)}\n`);
        }
      }
      if (findings.some(({ state }) => state === 'mend')) terminal.setExitCode(1);
    });
}
