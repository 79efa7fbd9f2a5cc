import type { CitationContent } from '../documents/document.record.ts';
import type { PlanContent } from '../plans/plan.record.ts';
import type { PlanBundle } from '../reader/index.ts';
import { clip } from './words.ts';

/** A citation of the bundle with the document that it was found to mean. */
export interface CitedDocument {
  citation: PlanBundle['citations'][number];
  key: string | null;
  /** True when the document plays a planning role. */
  isPlan: boolean;
  /** The strategies of that plan. */
  strategies: readonly string[];
  isStrategyPlan: boolean;
}

/** Keeps each citation as printed beside what it resolves to. */
export function mapCitations(cited: readonly CitedDocument[]): CitationContent[] {
  return cited.map(({ citation, key }) => ({
    relation: citation.relation,
    verb: clip(citation.verb),
    numberAsPrinted: clip(citation.numberAsPrinted),
    dateAsPrinted: clip(citation.dateAsPrinted),
    citedAs: clip(citation.subject),
    document: key,
    unresolvedReason: key
      ? null
      : citation.number
        ? 'No document of the dataset bears this number and date.'
        : 'Named without a number.',
    conflict: clip(citation.conflict),
    locator: clip(citation.locator),
  }));
}

/**
 * Gives each citation to the one that makes it: the task at its place, or the document for what stands outside of tasks,
 * as under a purpose, or below a plan that is not published. None is lost, and none is given twice.
 *
 * @param tasks the locators of the tasks that are published, each with the first task that bears it
 */
export function citationsByTask<T>(
  cited: readonly CitedDocument[],
  tasks: ReadonlyMap<string, T>,
): { ofDocument: CitedDocument[]; ofTask: Map<T, CitedDocument[]> } {
  const holder = ({ citation }: CitedDocument) => tasks.get(citation.locator ?? '');
  const ofTask = new Map<T, CitedDocument[]>();
  for (const entry of cited) {
    const task = holder(entry);
    if (task !== undefined) ofTask.set(task, [...(ofTask.get(task) ?? []), entry]);
  }
  return { ofDocument: cited.filter((entry) => holder(entry) === undefined), ofTask };
}

/** The higher plans: those that are implemented or continued. A guidance letter or a proposal is an input, never a parent. */
export function mapParents(cited: readonly CitedDocument[], bundle: PlanBundle): PlanContent['parents'] {
  const strategies = new Set(bundle.strategies.map((strategy) => strategy.id));
  const higher = cited.filter(
    ({ citation, isPlan }) => isPlan && (citation.relation === 'IMPLEMENTS' || citation.relation === 'CONTINUES'),
  );
  const distinct = [...new Map(higher.map((entry) => [entry.key, entry])).values()];
  const forStrategy =
    distinct.find((entry) => entry.isStrategyPlan && entry.strategies.some((id) => strategies.has(id))) ??
    distinct.find((entry) => entry.isStrategyPlan);
  return distinct.flatMap((entry) =>
    entry.key
      ? [
          {
            plan: entry.key,
            relation: entry.citation.relation,
            forStrategy: entry === forStrategy,
            locator: clip(entry.citation.locator),
          },
        ]
      : [],
  );
}
