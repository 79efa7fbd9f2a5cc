import yauzl from 'yauzl';
import { LIMITS } from '../limits.ts';
import { ImportError, reasonOf } from '../read-error.ts';

/** What a guarded look into an archive found. */
export interface ArchiveContents {
  names: ReadonlySet<string>;
}

/**
 * Looks into a ZIP before anything inflates it in memory: declared sizes first, then each XML part is inflated as a
 * stream and counted, so that a lying directory is caught too.
 *
 * Throws: ARCHIVE_TOO_LARGE, ENCRYPTED_DOCX, CORRUPT_FILE.
 */
export function guardArchive(bytes: Uint8Array): Promise<ArchiveContents> {
  return new Promise((resolve, reject) => {
    const refuse = (error: unknown) =>
      reject(
        error instanceof ImportError
          ? error
          : new ImportError('CORRUPT_FILE', `The archive is damaged: ${reasonOf(error)}.`),
      );
    yauzl.fromBuffer(Buffer.from(bytes), { lazyEntries: true, validateEntrySizes: true }, (error, archive) => {
      if (error) return refuse(error);
      const names = new Set<string>();
      let declared = 0;
      let xml = 0;
      archive.on('error', refuse);
      archive.on('end', () => resolve({ names }));
      archive.on('entry', (entry: yauzl.Entry) => {
        names.add(entry.fileName);
        declared += entry.uncompressedSize;
        const isXml = /\.(?:xml|rels)$/iu.test(entry.fileName);
        if (isXml) xml += entry.uncompressedSize;
        const ratio = entry.uncompressedSize / Math.max(entry.compressedSize, 1);
        if ((entry.generalPurposeBitFlag & 1) === 1) {
          return refuse(new ImportError('ENCRYPTED_DOCX', `"${entry.fileName}" is encrypted.`));
        }
        if (names.size > LIMITS.archiveEntries || declared > LIMITS.archiveBytes || xml > LIMITS.archiveXmlBytes) {
          return refuse(tooLarge(entry.fileName, 'declares'));
        }
        if (ratio > LIMITS.archiveRatio && entry.uncompressedSize > 1024 * 1024) {
          return refuse(tooLarge(entry.fileName, `is packed ${Math.round(ratio)}:1 and declares`));
        }
        if (!isXml) return archive.readEntry();
        archive.openReadStream(entry, (streamError, stream) => {
          if (streamError) return refuse(streamError);
          let inflated = 0;
          stream.on('data', (chunk: Buffer) => {
            inflated += chunk.length;
            if (inflated > LIMITS.archiveXmlBytes) {
              stream.destroy();
              refuse(tooLarge(entry.fileName, 'inflates to'));
            }
          });
          stream.on('error', refuse);
          stream.on('end', () => archive.readEntry());
        });
      });
      archive.readEntry();
    });
  });
}

function tooLarge(name: string, how: string): ImportError {
  const limit = Math.round(LIMITS.archiveXmlBytes / 1024 / 1024);
  return new ImportError('ARCHIVE_TOO_LARGE', `"${name}" ${how} more than a document needs (${limit} MB of XML).`);
}
