import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { currentBuild } from '../../base/build.ts';
import { causes, ERROR_CATALOGUE, type ErrorCode } from '../../base/errors.ts';
import { releaseVersion } from '../../base/project.ts';
import type { Config } from '../../config.ts';
import { refusalOf } from '../refusal.ts';
import type { Terminal } from '../terminal.ts';
import { examineAddress } from './address.ts';
import { examineEmbedded } from './embedded.ts';
import { type Finding, fine, look, mend } from './finding.ts';
import { examinePostgres } from './postgres.ts';

const OLDEST_NODE = [20, 19] as const;
const SPARE_BYTES = 1024 ** 3;

/** Looks at a deployment as its settings describe it, one part after another; a part that fails hides none of the others. */
export async function examine(terminal: Terminal): Promise<Finding[]> {
  const findings: Finding[] = [examineNode(process.versions.node), examineBuild()];
  const config = await terminal.config().catch((error: unknown) => {
    findings.push(failed('settings', error));
    return null;
  });
  if (config === null) return findings;
  findings.push(fine('settings', 'All can be used.'));
  const parts: [string, () => Promise<Finding[]>][] = [
    ['database', () => (config.databaseUrl ? examinePostgres(config, config.databaseUrl) : examineEmbedded(config))],
    ['disk', () => examineDisk(config)],
    ['address', () => examineAddress(config, terminal.now)],
  ];
  for (const [subject, part] of parts) {
    findings.push(...(await part().catch((error: unknown) => [failed(subject, error)])));
  }
  return findings;
}

/** Says of a version of Node whether the service runs on it. */
function examineNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
  if (isOld) return mend('node', `Node ${version}.`, `Use Node ${OLDEST_NODE.join('.')} or newer.`);
  return fine('node', `Node ${version}, release ${releaseVersion()}.`);
}

function examineBuild(): Finding {
  const { page, snapshot } = currentBuild();
  const missing = [page === null && 'the playground', snapshot === null && 'the snapshot'].filter(Boolean);
  if (missing.length === 0) return fine('build', 'The build fits the sources.');
  return look('build', `Not built for these sources: ${missing.join(', ')}.`, 'Run "npm run build".');
}

async function examineDisk({ databaseUrl, dataDir }: Config): Promise<Finding[]> {
  // A PostgreSQL has disks of its own, which only its operator sees.
  if (databaseUrl !== null) return [];
  let folder = dataDir;
  while (!existsSync(folder)) folder = dirname(folder);
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const gigabytes = `${(free / 1024 ** 3).toFixed(1)} GB free where DATA_DIR is.`;
  if (free >= SPARE_BYTES) return [fine('disk', gigabytes)];
  return [mend('disk', gigabytes, 'Make room: a publication that finds none is refused.')];
}

/** Makes of an error what it means here, with the remedy of its code. */
function failed(subject: string, error: unknown): Finding {
  const { code, message } = refusalOf(error);
  const known = code in ERROR_CATALOGUE ? ERROR_CATALOGUE[code as ErrorCode] : null;
  const reason = (causes(error).at(-1) as { code?: unknown } | undefined)?.code;
  return mend(subject, reason && !known ? `${message} (${String(reason)})` : message, known?.remedy ?? 'See the log.');
}
