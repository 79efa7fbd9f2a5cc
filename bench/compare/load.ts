import { request } from 'node:http';
import { Line } from './line.ts';

export interface Sent {
  url: string;
  method: 'GET' | 'POST';
  body: string;
}

/** Asks once. Throws: when the status is not 200. */
export function ask({ url, method, body }: Sent): Promise<{ bytes: number; text: () => string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method,
      headers:
        method === 'POST' ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } : {},
    });
    sent.on('error', reject).on('response', (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response
        .on('error', reject)
        .on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          bytes += chunk.length;
        })
        .on('end', () => {
          const text = () => Buffer.concat(chunks).toString();
          if (response.statusCode === 200) resolve({ bytes, text });
          else reject(new Error(`${method} ${url} was answered ${response.statusCode}: ${text().slice(0, 400)}`));
        });
    });
    sent.end(body);
  });
}

/** Asks again and again for a time, so many at once. Returns: how long each took, and all together; milliseconds. */
export async function load(sent: Sent, { forMs, atOnce }: { forMs: number; atOnce: number }) {
  const times: number[] = [];
  const lines = await Promise.all(Array.from({ length: atOnce }, () => Line.open(sent)));
  const begun = performance.now();
  try {
    await Promise.all(
      lines.map(async (line) => {
        do {
          const start = performance.now();
          await line.ask();
          times.push(performance.now() - start);
        } while (performance.now() - begun < forMs);
      }),
    );
    return { times, elapsedMs: performance.now() - begun };
  } finally {
    for (const line of lines) line.close();
  }
}
