import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { VERIFICATION_STATUSES } from '../database/columns.ts';
import { PROVINCE_KINDS } from '../provinces/province.table.ts';

const filled = z.string().min(1);
const orNull = z.string().transform((value) => value || null);

const rowSchema = z.strictObject({
  slug: filled,
  former_slug: orNull,
  code: filled,
  iso: orNull,
  kind: z.enum(PROVINCE_KINDS),
  name: filled,
  full_name: filled,
  name_en: filled,
  region: filled,
  valid_from: z.iso.date(),
  valid_to: orNull,
  decree: orNull,
  merged_into: orNull,
  merged_on: orNull,
  merger_decree: orNull,
  aliases: z.string().transform((value) => value.split('|').filter(Boolean)),
  verification: z.enum(VERIFICATION_STATUSES),
  note: orNull,
});
type Row = z.output<typeof rowSchema>;

/**
 * Reads `provinces.csv`, one row a dated state, oldest state of a province first, into province contents.
 *
 * Throws: an Error that names the line, when a row does not have the form.
 */
export function provincesOfTable(csv: string): unknown[] {
  const lines: Record<string, string>[] = parse(csv, { columns: true, bom: true, skip_empty_lines: true });
  const bySlug = new Map<string, Row[]>();
  lines.forEach((line, index) => {
    const parsed = rowSchema.safeParse(line);
    const issue = parsed.error?.issues[0];
    if (issue) throw new Error(`line ${index + 2}: ${issue.path.join('.')}: ${issue.message}`);
    if (!parsed.success) throw parsed.error;
    bySlug.set(parsed.data.slug, [...(bySlug.get(parsed.data.slug) ?? []), parsed.data]);
  });
  return [...bySlug.values()].map((rows, position) => provinceOf(rows, position));
}

function provinceOf(rows: Row[], position: number): unknown {
  const newest = rows.at(-1) as Row;
  return {
    key: newest.slug,
    nameEn: newest.name_en,
    position,
    aliases: [...new Set(rows.flatMap((row) => row.aliases))],
    formerSlugs: rows.flatMap((row) => row.former_slug ?? []),
    states: rows.map((row) => ({
      code: row.code,
      iso: row.iso,
      kind: row.kind,
      name: row.name,
      fullName: row.full_name,
      region: row.region,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      decree: row.decree,
      verification: { status: row.verification, note: row.note },
    })),
    merger: newest.merged_into
      ? { into: newest.merged_into, on: newest.merged_on, decree: newest.merger_decree }
      : null,
  };
}
