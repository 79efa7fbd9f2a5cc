export type FileKind = 'pdf' | 'zip' | 'ole' | 'rtf' | 'binary' | 'text';

const MAGIC: readonly (readonly [FileKind, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['binary', [0x89, 0x50, 0x4e, 0x47]],
  ['binary', [0xff, 0xd8, 0xff]],
  ['binary', [0x47, 0x49, 0x46, 0x38]],
  ['binary', [0x7f, 0x45, 0x4c, 0x46]],
  ['binary', [0x1f, 0x8b]],
  ['binary', [0x52, 0x61, 0x72, 0x21]],
  ['binary', [0x37, 0x7a, 0xbc, 0xaf]],
];

/** Tells what a file is by its content; a name or an extension is never asked. */
export function sniff(bytes: Uint8Array): FileKind {
  for (const [kind, magic] of MAGIC) {
    if (magic.every((byte, index) => bytes[index] === byte)) return kind;
  }
  // Some servers put blank lines or a byte-order mark before a PDF; readers allow it within the first kilobyte.
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  return head.includes('%PDF-') ? 'pdf' : 'text';
}

const TAG = /<(?:!doctype html|html|head|body|div|p|br|table|td|tr|span|ul|ol|li|article|h[1-6]|a|img|meta)\b/giu;

/** Tells a page of HTML from plain text: it opens like one, or it is full of tags. */
export function looksLikeHtml(text: string): boolean {
  if (/^\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html|head|body)\b/iu.test(text.slice(0, 1000))) return true;
  const tags = text.slice(0, 200_000).match(TAG)?.length ?? 0;
  return tags >= 4 && tags * 2000 > Math.min(text.length, 200_000);
}
