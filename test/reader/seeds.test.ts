import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { evaluate, precision, recall } from './evaluation/evaluate.ts';
import { loadReference } from './support/reference.ts';

// The five captured pages are not part of the repository; they stand beside the checkout where it is built.
const DOCUMENTS = fileURLToPath(new URL('../../../shared/documents/', import.meta.url));
const EXPECTED = fileURLToPath(new URL('./expected-seeds/', import.meta.url));

describe('the five captured documents', () => {
  it('have facts written by hand, a file each', async () => {
    expect(await readdir(EXPECTED)).toHaveLength(5);
  });

  if (!existsSync(DOCUMENTS)) return;
  it('are read with nothing invented and hardly anything missed', async () => {
    const { documents, scores, invented } = await evaluate(DOCUMENTS, EXPECTED, loadReference());
    expect(documents).toBe(5);
    expect(invented).toEqual([]);
    for (const field of ['number', 'type', 'issuer', 'issuedOn', 'publishedOn', 'signer']) {
      expect([field, precision(scores.get(field) ?? { right: 0, found: 1, expected: 1 })]).toEqual([field, 1]);
    }
    for (const field of ['citations', 'relation', 'tasks']) {
      expect(recall(scores.get(field) ?? { right: 0, found: 1, expected: 1 })).toBeGreaterThanOrEqual(0.95);
    }
    expect(recall(scores.get('actionArea') ?? { right: 0, found: 1, expected: 1 })).toBeGreaterThanOrEqual(0.85);
  });
});
