import { withoutControls } from '../base/text.ts';

const MAX_WORDS = 2_000;
const TITLE_WORDS = 160;

/** Trims what a page prints to what a field holds, without marks that only a machine sees; null when nothing is left. */
export function clip(text: string | null | undefined): string | null {
  const trimmed = withoutControls(text?.replace(/\s+/gu, ' ') ?? '')
    .trim()
    .normalize('NFC');
  if (trimmed === '') return null;
  return trimmed.length <= MAX_WORDS ? trimmed : `${trimmed.slice(0, MAX_WORDS - 1).trimEnd()}…`;
}

/** Shortens a task to a title: whole words, with an ellipsis where something was left out. */
export function titleOf(text: string): string {
  const whole = clip(text) ?? '…';
  if (whole.length <= TITLE_WORDS) return whole;
  const cut = whole.slice(0, TITLE_WORDS);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), TITLE_WORDS / 2)).trimEnd()}…`;
}

/** Keeps a day only when it is one. */
export function day(value: string | null | undefined): string | null {
  if (!value || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return null;
  const date = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value ? null : value;
}
