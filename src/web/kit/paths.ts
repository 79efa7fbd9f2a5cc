const PAGES: Readonly<Record<string, string>> = {
  plan: 'plans',
  document: 'documents',
  province: 'provinces',
  strategy: 'strategies',
  programme: 'programmes',
  organisation: 'organisations',
};

/** The types of records that have a page. */
export const TYPES_WITH_PAGE = Object.keys(PAGES);

/** Finds the page of a record; null for records without one. Example: "plan:x" has the page "/plans/x". */
export function pathOfRecord(id: string): string | null {
  const at = id.indexOf(':');
  const folder = PAGES[id.slice(0, at)];
  const key = id.slice(at + 1);
  return folder === undefined ? null : `/${folder}/${key.split('/').map(encodeURIComponent).join('/')}`;
}

/** Makes the link in the head of a page by which a reader finds a feed. */
export function feedLink(path: string, title: string) {
  return { rel: 'alternate', type: 'application/atom+xml', href: `${path}.atom`, title };
}
