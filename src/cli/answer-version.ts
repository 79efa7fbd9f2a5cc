import { pino } from 'pino';
import { createApp } from '../app.ts';
import { RECORD_TYPES } from '../domains.ts';
import { Admission } from '../graph/admission.ts';
import { openVersion } from '../mirror/versions/open-version.ts';
import { type Line, ProcessChannel } from '../mirror/versions/process-channel.ts';
import type { AskedUrl, OfService, OfVersion, UrlAnswer, VersionToOpen } from '../mirror/versions/version-questions.ts';

/** What the engine can begin with at the same time, see `start`. */
const PLACES = { places: 8, waiting: 80 };

/** Answers a service from an older version, by the same doors and checks as those of the service itself. */
export function answerFromVersion(line: Line, onDamage: (error: unknown) => void): void {
  let get: ((asked: AskedUrl, signal: AbortSignal) => Promise<UrlAnswer>) | null = null;
  const channel: ProcessChannel<OfService, OfVersion> = new ProcessChannel<OfService, OfVersion>(line, {
    open: async ({ wanted, root, base }: VersionToOpen) => {
      const { version } = wanted;
      const database = await openVersion({
        wanted,
        root,
        types: RECORD_TYPES,
        history: () => channel.ask('history', { version }),
        log: (afterSeq) => channel.ask('log', { version, afterSeq }),
        onDamage,
      });
      const app = await createApp({
        config: { publicUrl: base },
        database,
        log: pino({ level: 'silent' }),
        admission: new Admission(PLACES),
        traces: true,
      });
      get = async ({ url, accept, client }, signal) => {
        const { statusCode, headers, rawPayload } = await app.http.inject({
          url,
          headers: { ...(accept !== undefined && { accept }) },
          remoteAddress: client,
          signal,
        });
        const texts = Object.entries(headers).map(([name, value]) => [name, String(value)]);
        return { status: statusCode, headers: Object.fromEntries(texts), body: rawPayload };
      };
      return null;
    },
    get: async (asked, signal) => {
      if (!get) throw new Error('a version is asked before it is opened');
      return get(asked, signal);
    },
  });
}
