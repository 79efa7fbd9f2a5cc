import { request } from 'node:http';

interface Question {
  headers?: Record<string, string>;
  /** JSON; with one it is a POST. */
  body?: string;
  /** Ends the question when it is aborted. */
  over?: AbortSignal;
}

/**
 * Asks and reads the whole answer. Not by `fetch`: of some of the answers that are given up while they come it never
 * says that they ended, and who waits for all of them would wait for ever.
 *
 * Throws: what the connection says, and when the question was ended.
 */
export function ask(url: URL, { headers = {}, body, over }: Question): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const own =
      body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const method = body === undefined ? 'GET' : 'POST';
    const asked = request(url, { method, headers: { ...own, ...headers }, ...(over && { signal: over }) }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('close', () => {
        if (answer.complete) resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') });
        else reject(new Error('the answer was cut'));
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
