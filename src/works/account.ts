import type { Completeness } from '../base/vocabulary.ts';
import type { SourceContent } from '../documents/document.record.ts';
import type { KeptBundle } from './identity.ts';
import { clip } from './words.ts';

/** How much of the document a page carries, and which of its lines nobody placed. */
interface Account {
  completeness: Completeness;
  unread: NonNullable<SourceContent['unread']>;
  /** What was stated and is not believed; null when all of it is. */
  doubt: SourceContent['warnings'][number] | null;
}

/**
 * Tells how far a page was read, as far as that can be believed: absence rests on it. What the reader here accounted for
 * stands. What somebody else states of a page that nobody here has seen is a claim: without the captured text it is
 * PARTIAL, since nobody could check it; with the text, FULL holds only when a reviewer has read the page and confirmed
 * it as a whole. So does a page that was kept before lines were accounted for.
 */
export function accountOf({ source, stated }: KeptBundle): Account {
  const told = source.unread as readonly { locator: string | null; text: string; reason: string }[] | undefined;
  const parts = (told ?? []).map(({ locator, text, reason }) => ({
    locator: clip(locator),
    text: clip(text) ?? '…',
    reason,
  }));
  const account = (completeness: Completeness, unread: Account['unread'], doubt: Account['doubt'] = null) => ({
    completeness,
    unread,
    doubt,
  });
  if (told === undefined) return account(source.completeness, [{ locator: null, text: '…', reason: 'not-accounted' }]);
  if (!stated || source.completeness !== 'FULL') return account(source.completeness, parts);
  if (source.text.trim() === '')
    return account('PARTIAL', parts, {
      kind: 'completeness',
      where: 'source.text',
      kept: 'PARTIAL',
      dropped: 'FULL: the captured text was not given',
    });
  // Named by its content: another bundle of the same address is open again.
  const whole = { locator: null, text: `… (${source.sha256.slice(0, 12)})`, reason: 'stated' };
  return account('FULL', [whole, ...parts]);
}
