import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { RECORD_TYPES } from '../../src/domains.ts';
import { planModels } from '../../src/plans/plan.table.ts';
import { regions } from '../../src/provinces/province.table.ts';
import { childTable, recordType } from '../../src/records/record.ts';

const schema = z.strictObject({ key: z.string(), name: z.string() });
type Content = z.infer<typeof schema>;
const region = {
  nameEn: null,
  position: 1,
  verificationStatus: null,
  verificationNote: null,
};
const model = { planId: 'plan:x', nameEn: null, locator: null, actorId: null, position: 0 };

/** What the compiler refuses here is refused at every record: `tsc` fails when one of these lines would compile. */
describe('the rows of a record', () => {
  it('are typed by the table of the record', () => {
    const right = recordType({
      type: 'region',
      schema,
      main: regions,
      children: [],
      references: () => [],
      row: (c) => ({ id: c.key, code: c.key, name: c.name, ...region }),
    });
    expect(right.row({ key: 'A' })).toMatchObject({ id: 'A', code: 'A', nameEn: null });

    const base = { type: 'region', schema, main: regions, children: [], references: () => [] };
    // @ts-expect-error "nmae" is no column of the table, and "name" is missing
    recordType({ ...base, row: (c) => ({ id: c.key, code: c.key, nmae: c.name, ...region }) });
    // @ts-expect-error a nullable column is written, not forgotten
    recordType({ ...base, row: (c) => ({ id: c.key, code: c.key, name: c.name, position: 1 }) });
    // @ts-expect-error a column that the table does not have
    recordType({ ...base, row: (c) => ({ id: c.key, code: c.key, name: c.name, ...region, colour: 'red' }) });
    // @ts-expect-error a column of another type
    recordType({ ...base, row: (c) => ({ id: c.key, code: c.key, name: c.name, ...region, position: c.name }) });
  });

  it('are typed by the table of each child, which goes with its rows', () => {
    const right = childTable(planModels, planModels.planId, (c: Content) => [{ id: c.key, name: c.name, ...model }]);
    expect(right.rows({ key: 'a', name: 'A' })).toEqual([{ id: 'a', name: 'A', ...model }]);

    // @ts-expect-error "title" is no column of the table, and "name" is missing
    childTable(planModels, planModels.planId, (c: Content) => [{ id: c.key, title: c.name, ...model }]);
    // @ts-expect-error the same inside a list made of a list
    childTable(planModels, planModels.planId, (c: Content) => [c].map((each) => ({ id: each.key, ...model })));
    const surplus = (c: Content) => [{ id: c.key, name: c.name, ...model, colour: 'red' }];
    // @ts-expect-error a column too many
    childTable(planModels, planModels.planId, surplus);
  });

  it('never share a table between two children of one record', () => {
    for (const { type, main, children } of RECORD_TYPES) {
      const tables = [main, ...children.map((child) => child.table)];
      expect(new Set(tables).size, type).toBe(tables.length);
      for (const { table, owner } of children) expect(owner.table, type).toBe(table);
    }
    expect(RECORD_TYPES.length).toBeGreaterThanOrEqual(13);
  });
});
