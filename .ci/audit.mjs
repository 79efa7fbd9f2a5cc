// Reads what "npm audit --json" found in the whole tree, whose development dependencies are bundled into the service.
// Ends with 1 when something of high or critical severity is known; says in a line when the advisory service gave no
// report, so that a skipped audit is never taken for a passed one.
import { text } from 'node:stream/consumers';

const said = await text(process.stdin);
/** @type {{ auditReportVersion?: number, message?: string, metadata?: { dependencies?: { total?: number } }, vulnerabilities?: Record<string, { severity: string, via: (string | { title: string, url: string })[], range: string }> }} */
let report = {};
try {
  report = JSON.parse(said);
} catch {
  report = { message: said.trim().split('\n')[0] || 'no output' };
}
if (report.auditReportVersion === undefined) {
  console.log(`Audit SKIPPED: the advisory service gave no report (${report.message ?? 'no reason'}).`);
  process.exit(0);
}
const found = Object.entries(report.vulnerabilities ?? {});
const grave = found.filter(([, { severity }]) => severity === 'high' || severity === 'critical');
for (const [name, { severity, range, via }] of found) {
  const titles = via.flatMap((one) => (typeof one === 'string' ? [] : [`${one.title} ${one.url}`]));
  console.log(`${severity}: ${name} ${range}${titles.map((title) => `\n  ${title}`).join('')}`);
}
console.log(
  `Audit of ${report.metadata?.dependencies?.total ?? 0} packages: ${grave.length} of high or critical severity, ${found.length - grave.length} others.`,
);
process.exit(grave.length > 0 ? 1 : 0);
