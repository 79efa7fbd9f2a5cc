import { withoutControls } from '../base/text.ts';
import type { PlanBundle } from '../reader/bundle/bundle.schema.ts';

/** What came of one input. */
export interface ReadOutcome {
  name: string;
  bundle: PlanBundle | null;
  refusal: { code: string; message: string } | null;
}

const UNKNOWN = '(not said)';

/** Prints a bundle for people: the document, the plan, its tasks, its gaps. */
export function formatBundle(bundle: PlanBundle): string {
  const { document, plan, source } = bundle;
  const lines = [`${bundle.pageKind}   layout ${source.layout}   ${source.completeness}`];
  const row = (label: string, value: string | null | undefined) =>
    lines.push(`  ${label.padEnd(11)} ${value ?? UNKNOWN}`);
  if (document) {
    row('Number', document.number?.value.canonical);
    row('Type', document.type?.value);
    row('Title', document.title?.value);
    row(
      'Issuer',
      document.issuer &&
        `${document.issuer.value.name} (${document.issuer.value.kind}, ${document.issuer.value.level})`,
    );
    row('Issued on', document.issuedOn?.value);
    row('Signer', document.signer?.value.name);
  }
  if (plan) {
    row('Province', plan.provinceId?.value);
    if (plan.unit) row('Unit', plan.unit);
    row('Role', plan.role?.value);
    row('Period', plan.period && `${plan.period.value.from ?? '…'} - ${plan.period.value.to ?? '…'}`);
    row('Strategies', bundle.strategies.map(({ id }) => id).join(', ') || null);
    row('Programmes', bundle.programmes.map(({ id }) => id).join(', ') || null);
  }
  const section = (title: string, entries: readonly string[]) => {
    if (entries.length > 0) lines.push('', `${title} (${entries.length})`, ...entries.map((entry) => `  ${entry}`));
  };
  section(
    'Citations',
    bundle.citations.map(
      (c) =>
        `${c.relation.padEnd(11)} ${c.number ?? c.subject ?? ''}${c.date ? ` of ${c.date}` : ''}${c.conflict ? `   ! ${c.conflict}` : ''}`,
    ),
  );
  section(
    'Tasks',
    bundle.tasks
      .filter(({ kind }) => kind === 'TASK')
      .map((t) => `${t.locator.padEnd(9)} ${(t.actionArea ?? '-').padEnd(4)} ${shorten(t.text, 96)}`),
  );
  section(
    'Targets',
    bundle.targets.map((t) =>
      `${(t.measure ?? '?').padEnd(5)} ${t.operator} ${t.value} ${t.unit} ${t.year ?? ''}`.trimEnd(),
    ),
  );
  section(
    'Gaps',
    bundle.warnings.map((w) => `${w.kind} (${w.where})${w.dropped ? `: ${shorten(w.dropped, 80)}` : ''}`),
  );
  section(
    'Conflicts',
    bundle.conflicts.map((c) => `${c.field}: stated ${c.stated}, known ${c.known} - ${c.note}`),
  );
  return `${withoutControls(lines.join('\n'))}\n`;
}

/** Prints the closing table of a folder, and how many of each kind there were. */
export function formatTable(outcomes: readonly ReadOutcome[]): string {
  const rows = outcomes.map(({ name, bundle, refusal }) => [
    shorten(name, 44),
    refusal ? refusal.code : (bundle?.pageKind ?? ''),
    bundle?.document?.number?.value.canonical ?? '',
    bundle?.plan?.provinceId?.value ?? '',
    bundle?.plan?.year ? String(bundle.plan.year.value) : '',
    bundle ? String(bundle.tasks.filter(({ kind }) => kind === 'TASK').length) : '',
    bundle ? String(bundle.warnings.length) : '',
  ]);
  const all = [['file', 'result', 'number', 'province', 'year', 'tasks', 'gaps'], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length))) ?? [];
  const lines = all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const refused = outcomes.filter(({ refusal }) => refusal !== null).length;
  return `${lines.join('\n')}\n${outcomes.length} files, ${outcomes.length - refused} read, ${refused} refused\n`;
}

function shorten(text: string, length: number): string {
  const line = text.replace(/\s+/gu, ' ');
  return line.length <= length ? line : `${line.slice(0, length - 1)}…`;
}
