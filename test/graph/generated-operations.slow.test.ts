import { expect, it } from 'vitest';
import { openApp, openBefore } from '../support/app.ts';
import { compareOperations, keepingApp } from './generated-operations.ts';

const plain = openApp();
const keeping = openBefore(
  () => keepingApp(plain()),
  (app) => app.http.close(),
);

it('answers 2,000 more generated operations alike', { timeout: 1_800_000 }, async () => {
  const { asked, whole } = await compareOperations(plain(), keeping(), { from: 1000, count: 2000 });
  expect(asked).toBe(2000);
  expect(whole).toBeGreaterThan(1200);
});
