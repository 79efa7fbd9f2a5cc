import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { buildParts, KEHOACH } from './build.ts';

export interface RunningProcess {
  base: string;
  /** Ends it as a crash does. */
  kill(): Promise<void>;
}

/** Starts the service as users do and waits until it says where it listens. */
export async function startProcess(environment: Record<string, string>): Promise<RunningProcess> {
  await buildParts();
  const child: ChildProcess = spawn(process.execPath, [KEHOACH, 'serve'], {
    env: { ...process.env, PORT: '0', PUBLIC_URL: '', LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const base = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (data) => {
      said += data;
      const address = /GraphQL\s+(http:\S+)\/graphql/.exec(said)?.[1];
      if (address) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`the service ended with ${code}: ${said}`)));
  });
  return {
    base,
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
