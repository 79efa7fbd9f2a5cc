import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Zip, ZipDeflate } from 'fflate';

/** Packs files of a folder, a piece of one after the other. `at` is the time that they bear. */
export async function zipFiles(folder: string, names: readonly string[], to: string, at: Date): Promise<void> {
  const file = await open(join(folder, to), 'w');
  let ready: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, piece) => {
    failure ??= error;
    ready.push(piece);
  });
  const flush = async () => {
    if (failure) throw failure;
    const pieces = ready;
    ready = [];
    for (const piece of pieces) await file.write(piece);
  };
  try {
    for (const name of names) {
      const entry = new ZipDeflate(name, { level: 6 });
      entry.mtime = at;
      zip.add(entry);
      for await (const piece of createReadStream(join(folder, name))) {
        entry.push(piece as Uint8Array);
        await flush();
      }
      entry.push(new Uint8Array(0), true);
      await flush();
    }
    zip.end();
    await flush();
  } finally {
    await file.close();
  }
}
