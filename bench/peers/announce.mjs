/**
 * Listens on PORT of the loopback address and prints where, as the runner waits for it.
 *
 * @param {import('node:http').Server} server
 */
export function announce(server) {
  server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the server has no port');
    process.stdout.write(`listening http://127.0.0.1:${address.port}\n`);
  });
}
