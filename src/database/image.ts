import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { type Database, embeddedDatabase } from './connection.ts';

/** An embedded database in memory, which can be written into one file. */
export interface ImagedDatabase {
  database: Database;
  /** Writes all that it holds, for `openImage`. */
  image(): Promise<Buffer>;
}

/** Opens an embedded database in memory: from what `image` wrote, or an empty one. Nobody else sees what is done to it. */
export async function openImage(image: Uint8Array<ArrayBuffer> | null): Promise<ImagedDatabase> {
  const client = await PGlite.create({
    extensions: { pg_trgm },
    ...(image && { loadDataDir: new Blob([image]) }),
  });
  return {
    database: embeddedDatabase(client),
    image: async () => Buffer.from(await (await client.dumpDataDir('gzip')).arrayBuffer()),
  };
}
