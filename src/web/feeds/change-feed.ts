import { readChanges } from '../../changes/change.queries.ts';
import type { Db } from '../../database/connection.ts';
import { datasetIdentity, lastSequence } from '../../records/change-log.ts';
import { changeEntry } from './entries.ts';
import { publicationDates } from './feed.queries.ts';
import { type FeedDocument, tagOf } from './feed.ts';
import { ARCHIVE_SIZE, archiveCount } from './paging.ts';

/** Makes a document of the feed of all changes; null for an archive that does not exist. */
export async function changeFeed(db: Db, archive: number | null): Promise<FeedDocument | null> {
  const dataset = await datasetIdentity(db);
  const last = await lastSequence(db);
  const archives = archiveCount(last);
  if (archive !== null && (archive < 1 || archive > archives)) return null;
  const after = archive === null ? Math.max(0, last - ARCHIVE_SIZE) : (archive - 1) * ARCHIVE_SIZE;
  const changes = dataset
    ? await readChanges(db, { datasetId: dataset.id, after, limit: ARCHIVE_SIZE, filter: {} })
    : [];
  return {
    id: tagOf('feeds/changes'),
    path: '/feeds/changes',
    query: '',
    title: { vi: 'Thay đổi của dữ liệu kế hoạch bình đẳng giới', en: 'Changes of the gender-equality plans dataset' },
    subtitle: { vi: 'Mọi thay đổi, mới nhất trước', en: 'Every change, newest first' },
    homePath: '/feeds',
    updated: changes.at(-1)?.at ?? (await publicationDates(db)).first,
    archive,
    archives,
    successorPath: null,
    entries: changes.reverse().map((change) => changeEntry(change, dataset?.id ?? '')),
    tombstones: [],
  };
}
