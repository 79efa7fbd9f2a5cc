/** How many entries an archive holds. */
export const ARCHIVE_SIZE = 50;

/** What is known of an entry before it is loaded. */
export interface EntryPlace {
  id: string;
  /** Its first place in the change log: it never changes, so neither does the archive in which an entry stands. */
  firstSeq: number;
  lastSeq: number;
}

/**
 * Chooses the entries of a document, newest news first. Entries are archived in the order of their first
 * publication, fifty to an archive; the document to subscribe to holds the latest news and all that is in no archive
 * yet, so it and its archives together hold every entry.
 *
 * Returns: null for an archive that does not exist.
 */
export function choosePage(places: readonly EntryPlace[], archive: number | null): EntryPlace[] | null {
  const inOrder = [...places].sort((a, b) => a.firstSeq - b.firstSeq);
  const archives = archiveCount(places.length);
  if (archive !== null) {
    if (archive < 1 || archive > archives) return null;
    return newestFirst(inOrder.slice((archive - 1) * ARCHIVE_SIZE, archive * ARCHIVE_SIZE));
  }
  const open = inOrder.slice(archives * ARCHIVE_SIZE);
  const news = newestFirst(places).slice(0, ARCHIVE_SIZE);
  return newestFirst([...new Set([...news, ...open])]);
}

/** Says how many full archives so many entries make; the last entries stay open, so that a feed is never empty. */
export function archiveCount(entries: number): number {
  return Math.max(0, Math.ceil(entries / ARCHIVE_SIZE) - 1);
}

function newestFirst(places: readonly EntryPlace[]): EntryPlace[] {
  return [...places].sort((a, b) => b.lastSeq - a.lastSeq || b.firstSeq - a.firstSeq);
}
