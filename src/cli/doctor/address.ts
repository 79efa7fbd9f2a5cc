import type { Config } from '../../config.ts';
import { type Finding, fine, look, mend } from './finding.ts';

const ANSWER_MS = 5_000;
const MOST_CLOCK_MS = 60_000;
const LOOPBACK = /^(localhost|127\.|\[?::1)/;

/** Looks at the address that readers see, by asking it as they do. */
export async function examineAddress({ publicUrl, host, trustedProxies }: Config, now: () => Date): Promise<Finding[]> {
  if (publicUrl === null) {
    if (LOOPBACK.test(host)) return [fine('address', 'Only this machine is served.')];
    return [
      mend(
        'address',
        `The service listens on ${host}, and links in feeds and pages name that address.`,
        'Set PUBLIC_URL to the address that readers see.',
      ),
    ];
  }
  const { protocol, hostname } = new URL(publicUrl);
  const findings: Finding[] = [];
  if (protocol === 'http:' && !LOOPBACK.test(hostname)) {
    findings.push(look('address', 'PUBLIC_URL is not encrypted.', 'Serve it as https at the proxy.'));
  }
  if (LOOPBACK.test(host) && !LOOPBACK.test(hostname) && trustedProxies.length === 0) {
    findings.push(
      mend(
        'proxy',
        'A proxy stands before the service and TRUSTED_PROXIES is empty: all clients share one rate.',
        'Name the proxy there, e.g. 127.0.0.1.',
      ),
    );
  }
  const response = await fetch(`${publicUrl}/readyz`, { signal: AbortSignal.timeout(ANSWER_MS) }).catch(
    (error: unknown) => error as Error,
  );
  if (response instanceof Error) {
    const cause = response.cause as { code?: string; message?: string } | undefined;
    const reason = cause?.code ?? cause?.message ?? response.name;
    findings.push(
      mend('address', `Nothing answers at ${publicUrl} (${reason}).`, 'Start the service, or correct PUBLIC_URL.'),
    );
    return findings;
  }
  const { status, datasetVersion } = (await response.json().catch(() => ({}))) as {
    status?: string;
    datasetVersion?: number;
  };
  if (status !== 'ready') {
    findings.push(
      mend('address', `${publicUrl} answers ${response.status} and is not ready.`, 'Look at what answers there.'),
    );
    return findings;
  }
  findings.push(fine('address', `${publicUrl} answers with dataset version ${datasetVersion}.`));
  const date = Date.parse(response.headers.get('date') ?? '');
  if (Number.isFinite(date) && Math.abs(date - now().getTime()) > MOST_CLOCK_MS) {
    findings.push(mend('clock', 'The clock there differs by more than a minute.', 'Set both by NTP.'));
  }
  findings.push(await examineStream(publicUrl));
  return findings;
}

/** A proxy that gathers what is streamed keeps subscribers waiting for ever. */
async function examineStream(publicUrl: string): Promise<Finding> {
  const ending = AbortSignal.timeout(ANSWER_MS);
  const query = encodeURIComponent('subscription { changes { seq } }');
  try {
    const response = await fetch(`${publicUrl}/graphql/stream?query=${query}`, {
      headers: { accept: 'text/event-stream' },
      signal: ending,
    });
    await response.body?.cancel();
    if (response.ok) return fine('subscriptions', 'Server-sent events come through.');
    return mend('subscriptions', `/graphql/stream answers ${response.status}.`, 'Let the proxy pass it on as it is.');
  } catch {
    // Said in full by the finding: what stands between gives no answer before the stream has ended.
    return mend('subscriptions', 'Nothing comes of /graphql/stream.', 'Turn the proxy’s buffering off.');
  }
}
