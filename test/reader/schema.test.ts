import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { planBundleJsonSchema } from '../../src/reader/bundle/json-schema.ts';
import { planBundleSchema } from '../../src/reader/index.ts';
import { readFixture } from './support/fixtures.ts';

describe('the published schema of the plan bundle', () => {
  it('equals the committed file; emit it with npm run bundle:schema', () => {
    const committed = readFileSync(new URL('../../schema/plan-bundle.schema.json', import.meta.url), 'utf8');
    expect(committed).toBe(planBundleJsonSchema());
  });

  it('describes every field', () => {
    const undescribed: string[] = [];
    const walk = (schema: Record<string, unknown>, path: string) => {
      const properties = (schema.properties ?? {}) as Record<string, Record<string, unknown>>;
      for (const [name, property] of Object.entries(properties)) {
        const own = `${path}.${name}`;
        const described =
          JSON.stringify(property).includes('"description"') || 'const' in property || 'enum' in property;
        if (!described) undescribed.push(own);
        walk(property, own);
      }
      if (schema.items) walk(schema.items as Record<string, unknown>, `${path}[]`);
      for (const part of (schema.anyOf ?? []) as Record<string, unknown>[]) walk(part, path);
    };
    walk(JSON.parse(planBundleJsonSchema()), 'bundle');
    expect(
      undescribed.filter(
        (path) =>
          !/\.(?:value|amount|currency|asStated|area|score|text|locator|from|to|intervals|recipient|start|end|due)$/.test(
            path,
          ),
      ),
    ).toEqual([]);
  });

  it('refuses a field that is not of the form', async () => {
    const bundle = await readFixture('04-hau-giang-announcement.html');
    expect(planBundleSchema.safeParse(bundle).success).toBe(true);
    expect(planBundleSchema.safeParse({ ...bundle, extra: 1 }).success).toBe(false);
  });
});
