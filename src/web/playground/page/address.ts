import type { PlaygroundOperation } from '../playground.types.ts';
import { type InitialTab, tabOf } from './initial-state.ts';
import type { Language } from './text.ts';

/** Longer addresses are refused on their way, by us too. */
const LONGEST = 6000;

/** Writes the address that opens a tab again, for whoever it is sent to; without the tab where that would be too long. */
export function addressOf(
  tab: InitialTab,
  operations: readonly PlaygroundOperation[],
  language: Language,
  path = '/playground',
): string {
  const named = operations.find(({ document }) => document.trim() === tab.query.trim());
  const parameters = new URLSearchParams(named ? { operation: named.name } : { query: tab.query });
  const variables = compact(tab.variables);
  if (variables !== '' && (!named || variables !== compact(tabOf(named).variables))) {
    parameters.set('variables', variables);
  }
  parameters.set('lang', language);
  const address = `${path}?${parameters}`;
  return address.length > LONGEST || tab.query.trim() === '' ? `${path}?lang=${language}` : address;
}

/** Sets JSON in one line; what is no JSON stays as it was written. */
function compact(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json));
  } catch {
    return json.trim();
  }
}
