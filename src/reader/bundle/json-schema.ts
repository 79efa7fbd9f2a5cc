import { z } from 'zod';
import { planBundleSchema } from './bundle.schema.ts';

/** Generates the published JSON Schema of the plan bundle; the committed file must equal it. */
export function planBundleJsonSchema(): string {
  const schema = z.toJSONSchema(planBundleSchema, { target: 'draft-2020-12', reused: 'inline' });
  return `${JSON.stringify(schema, null, 2)}\n`;
}
