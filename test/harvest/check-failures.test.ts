import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createCli } from '../../src/cli/cli.ts';
import { readConfig } from '../../src/config.ts';
import { messageOfConnection } from '../../src/harvest/check/messages.ts';
import { openBefore } from '../support/app.ts';
import { recordingTerminal } from '../support/terminal.ts';
import { openPublisher } from './publisher.ts';

const publisher = openBefore(openPublisher, (opened) => opened.close());

/** Runs the command as a province does. */
async function check(words: string[]) {
  const terminal = recordingTerminal({
    config: async () => readConfig({ HARVEST_PRIVATE: 'on' }),
    now: () => new Date('2026-11-29T08:00:00Z'),
  });
  await createCli(terminal).parseAsync(['check', ...words], { from: 'user' });
  return terminal.written;
}

const rss = (items: string) => `<rss version="2.0"><channel><title>t</title><link>/</link>${items}</channel></rss>`;

/** A port on which nobody listens any more. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('what cannot be had', () => {
  it('is said in Vietnamese with a remedy: a server that refuses, one that fails the second time, a password', async () => {
    const { pages, url } = publisher();
    const refused = await check([`http://127.0.0.1:${await closedPort()}/nguon-tin.xml`]);
    expect(refused.out).toMatch(/từ chối kết nối; hãy xem/);
    expect(refused.code).toBe(2);
    let asked = 0;
    pages.set('/once', (_request, response) => {
      asked += 1;
      if (asked > 1) response.destroy();
      else response.writeHead(200, { 'content-type': 'application/rss+xml', etag: '"1"' }).end(rss(''));
    });
    const once = await check([`${url}/once`]);
    expect(once.out).toMatch(/ngắt kết nối giữa chừng; hãy xem/);
    expect(once.code).toBe(1);
    await expect(check(['https://a:b@example.vn/'])).rejects.toThrow(/mật khẩu.*hãy ghi địa chỉ công khai/);
    await expect(check(['https://a:b@example.vn/', '--lang', 'en'])).rejects.toThrow(/give a public address/);
  }, 30_000);

  it.each([
    ['ENOTFOUND', 'failed-name'],
    ['EAI_AGAIN', 'failed-name'],
    ['CERT_HAS_EXPIRED', 'failed-certificate'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'failed-certificate'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'failed-certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'failed-certificate'],
    ['ECONNRESET', 'failed-cut'],
    ['ENETUNREACH', 'failed-network'],
  ])('for %s is %s', (code, said) => expect(messageOfConnection(code)).toBe(said));
});
