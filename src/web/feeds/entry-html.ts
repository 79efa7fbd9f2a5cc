import { escapeHtml } from '../kit/escape.ts';
import type { FeedEntry } from './feed.ts';

/** Writes the content of an entry as HTML without scripts, styles or images. */
export function entryHtml({ title, facts }: FeedEntry): string {
  const english = (text: string | null) => (text === null ? '' : `<span lang="en">${escapeHtml(text)}</span>`);
  const lines = facts.map(({ label, value }) => {
    const name = label ? `<strong>${escapeHtml(label.vi)}${label.en ? ` / ${english(label.en)}` : ''}:</strong> ` : '';
    return `<p>${name}${escapeHtml(value.vi)}${value.en === null ? '' : `<br/>${english(value.en)}`}</p>`;
  });
  return [...(title.en === null ? [] : [`<p>${english(title.en)}</p>`]), ...lines].join('\n');
}

/** All that XML 1.0 cannot carry: control characters and halves of surrogate pairs. */
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Removes what XML cannot carry in any text, however it is escaped. */
export function xmlText(text: string): string {
  return text.replace(NOT_XML, '');
}
