import type { SourceContent } from '../../src/documents/document.record.ts';
import type { PlanContent } from '../../src/plans/plan.record.ts';
import type { TaskContent } from '../../src/tasks/task.record.ts';
import { all } from '../seeds/seed-content.ts';

/** Counts from the seeds what the README says of them, in the words that it says it with. */
export function coverageSentence(): string {
  const plans = all<PlanContent>('plan');
  const entries = all<SourceContent>('source-page').flatMap((page) =>
    page.documents.map((entry) => ({ ...entry, captured: Boolean(page.sha256) })),
  );
  const sourcesOf = ({ document }: PlanContent) => entries.filter((entry) => entry.document === document);
  const mentioned = plans.filter((plan) => sourcesOf(plan).every(({ completeness }) => completeness === 'CITED_ONLY'));
  const captured = plans.filter((plan) =>
    sourcesOf(plan).some((entry) => entry.captured && entry.completeness !== 'CITED_ONLY'),
  );
  const tasks = all<TaskContent>('task').filter(({ isLeaf }) => isLeaf).length;
  const count = (type: string) => all(type).length;
  return [
    `${count('province')} province names with every dated state since 2008 and the mergers of 2025,`,
    `${count('strategy')} national strategies, ${count('programme')} programmes,`,
    `and ${plans.length} plans of ${new Set(plans.map(({ province }) => province)).size} provinces:`,
    `${captured.length} read from captured pages and curated by hand,`,
    `${plans.length - captured.length - mentioned.length} known by the beginning of a page,`,
    `${mentioned.length} by a mention only.`,
    `With them stand ${tasks} tasks, ${count('target')} targets and ${count('document')} documents.`,
  ].join(' ');
}
