import { mkdirSync, writeFileSync } from 'node:fs';
import { planBundleJsonSchema } from './json-schema.ts';

const folder = new URL('../../../schema/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('plan-bundle.schema.json', folder), planBundleJsonSchema());
