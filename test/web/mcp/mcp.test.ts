import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOperations } from '../../../src/operations/operations.ts';
import { openListeningApp } from '../../support/app.ts';

const { app, url } = openListeningApp();
let client: Client;

beforeAll(async () => {
  client = new Client({ name: 'test', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(new URL(`${url()}/mcp`)));
});
afterAll(() => client.close());

type Content = { type: string; text: string }[];
const call = async (name: string, values: Record<string, unknown> = {}) => {
  const { content, isError, structuredContent } = await client.callTool({ name, arguments: values });
  return { text: (content as Content)[0]?.text ?? '', isError: isError === true, data: structuredContent };
};

describe('the door of agents', () => {
  it('offers every shipped question as a tool with typed arguments, to read only', async () => {
    const { tools } = await client.listTools();
    const operations = await readOperations();
    expect(tools.map(({ name }) => name)).toEqual(operations.map(({ name }) => (name === 'Search' ? 'search' : name)));
    for (const tool of tools) {
      expect(tool.annotations, tool.name).toMatchObject({ readOnlyHint: true, destructiveHint: false });
      expect(tool.inputSchema, tool.name).toMatchObject({ type: 'object', additionalProperties: false });
    }
    const compare = tools.find(({ name }) => name === 'ComparePlans')?.inputSchema.properties;
    expect(compare).toMatchObject({
      year: { type: 'integer', default: 2024 },
      provinces: { type: 'array', items: { type: 'string' }, default: ['ninh-thuan', 'dong-nai', 'quang-ngai'] },
      basis: { type: 'string', enum: ['AS_ISSUED', 'CURRENT'] },
    });
    expect(tools.find(({ name }) => name === 'search')?.inputSchema.properties).toMatchObject({
      text: { type: 'string' },
    });
    expect(client.getInstructions()).toContain('NOT_SEARCHED means that nobody looked');
  });

  it('answers as the operation does, with version, reasons for absence and sources', async () => {
    for (const [tool, values, path] of [
      [
        'ComparePlans',
        { provinces: ['ninh-thuan', 'dong-nai'], year: 2024 },
        'ComparePlans?provinces=ninh-thuan,dong-nai&year=2024',
      ],
      ['PlanCoverage', { year: 2025, basis: 'CURRENT' }, 'PlanCoverage?year=2025&basis=CURRENT'],
      ['SourcesOfPlans', { provinces: ['dong-nai'] }, 'SourcesOfPlans?provinces=dong-nai'],
      ['search', { text: 'bạo lực gia đình', kinds: ['TASK'] }, 'Search?text=bạo lực gia đình&kinds=TASK'],
    ] as const) {
      const { data, isError, text } = await call(tool, values);
      expect(isError, text).toBe(false);
      expect(data).toEqual((await app().http.inject(encodeURI(`/operations/${path}`))).json());
      expect(data).toMatchObject({ extensions: { datasetVersion: expect.any(Number) } });
    }
    const compared = await call('ComparePlans');
    expect(compared.text).toContain('"SOURCE_PARTIAL"');
    expect(compared.text).toContain('"whyVi"');
  });

  it('answers what it cannot understand so that an agent can put it right', async () => {
    for (const [tool, values, told] of [
      ['PlanCoverage', { year: 'soon' }, /"year" is "soon".*BAD_USER_INPUT/],
      ['PlanCoverage', { jahr: 2024 }, /has no parameter "jahr".*BAD_USER_INPUT/],
      ['ComparePlans', { provinces: ['ninh-thuann', 'dong-nai'] }, /Did you mean "ninh-thuan"\?.*UNKNOWN_PROVINCE/],
      ['search', { text: { $ne: null } }, /./],
      ['PlanCoverag', {}, /Did you mean "PlanCoverage"\?/],
    ] as const) {
      const { isError, text } = await call(tool, values);
      expect(text).toMatch(told);
      if (tool !== 'search') expect(isError).toBe(true);
    }
  });

  it('has no streams and no sessions to keep, and refuses what is no message', async () => {
    const got = await fetch(`${url()}/mcp`, { headers: { accept: 'text/event-stream' } });
    expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST']);
    const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
    const bad = await fetch(`${url()}/mcp`, { method: 'POST', headers, body: '{"jsonrpc":"2.0"}' });
    expect(bad.status).toBe(400);
    const broken = await fetch(`${url()}/mcp`, { method: 'POST', headers, body: '{' });
    expect(broken.status).toBe(400);
  });
});
