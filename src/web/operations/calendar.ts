import ical from 'ical-generator';
import { sha256 } from '../../base/canonical.ts';
import { withoutControls } from '../../base/text.ts';
import { entriesOfTable } from '../../operations/calendar-entries.ts';
import type { TextTable } from '../../operations/text-forms.ts';
import { headsOf, rowsOf } from '../../operations/text-forms.ts';

const DAY_MS = 86_400_000;

/** Writes the days of a table as a calendar (RFC 5545), whole days each. `published` stamps its entries. */
export function tableToCalendar(given: TextTable, variables: Record<string, unknown>, published: Date): string {
  const { operation, table, identity } = given;
  const language = given.language ?? 'vi';
  const shown = { ...given, language };
  const heads = headsOf(shown);
  const rows = rowsOf(shown);
  const calendar = ical({
    name: language === 'vi' ? operation.titleVi : operation.titleEn,
    prodId: { company: 'kehoach-graph', product: operation.name, language: language.toUpperCase() },
    url: identity.address,
  });
  const titleAt = operation.columns.findIndex(
    ({ name }) => name === (language === 'en' ? (operation.calendar?.titleEn ?? operation.calendar?.title) : ''),
  );
  for (const { row, from, to, title } of entriesOfTable(operation, table, variables)) {
    const cells = rows[row] ?? [];
    const key = JSON.stringify([operation.name, from, to, table.rows[row]?.filter((_, i) => heads[i] !== undefined)]);
    calendar.createEvent({
      id: `${sha256(key).slice(0, 32)}@kehoach-graph`,
      start: new Date(from),
      // The end of a whole day is the day after (RFC 5545, 3.6.1).
      end: new Date(Date.parse(to) + DAY_MS),
      allDay: true,
      stamp: published,
      summary: withoutControls(String(cells[titleAt] || title)),
      description: cells
        .flatMap((cell, i) => (cell === null || cell === '' ? [] : [withoutControls(`${heads[i]}: ${cell}`)]))
        .join('\n'),
    });
  }
  return calendar.toString();
}
