import { findService } from './control/control-client.ts';
import type { Run } from './jobs.ts';
import type { Terminal } from './terminal.ts';

/** `write`: brought up to this release first; `read`: a PostgreSQL is taken as it is; `copy`: holds no seeds. */
export type Use = 'write' | 'read' | 'copy';

/**
 * Lets a command work on the dataset of the settings: through the service that has the embedded database open, if one
 * runs, else on the database itself, which is closed afterwards. The command cannot tell which it was.
 *
 * Throws: BAD_SETTING, DATABASE_*, DATA_DIR_*, BAD_SEED, NOT_READY, and what the work throws.
 */
export async function withDataset<T>(terminal: Terminal, use: Use, work: (run: Run) => Promise<T>): Promise<T> {
  const config = await terminal.config();
  const service = config.databaseUrl === null ? await findService(config.dataDir) : null;
  if (service) return work(service);
  // All that a dataset is made of: loaded only where no service has it loaded already.
  const { onOwnDataset } = await import('./own-dataset.ts');
  return onOwnDataset(config, terminal.now, use, work);
}
