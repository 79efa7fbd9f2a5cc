import type { Database } from '../../src/database/connection.ts';
import { RECORD_TYPES } from '../../src/domains.ts';
import { type IncomingRecord, type PublicationResult, publish } from '../../src/records/publish.ts';
import type { Origin } from '../../src/records/record.table.ts';
import type { Withdrawal } from '../../src/records/withdraw.ts';

interface Given {
  origin: Origin;
  reason: string;
  records: readonly IncomingRecord[];
  withdraw?: readonly Withdrawal[];
  kind?: 'CHANGED' | 'CORRECTED';
  now: Date;
}

/**
 * Publishes records as they are, past the layers: for tests of what comes after them, and for generated data, whose
 * states would not outlive the rules by which layers are composed.
 */
export function publishRecords(
  database: Database,
  { records, withdraw = [], ...publication }: Given,
): Promise<PublicationResult> {
  return publish(database, RECORD_TYPES, { ...publication, compose: async () => ({ records, withdraw }) });
}
