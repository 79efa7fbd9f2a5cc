import { type IncomingHttpHeaders, request } from 'node:http';

interface Question {
  headers?: Record<string, string>;
  /** JSON; with one it is a POST. */
  body?: string;
  /** Ends the question when it is aborted. */
  over?: AbortSignal;
}

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/**
 * Asks and reads the whole answer. Not by `fetch`: of some of the answers that are given up while they come it never
 * says that they ended, and who waits for all of them would wait for ever.
 *
 * Throws: what the connection says, and when the question was ended.
 */
export function ask(url: URL, { headers = {}, body, over }: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const own =
      body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const method = body === undefined ? 'GET' : 'POST';
    const asked = request(url, { method, headers: { ...own, ...headers }, ...(over && { signal: over }) }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('close', () => {
        if (!answer.complete) return reject(new Error('the answer was cut'));
        const text = Buffer.concat(parts).toString('utf8');
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
