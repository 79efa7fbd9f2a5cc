import type { PlaygroundConfig, PlaygroundOperation } from '../playground.types.ts';
import { pageStorage } from './storage.ts';

/** The keys under which GraphiQL keeps its tabs, and we what the reader last did with the documentation. */
const TABS_KEY = 'graphiql:tabState';
const DOCS_KEY = 'docs';

export interface InitialTab {
  query: string;
  variables: string;
}

/** Prints an operation as GraphiQL's editors want it; without variables the editor stays empty. */
export function tabOf(operation: PlaygroundOperation): InitialTab {
  const hasVariables = Object.keys(operation.variables).length > 0;
  return {
    query: operation.document,
    variables: hasVariables ? JSON.stringify(operation.variables, null, 2) : '',
  };
}

/**
 * Gives the tab that an address asks for: `?operation=` with the name of a shipped one, or `?query=`, and `?variables=`.
 * Null where it asks for nothing that there is.
 */
export function linkedTab(
  { operations }: Pick<PlaygroundConfig, 'operations'>,
  search = location.search,
): InitialTab | null {
  const params = new URLSearchParams(search);
  const named = operations.find(({ name }) => name === params.get('operation'));
  const query = params.get('query');
  const variables = params.get('variables');
  if (named) return { ...tabOf(named), ...(variables !== null && { variables: indented(variables) }) };
  return query === null ? null : { query, variables: variables === null ? '' : indented(variables) };
}

/** Sets JSON in lines; what is no JSON stays as it was written. */
function indented(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}

/**
 * Chooses the tabs of a first visit: the flagship, then the first question of each other user group; the menu
 * has the rest. Returns null on a later visit, because GraphiQL would put an initial query over the reader's tabs.
 */
export function firstVisitTabs({
  operations,
}: Pick<PlaygroundConfig, 'operations'>): [InitialTab, ...InitialTab[]] | null {
  const linked = linkedTab({ operations });
  if (linked && pageStorage.getItem(TABS_KEY) === null) return [linked];
  const [flagship] = operations;
  if (!flagship || pageStorage.getItem(TABS_KEY) !== null) return null;
  const groups = new Set([flagship.group]);
  const others = operations.filter(({ group }) => !groups.has(group) && groups.add(group));
  return [tabOf(flagship), ...others.map(tabOf)];
}

/**
 * Gives the tab that a later visit opens: the one that was active in the stored tabs. GraphiQL keeps the text of its
 * editors a second time beside the tabs, writes the two at different moments, and opens a further tab where they
 * differ at the start; a reader who reloads in between would find a tab twice. Null where no tabs are stored.
 */
export function activeTab(): InitialTab | null {
  const stored = pageStorage.getItem(TABS_KEY);
  if (stored === null) return null;
  try {
    const { tabs, activeTabIndex } = JSON.parse(stored);
    const { query, variables } = tabs[activeTabIndex];
    return { query: query ?? '', variables: variables ?? '' };
  } catch {
    // GraphiQL begins anew over tabs that it cannot read.
    return null;
  }
}

/** Says whether the documentation stands open at the start: where the reader left it so, and there is room for it. */
export function docsOpenAtStart(): boolean {
  return pageStorage.getItem(DOCS_KEY) === 'open' && matchMedia('(min-width: 1280px)').matches;
}

/** Says that the page is shown again as it stood: its address is then what it wrote there itself, maybe too early. */
export function isReload(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  return entry instanceof PerformanceNavigationTiming && entry.type === 'reload';
}

/** Remembers the choice ourselves: GraphiQL stores "closed" and "never opened" alike. */
export function rememberDocs(open: boolean): void {
  pageStorage.setItem(DOCS_KEY, open ? 'open' : 'closed');
}
