import type { FastifyInstance } from 'fastify';
import type { AgentOptions } from './mcp-server.ts';

/**
 * Answers agents at `/mcp` by streamable HTTP, without sessions: each request is answered for itself, so that any
 * process behind a balancer can answer it, and none has to remember anything.
 *
 * Source: Model Context Protocol, revision 2025-06-18, "Transports".
 */
export function registerMcp(app: FastifyInstance, options: Omit<AgentOptions, 'ask'>): void {
  app.post('/mcp', async (request, reply) => {
    // Loaded here: most processes meet no agent.
    const [{ createAgentServer }, { WebStandardStreamableHTTPServerTransport }] = await Promise.all([
      import('./mcp-server.ts'),
      import('@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'),
    ]);
    const server = createAgentServer({
      ...options,
      ask: async (path) => {
        // Who asks stays who asks, so that its share holds here too.
        const { statusCode, body } = await app.inject({ url: path, remoteAddress: request.ip });
        return { status: statusCode, body };
      },
    });
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    try {
      await server.connect(transport);
      const answer = await transport.handleRequest(
        new Request('http://localhost/mcp', {
          method: 'POST',
          headers: Object.entries(request.headers).flatMap(([name, value]) =>
            typeof value === 'string' ? [[name, value] as [string, string]] : [],
          ),
        }),
        { parsedBody: request.body },
      );
      const body = await answer.text();
      for (const [name, value] of answer.headers) reply.header(name, value);
      return reply
        .code(answer.status)
        .header('cache-control', 'no-store')
        .send(body === '' ? undefined : body);
    } finally {
      await server.close();
    }
  });
  const noStream = 'This door has no streams of its own. POST one message.';
  app.route({
    method: ['GET', 'DELETE'],
    url: '/mcp',
    handler: (_request, reply) =>
      reply
        .code(405)
        .header('allow', 'POST')
        .send({ jsonrpc: '2.0', id: null, error: { code: -32_000, message: noStream } }),
  });
}
