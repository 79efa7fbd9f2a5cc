import { expect, test } from 'vitest';
import { checkPlayground } from './check-playground.ts';

test('the playground answers the flagship query in a browser, at desktop and phone width', async () => {
  const url = process.env.PLAYGROUND_URL;
  expect(url, 'Set PLAYGROUND_URL to the address of a running server, for example http://127.0.0.1:4000/').toMatch(
    /^https?:/,
  );
  await checkPlayground(url ?? '');
});
