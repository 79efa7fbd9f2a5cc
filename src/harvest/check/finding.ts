import type { Message } from './message.ts';
import { MESSAGES, type MessageCode } from './messages.ts';

export type Severity = Message['severity'];
export type Language = 'vi' | 'en';

/** One thing that was found of what a publisher offers. */
export interface Finding {
  /** Number of the entry, from 1; null for what is checked as a whole. */
  entry: number | null;
  severity: Severity;
  code: MessageCode;
  /** What the message names, in the order of its places. */
  values: string[];
}

/** Gathers findings of one whole, or of one entry of it. */
export interface Desk {
  find(code: MessageCode, ...values: (string | number)[]): void;
  entry(number: number): Desk;
}

/** Makes a desk that puts findings into a list. */
export function deskInto(findings: Finding[], entry: number | null = null): Desk {
  return {
    find: (code, ...values) => {
      const { severity } = MESSAGES[code];
      findings.push({ entry, severity, code, values: values.map((value) => shorten(String(value))) });
    },
    entry: (number) => deskInto(findings, number),
  };
}

function shorten(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= 160 ? line : `${line.slice(0, 159)}…`;
}

/** Says a finding in words. */
export function wordsOf({ code, values }: Pick<Finding, 'code' | 'values'>, language: Language): string {
  return MESSAGES[code][language].replace(/\{(\d)\}/g, (_, place: string) => values[Number(place)] ?? '');
}
