import { readFileSync } from 'node:fs';
import type { Reference } from '../../../src/importer/reference.ts';

/** Loads the reference facts the importer's tests resolve against. */
export function loadReference(): Reference {
  return JSON.parse(readFileSync(new URL('./reference.json', import.meta.url), 'utf8')) as Reference;
}
