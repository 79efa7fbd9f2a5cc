import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import type { GraphQLSchema } from 'graphql';
import { releaseVersion } from '../../base/project.ts';
import { nearest } from '../../base/text.ts';
import type { ShippedOperation } from '../../operations/operations.ts';
import { type JsonSchema, variablesSchema } from '../../operations/variable-schema.ts';

export interface AgentOptions {
  operations: readonly ShippedOperation[];
  schema: GraphQLSchema;
  /** Asks the HTTP door of the service: the same checks, limits and kept answers as for everybody. */
  ask: (path: string) => Promise<{ status: number; body: string }>;
}

/** A longer answer would fill the memory of an agent with one table. */
const MAX_ANSWER = 200_000;

const INSTRUCTIONS = `Questions over the gender-equality plans of Việt Nam's provinces. Each tool is one question; its answer names the dataset version.
Null means that no source says it, and is no "no". Of a province without a plan, NOT_SEARCHED means that nobody looked and NO_PLAN_FOUND that somebody did; of a plan, SOURCE_PARTIAL means that only a part of it was seen, and only NOT_ADDRESSED that it was seen whole and has nothing there. Do not say that something is missing in the other cases.
Provinces are named by slugs such as "dong-nai"; ListProvinces lists them. On 2025-07-01 63 provinces became 34: basis AS_ISSUED asks by the map of the year, CURRENT by that of today. Cite plans by number, issuer and day, and the page where the answer gives its address.`;

interface Tool {
  name: string;
  title: string;
  description: string;
  inputSchema: JsonSchema & { type: 'object' };
  operation: string;
}

/** Makes the agent's door: the shipped questions as tools of the Model Context Protocol. It can read and nothing else. */
export function createAgentServer({ operations, schema, ask }: AgentOptions): Server {
  const tools = operations.map((operation) => toolOf(operation, schema));
  const server = new Server(
    { name: 'kehoach-graph', title: 'Kế hoạch Graph', version: releaseVersion() },
    { capabilities: { tools: {} }, instructions: INSTRUCTIONS },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: tools.map(({ operation: _, ...tool }) => ({
      ...tool,
      annotations: { readOnlyHint: true, idempotentHint: true, destructiveHint: false, openWorldHint: false },
    })),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const tool = tools.find(({ name }) => name === params.name);
    if (!tool) {
      const near = nearest(
        params.name,
        tools.map(({ name }) => name),
      );
      return refusal(`There is no tool "${params.name.slice(0, 80)}".${near ? ` Did you mean "${near}"?` : ''}`);
    }
    const { status, body } = await ask(`/operations/${tool.operation}?${parametersOf(params.arguments ?? {})}`);
    return status === 200 ? answer(body) : refusal(messageOf(body));
  });
  return server;
}

function toolOf(operation: ShippedOperation, schema: GraphQLSchema): Tool {
  const columns = operation.columns.map(({ name, titleEn }) => `${name} (${titleEn})`).join(', ');
  return {
    // What agents look for first has the plainest name.
    name: operation.name === 'Search' ? 'search' : operation.name,
    operation: operation.name,
    title: operation.titleEn,
    description: `${operation.titleEn}\n${operation.titleVi}\nThe answer tells, among others: ${columns}.`,
    inputSchema: { ...variablesSchema(operation, schema), type: 'object' },
  };
}

/** Writes arguments as the address of an operation takes them; null takes a default away. */
function parametersOf(values: Record<string, unknown>): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    const list = Array.isArray(value) ? value : [value];
    if (list.length === 0) parameters.append(name, '');
    for (const one of list)
      parameters.append(name, one == null ? '' : typeof one === 'object' ? JSON.stringify(one) : String(one));
  }
  return parameters;
}

function answer(body: string) {
  if (body.length > MAX_ANSWER)
    return refusal(
      `The answer has ${body.length} characters, and ${MAX_ANSWER} is the most. Ask for fewer provinces, years or rows ("first").`,
    );
  return {
    content: [{ type: 'text' as const, text: body }],
    structuredContent: JSON.parse(body) as Record<string, unknown>,
  };
}

/** An agent reads what was wrong, and asks again. */
function refusal(message: string) {
  return { content: [{ type: 'text' as const, text: message }], isError: true };
}

function messageOf(body: string): string {
  const { errors = [] } = JSON.parse(body) as { errors?: { message: string; extensions?: { code?: string } }[] };
  return errors.map(({ message, extensions }) => `${message} [${extensions?.code}]`).join('\n');
}
