import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';

const app = openApp();

describe('the action areas', () => {
  it('are sixteen, in the order of their codes, each described in two languages', async () => {
    const { data, errors } = await app().query(
      '{ actionAreas { id code name nameEn description descriptionEn crossCutting } }',
    );
    expect(errors).toBeUndefined();
    const codes = Array.from({ length: 16 }, (_, i) => `T${String(i + 1).padStart(2, '0')}`);
    expect(data.actionAreas.map((area: { code: string }) => area.code)).toEqual(codes);
    for (const area of data.actionAreas) {
      expect(area.id).toBe(area.code);
      for (const text of [area.name, area.nameEn, area.description, area.descriptionEn])
        expect(text.length).toBeGreaterThan(3);
    }
  });

  it('name the objectives that they serve', async () => {
    const { data } = await app().query(
      '{ actionAreas { code crossCutting objectives { number indicators { code } } } }',
    );
    const area = (code: string) => data.actionAreas.find((entry: { code: string }) => entry.code === code);
    expect(area('T07')).toEqual({
      code: 'T07',
      crossCutting: false,
      objectives: [{ number: 1, indicators: [{ code: '1.1' }] }],
    });
    expect(area('T01')).toEqual({ code: 'T01', crossCutting: true, objectives: [] });
    expect(area('T11').objectives.map((objective: { number: number }) => objective.number)).toEqual([2, 5]);
  });
});
