// Reads what "npm audit --json" found in the whole tree, whose development dependencies are bundled into the service.
// Ends with 1 when something of high or critical severity is known; says in a line when the advisory service gave no
// report, so that a skipped audit is never taken for a passed one.
import { text } from 'node:stream/consumers';

const said = await text(process.stdin);
/** @type {{ auditReportVersion?: number, message?: string, metadata?: { dependencies?: { total?: number } }, vulnerabilities?: Record<string, { severity: string, via: (string | { title: string, url: string, range?: string })[], range: string }> }} */
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
const all = Object.entries(report.vulnerabilities ?? {}).map(([name, { severity, range, via }]) => ({
  name,
  severity,
  range,
  advisories: via.flatMap((one) => (typeof one === 'string' ? [] : [one])),
}));
// What only depends on a weak package has no advisory of its own, and is mended with that one.
const found = all.filter(({ advisories }) => advisories.length > 0);
const grave = found.filter(({ severity }) => severity === 'high' || severity === 'critical');
for (const { name, severity, range, advisories } of found) {
  // npm works out the range from the list of all versions, and leaves it empty where it does not get that.
  const versions = range || [...new Set(advisories.map((one) => one.range))].join(' || ');
  console.log(`${severity}: ${name} ${versions}${advisories.map(({ title, url }) => `\n  ${title} ${url}`).join('')}`);
}
console.log(
  `Audit of ${report.metadata?.dependencies?.total ?? 0} packages: ${grave.length} of high or critical severity, ${found.length - grave.length} others; ${all.length - found.length} depend on them.`,
);
process.exit(grave.length > 0 ? 1 : 0);
