import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

/** What Node says of bytes that are no request, with the status and the words for whoever sent them. */
const REFUSALS: Readonly<Record<string, readonly [status: number, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not come in time. Send it again, in one go.'],
  HPE_HEADER_OVERFLOW: [431, 'The head of the request is too long. Send a long query with POST, in the body.'],
};
const NO_REQUEST = [
  400,
  'What came is no request of HTTP/1.1. Look at its head and at how its body is framed.',
] as const;

/** Answers what cannot be read as a request, in the form of every other refusal, and ends the connection. */
export function refuseUnreadable({ code = '' }: NodeJS.ErrnoException, socket: Socket): void {
  if (code === 'ECONNRESET' || socket.destroyed) return;
  const [status, message] = REFUSALS[code] ?? NO_REQUEST;
  const body = JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroy();
}
