import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';

const app = openApp();
const QUERY = `query($number: String!, $province: String!, $year: Int!, $own: Boolean) {
  plan(number: $number, province: $province) { calendar(year: $year, own: $own) {
    id kind title titleEn startsOn endsOn days interval recipient locator actor { name } } } }`;
const of = async (number: string, province: string, year: number, own?: boolean) =>
  (await app().query(QUERY, { number, province, year, own })).data.plan.calendar;

describe('the calendar of a plan', () => {
  it('has what it observes by its days, and says of reports that no day is stated', async () => {
    expect(await of('9478/UBND-KGVX', 'dong-nai', 2024, true)).toEqual([
      expect.objectContaining({
        kind: 'OBSERVANCE',
        startsOn: '2024-11-15',
        endsOn: '2024-12-15',
        days: 'STATED',
        actor: null,
      }),
      expect.objectContaining({ kind: 'REPORT', startsOn: null, days: 'NOT_STATED', interval: 'HALF_YEARLY' }),
      expect.objectContaining({ kind: 'REPORT', startsOn: null, days: 'NOT_STATED', interval: 'YEARLY' }),
    ]);
  });

  it('has the day of each year of its period, and nothing outside of it', async () => {
    const entries = await of('2382/QĐ-UBND', 'dak-lak', 2017);
    expect(entries).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'REPORT', startsOn: '2017-11-20', endsOn: '2017-11-20' }),
        expect.objectContaining({ kind: 'DEADLINE', startsOn: '2017-11-20' }),
      ]),
    );
    expect(await of('2382/QĐ-UBND', 'dak-lak', 2031)).toEqual([]);
  });

  it('keeps apart what another body states', async () => {
    const entries = await of('827/KH-UBND', 'ninh-thuan', 2024, false);
    expect(entries.length).toBeGreaterThan(3);
    expect(entries.every((one: { actor: { name: string } | null }) => one.actor !== null)).toBe(true);
    expect(await of('827/KH-UBND', 'ninh-thuan', 2024, true)).toEqual([]);
  });

  it('refuses a year of no plan', async () => {
    const { errors } = await app().query(QUERY, { number: '827/KH-UBND', province: 'ninh-thuan', year: 1900 });
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('asks as many statements for one plan as for fifty', async () => {
    const count = async (first: number) =>
      (await app().query(`{ plans(first: ${first}) { nodes { calendar(year: 2024) { id actor { name } } } } }`))
        .statements.length;
    expect(await count(50)).toBe(await count(20));
  });
});
