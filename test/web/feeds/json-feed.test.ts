import { describe, expect, it } from 'vitest';
import type { FeedDocument } from '../../../src/web/feeds/feed.ts';
import { jsonFeedOf } from '../../../src/web/feeds/json-feed.ts';

const BASE = 'http://127.0.0.1';

describe('a feed without entries', () => {
  it('has an empty list of items, which JSON Feed requires', () => {
    const document: FeedDocument = {
      id: 'tag:kehoach-graph,2026:feeds/plans',
      path: '/feeds/plans',
      query: '',
      title: { vi: 'Mọi kế hoạch', en: 'All plans' },
      subtitle: { vi: 'Mọi kế hoạch', en: 'All plans' },
      homePath: '/feeds',
      updated: new Date('2026-01-02T03:04:05Z'),
      archive: null,
      archives: 0,
      successorPath: null,
      entries: [],
      tombstones: [],
    };
    expect(JSON.parse(jsonFeedOf(document, BASE, null))).toMatchObject({ title: 'Mọi kế hoạch', items: [] });
  });
});
