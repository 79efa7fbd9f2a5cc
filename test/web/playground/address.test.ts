import { describe, expect, it } from 'vitest';
import { readOperations } from '../../../src/operations/operations.ts';
import { addressOf } from '../../../src/web/playground/page/address.ts';
import { linkedTab, tabOf } from '../../../src/web/playground/page/initial-state.ts';
import { withoutUndeclared } from '../../../src/web/playground/page/variables.ts';

const operations = await readOperations();
const searchOf = (address: string) => address.slice(address.indexOf('?'));

describe('the address of the playground', () => {
  it('opens again what stands in the editors', () => {
    const [first] = operations;
    if (!first) throw new Error('no operation is shipped');
    for (const tab of [
      tabOf(first),
      { ...tabOf(first), variables: JSON.stringify({ year: 2023, provinces: ['hue'] }, null, 2) },
      { query: '{ provinces { name } } # tên & "dấu" <b>', variables: '' },
      { query: 'query ($a: Int!) { planCoverage(year: $a) { year } }', variables: '{\n  "a": 2024\n}' },
      { query: '{ typing', variables: '{ not JSON' },
    ]) {
      const address = addressOf(tab, operations, 'en');
      expect(linkedTab({ operations }, searchOf(address))).toEqual(tab);
      expect(new URLSearchParams(searchOf(address)).get('lang')).toBe('en');
    }
  });

  it('names a shipped operation instead of writing it out, and its variables only where they differ', () => {
    for (const operation of operations) {
      expect(addressOf(tabOf(operation), operations, 'vi')).toBe(`/playground?operation=${operation.name}&lang=vi`);
    }
  });

  it('leaves out what would be too long to be answered', () => {
    expect(addressOf({ query: `{ a${'b'.repeat(7000)} }`, variables: '' }, [], 'vi')).toBe('/playground?lang=vi');
    expect(addressOf({ query: '  ', variables: '{}' }, [], 'vi')).toBe('/playground?lang=vi');
  });
});

describe('variables that the query does not declare', () => {
  it('are left out, and the rest stays', () => {
    const query = 'query ($year: Int!) { planCoverage(year: $year) { year } }';
    expect(withoutUndeclared(query, '{ "year": 2024, "provinces": ["hue"] }')).toBe('{\n  "year": 2024\n}');
    expect(withoutUndeclared('{ provinces { name } }', '{ "year": 2024 }')).toBe('');
  });

  it.each([
    ['query ($year: Int!) { planCoverage(year: $year) { year } }', '{ "year": 2024 }'],
    ['{ provinces {', '{ "year": 2024 }'],
    ['{ provinces { name } }', '{ "year": '],
    ['{ provinces { name } }', ''],
  ])('are no reason to touch what stands: %s with %s', (query, variables) => {
    expect(withoutUndeclared(query, variables)).toBeNull();
  });
});
