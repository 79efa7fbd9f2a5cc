import { withoutControls } from '../base/text.ts';
import type { CheckReport } from '../harvest/check/check.ts';
import { type Finding, type Language, type Severity, wordsOf } from '../harvest/check/finding.ts';

const WORDS = {
  vi: {
    kinds: {
      atom: 'nguồn tin Atom',
      rss: 'nguồn tin RSS',
      rdf: 'nguồn tin RSS 1.0',
      json: 'JSON Feed',
      bundle: 'gói dữ liệu kế hoạch',
      page: 'trang hoặc tệp',
    },
    entry: 'mục',
    entries: 'mục',
    severities: { ERROR: 'LỖI', WARNING: 'Cảnh báo', NOTE: 'Ghi chú' },
    good: 'Thu thập được.',
    bad: 'Phải sửa các lỗi trên để thu thập được đầy đủ.',
    counts: (errors: number, warnings: number) => `${errors} lỗi, ${warnings} cảnh báo.`,
  },
  en: {
    kinds: {
      atom: 'Atom feed',
      rss: 'RSS feed',
      rdf: 'RSS 1.0 feed',
      json: 'JSON Feed',
      bundle: 'plan bundle',
      page: 'page or file',
    },
    entry: 'entry',
    entries: 'entries',
    severities: { ERROR: 'ERROR', WARNING: 'Warning', NOTE: 'Note' },
    good: 'It can be harvested.',
    bad: 'Mend the errors, so that all of it can be harvested.',
    counts: (errors: number, warnings: number) => `${errors} errors, ${warnings} warnings.`,
  },
} as const;

/** Writes a report for people: a line for each entry and severity. */
export function reportOf(subject: string, { kind, entries, findings }: CheckReport, language: Language): string {
  const words = WORDS[language];
  const what = kind === null ? [] : [words.kinds[kind]];
  const size = entries === null ? [] : [`${entries} ${words.entries}`];
  const lines = [[subject, ...what, ...size].join(' – ')];
  for (const group of grouped(findings)) {
    const [{ entry, severity }] = group;
    const place = entry === null ? '' : `${words.entry} ${entry}: `;
    const said = [...new Set(group.map((finding) => wordsOf(finding, language)))].join('; ');
    lines.push(`  ${words.severities[severity].padEnd(8)} ${place}${said}`);
  }
  const { errors, warnings } = countsOf(findings);
  lines.push('', `${words.counts(errors, warnings)} ${errors === 0 ? words.good : words.bad}`);
  return `${lines.map(withoutControls).join('\n')}\n`;
}

/** Writes the same for programs. */
export function reportAsJson(subject: string, { kind, entries, findings }: CheckReport, language: Language): string {
  const said = findings.map((finding) => ({
    entry: finding.entry,
    severity: finding.severity,
    code: finding.code,
    message: wordsOf(finding, language),
  }));
  return `${JSON.stringify({ subject, kind, entries, ...countsOf(findings), findings: said }, null, 2)}\n`;
}

/** How many errors and warnings there are. */
export function countsOf(findings: readonly Finding[]): { errors: number; warnings: number } {
  const of = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { errors: of('ERROR'), warnings: of('WARNING') };
}

/** Findings of one entry and severity stand on one line. */
function grouped(findings: readonly Finding[]): [Finding, ...Finding[]][] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = `${finding.entry} ${finding.severity}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()];
}
