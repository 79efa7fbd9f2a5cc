import type { PlanBundle } from '../reader/index.ts';
import { type TaskContent, taskKey } from '../tasks/task.record.ts';
import { citationsByTask, mapCitations } from './map-citations.ts';
import type { Resolution } from './resolve.ts';
import { clip, titleOf } from './words.ts';

type ReadTask = PlanBundle['tasks'][number];

/** Turns the tasks of a page into records. Every one carries its quote, or says that there is none. */
export function mapTasks(bundle: PlanBundle, resolution: Resolution): TaskContent[] {
  const { work, page, citedDocuments } = resolution;
  const { ofTask } = citationsByTask(citedDocuments, firstByLocator(bundle.tasks));
  const names = uniqueLocators(bundle.tasks);
  const parents = new Set(bundle.tasks.flatMap((task) => task.parent ?? []));
  const known = new Set(bundle.tasks.map((task) => task.locator));
  return bundle.tasks.map((task, position): TaskContent => {
    const locator = names.get(task) ?? task.locator;
    return {
      key: taskKey(work, locator),
      plan: work,
      document: work,
      parent: task.parent === null || !known.has(task.parent) ? null : taskKey(work, task.parent),
      locator,
      position,
      isLeaf: task.kind === 'TASK' && !parents.has(task.locator),
      title: titleOf(task.text),
      titleEn: null,
      text: clip(task.text),
      actionArea: task.actionArea,
      secondaryActionAreas: task.secondaryActionAreas.filter(
        (area, i, all) => area !== task.actionArea && all.indexOf(area) === i,
      ),
      actor: task.actor ? (resolution.agencies.get(task.actor.value) ?? null) : null,
      programmes: [...new Set(task.programmes)],
      leadAgencies: keysOf(task.leadAgencies, resolution),
      coAgencies: keysOf(task.coAgencies, resolution),
      citations: mapCitations(ofTask.get(task) ?? []),
      period: task.period
        ? {
            from: task.period.from === null ? null : `${task.period.from}-01-01`,
            to: task.period.to === null ? null : `${task.period.to}-12-31`,
          }
        : null,
      recurrence: clip(task.recurrence?.value),
      deadline: task.deadlineOn,
      deadlineAsStated: clip(task.deadline?.value),
      money: task.money
        ? {
            amount: task.money.value.amount,
            currency: task.money.value.currency,
            asStated: clip(task.money.value.asStated) ?? '…',
          }
        : null,
      evidence: {
        page,
        document: work,
        locator: clip(locator),
        quote: task.evidence?.quote ?? null,
        start: task.evidence?.start ?? null,
        end: task.evidence?.end ?? null,
        reason: task.evidence ? null : 'The reading kept no quote.',
      },
      reviewState: 'MACHINE',
    };
  });
}

function keysOf(agencies: ReadTask['leadAgencies'], { agencies: known }: Resolution): string[] {
  return [...new Set(agencies.flatMap((agency) => known.get(agency.name) ?? []))];
}

/** The tasks of a page by their places; of those that a damaged page prints at one place the first. */
export function firstByLocator(tasks: readonly ReadTask[]): Map<string, ReadTask> {
  return new Map([...tasks].reverse().map((task) => [task.locator, task]));
}

/** A locator that a damaged page prints twice gets a counter, so that no task is lost. */
function uniqueLocators(tasks: readonly ReadTask[]): Map<ReadTask, string> {
  const seen = new Map<string, number>();
  return new Map(
    tasks.map((task) => {
      const times = (seen.get(task.locator) ?? 0) + 1;
      seen.set(task.locator, times);
      return [task, times === 1 ? task.locator : `${task.locator}-lap${times}`];
    }),
  );
}
