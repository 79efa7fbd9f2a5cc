import type { Command } from 'commander';
import { throughDoor } from './door.ts';
import { URL_OPTION } from './query.command.ts';
import type { Terminal } from './terminal.ts';

/** Adds `kehoach mcp`: answers an agent over standard input and output. */
export function addMcpCommand(program: Command, terminal: Terminal): void {
  program
    .command('mcp')
    .description('answer an agent by the Model Context Protocol, over standard input and output')
    .option(...URL_OPTION)
    .action(({ url }: { url?: string }) =>
      throughDoor(terminal, url, async (ask) => {
        const [{ createAgentServer }, { StdioServerTransport }, { createSchema }, { readOperations }] =
          await Promise.all([
            import('../web/mcp/mcp-server.ts'),
            import('@modelcontextprotocol/sdk/server/stdio.js'),
            import('../schema.ts'),
            import('../operations/operations.ts'),
          ]);
        const server = createAgentServer({ operations: await readOperations(), schema: await createSchema(), ask });
        const ended = new Promise<void>((resolve) => {
          server.onclose = resolve;
          // The agent that started this command ends it by closing its output.
          process.stdin.once('end', () => void server.close());
        });
        await server.connect(new StdioServerTransport());
        await ended;
      }),
    );
}
