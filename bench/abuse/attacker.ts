// Makes one attack in a process of its own, so that who measures the service is not slowed by it.
// Started by probe.ts, which sends what to do and for how long.
import { setMaxListeners } from 'node:events';
import { ATTACKS } from './attacks.ts';

export interface Order {
  attack: string;
  url: string;
  headers: Record<string, string>;
  ms: number;
}

process.once('message', async ({ attack: name, url, headers, ms }: Order) => {
  const attack = ATTACKS.find((one) => one.name === name);
  if (!attack) throw new Error(`there is no attack "${name}"`);
  const counts: Record<string, number> = {};
  const ending = new AbortController();
  // Each question that is under way listens.
  setMaxListeners(0, ending.signal);
  setTimeout(() => ending.abort(), ms);
  await attack.run({
    url: new URL(url),
    over: ending.signal,
    headers,
    saw: (outcome) => {
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    },
  });
  process.send?.(counts, () => process.exit());
});
