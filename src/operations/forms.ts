import type { ShippedOperation } from './operations.ts';

/** The forms in which questions are answered, by the end of the address, with their media types. */
export const FORMS = {
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ndjson: 'application/x-ndjson',
  html: 'text/html',
  atom: 'application/atom+xml',
  ics: 'text/calendar',
} as const;
export type Form = keyof typeof FORMS;

/** The forms of a question: all have the same but a calendar, which needs days. */
export function formsOf({ calendar }: ShippedOperation): Form[] {
  return (Object.keys(FORMS) as Form[]).filter((form) => form !== 'ics' || calendar !== null);
}
