import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT } from '../support/files.ts';

const audit = (said: string) => {
  const { status, stdout } = spawnSync(process.execPath, [join(PROJECT, '.ci/audit.mjs')], {
    input: said,
    encoding: 'utf8',
  });
  return { status, lines: stdout.trim().split('\n') };
};
const report = (vulnerabilities: object) =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: { dependencies: { total: 700 } } });
const of = (severity: string) => ({
  severity,
  range: '<1.2.3',
  via: [{ title: 'It can be made to loop', url: 'https://example.org/a' }, 'other'],
});

describe('the audit of dependencies', () => {
  it('fails for what is grave, and names it', () => {
    const { status, lines } = audit(report({ one: of('critical'), two: of('low') }));
    expect(status).toBe(1);
    expect(lines[0]).toBe('critical: one <1.2.3');
    expect(lines.at(-1)).toBe('Audit of 700 packages: 1 of high or critical severity, 1 others; 0 depend on them.');
  });

  it('counts what only depends on what is weak, and fails for the weak alone', () => {
    const { status, lines } = audit(
      report({ weak: of('moderate'), above: { severity: 'high', range: '*', via: ['weak'] } }),
    );
    expect(status).toBe(0);
    expect(lines.at(-1)).toBe('Audit of 700 packages: 0 of high or critical severity, 1 others; 1 depend on them.');
  });

  it('passes without', () => {
    expect(audit(report({}))).toEqual({
      status: 0,
      lines: ['Audit of 700 packages: 0 of high or critical severity, 0 others; 0 depend on them.'],
    });
    expect(audit(report({ two: of('moderate') })).status).toBe(0);
  });

  it.each([
    ['an error', '{"message":"503 Service Unavailable"}', '503 Service Unavailable'],
    ['nothing', '', 'no output'],
    ['something else', '<html>\nno', '<html>'],
  ])('says that it was skipped when the service gives %s', (_what, said, reason) => {
    const { status, lines } = audit(said);
    expect([status, lines]).toEqual([0, [`Audit SKIPPED: the advisory service gave no report (${reason}).`]]);
  });
});
