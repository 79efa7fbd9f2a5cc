import { expect, it } from 'vitest';
import { openApp, openBefore } from '../support/app.ts';
import { compareOperations, keepingApp } from './generated-operations.ts';

const plain = openApp();
const keeping = openBefore(
  () => keepingApp(plain()),
  (app) => app.http.close(),
);

it('answers 200 generated operations alike: anew, kept, and by graphql-js alone', async () => {
  const { asked, whole } = await compareOperations(plain(), keeping(), { from: 1, count: 200 });
  expect(asked).toBe(200);
  expect(whole).toBeGreaterThan(120);
});
