import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const CONNECTION = `
  import { connect, createServer } from 'node:net';
  import { resetConnection } from './test/support/reset.ts';
  const server = createServer((near) => {
    near.on('error', () => {});
    if (BEGUN) near.end('the last');
    resetConnection(near);
    server.close();
  }).listen(0, '127.0.0.1', () => connect(server.address().port, '127.0.0.1').on('error', () => {}).resume());
`;

// The process waited for ever for the handle of a connection that was reset when its own end had begun.
it.each([true, false])('lets the process end that broke a connection (its end had begun: %s)', async (begun) => {
  const script = CONNECTION.replace('BEGUN', String(begun));
  const ended = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', script],
    {
      timeout: 20_000,
    },
  ).then(
    () => true,
    (error: { killed?: boolean }) => !error.killed && Promise.reject(error),
  );
  expect(ended).toBe(true);
});
