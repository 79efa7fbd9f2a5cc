import { parse, print } from 'graphql';
import { describe, expect, it } from 'vitest';
import { choiceField, numberField, readChoices } from '../../../src/web/pages/frame/choices.ts';
import { without } from '../../../src/web/pages/frame/lean.ts';

const QUESTION = parse(`query Q($year: Int = 2025) { a(year: $year) { b { c d } plans: e { c } ... on X { f } } }`);
const written = (...paths: string[]) => print(without(QUESTION, ...paths)).replace(/\s+/g, ' ');

describe('a question without what a page does not show', () => {
  it('keeps all else of it, variables too', () => {
    expect(written('a.b.c')).toBe(
      'query Q($year: Int = 2025) { a(year: $year) { b { d } plans: e { c } ... on X { f } } }',
    );
    expect(written('a.b', 'a.f')).not.toMatch(/\b[bdf]\b/);
    expect(written('a.plans')).not.toContain('plans');
  });

  it('refuses a path that is not in it', () => {
    expect(() => written('a.b.e')).toThrow('does not ask a.b.e');
    expect(() => written('b')).toThrow('does not ask b');
  });
});

describe('addresses that differ in one parameter', () => {
  it('are those that the choices would write', () => {
    const fields = { year: numberField(2025, 2000, 2100), basis: choiceField(['A', 'B'] as const, null) };
    const choices = readChoices(fields, new URLSearchParams('basis=b'));
    for (const year of [2025, 2030]) expect(choices.varying('year')(year)).toBe(choices.query({ year }));
    for (const basis of ['A', null] as const) expect(choices.varying('basis')(basis)).toBe(choices.query({ basis }));
  });
});
