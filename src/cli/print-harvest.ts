import type { HarvestOutcome } from '../harvest/run.ts';
import type { JobOutput } from './jobs.ts';

/** Says in one line what became of a source. */
export function harvestLine({ id, published, unchanged, withdrawn, failed, refusal }: HarvestOutcome): string {
  if (refusal !== null) return `${id}: not harvested. ${refusal}`;
  return `${id}: ${published} published, ${unchanged} unchanged, ${withdrawn} withdrawn, ${failed} failed`;
}

/** Lists sources with their state. */
export function sourceLines(sources: JobOutput<'harvestList'>): string {
  if (sources.length === 0)
    return 'No publisher is harvested. Add one with: kehoach harvest add <url> --publisher <name>\n';
  return sources
    .map((source) => {
      const { id, kind, url, publisher, lastSuccess, nextTry, failures, lastError, entries, isBusy } = source;
      const counts = Object.entries(entries).map(([state, count]) => `${count} ${state.toLowerCase()}`);
      return [
        `${id}  ${kind.toLowerCase()}  ${publisher}`,
        `  ${url}`,
        `  last success ${lastSuccess ?? 'never'}, due ${nextTry ?? 'now'}${failures > 0 ? `, ${failures} failures in a row` : ''}`,
        ...(counts.length > 0 ? [`  entries: ${counts.join(', ')}`] : []),
        ...(isBusy ? ['  is harvested at this moment'] : []),
        ...(lastError === null ? [] : [`  ${lastError}`]),
        '',
      ].join('\n');
    })
    .join('');
}
