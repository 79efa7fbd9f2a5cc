import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { expect, it } from 'vitest';
import { openListeningApp } from '../../support/app.ts';
import { PROJECT } from '../../support/files.ts';

const { url } = openListeningApp();

it('kehoach mcp answers over standard input and output', async () => {
  const client = new Client({ name: 'test', version: '1' });
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [`${PROJECT}src/kehoach.mjs`, 'mcp', '--url', url()],
    stderr: 'ignore',
  });
  await client.connect(transport, { timeout: 50_000 });
  const { tools } = await client.listTools();
  expect(tools.length).toBeGreaterThan(35);
  const { structuredContent } = await client.callTool({ name: 'ListProvinces', arguments: {} });
  expect(JSON.stringify(structuredContent)).toContain('Đồng Nai');
  await client.close();
}, 120_000);
