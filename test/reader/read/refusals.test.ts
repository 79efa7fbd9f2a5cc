import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { ERROR_CATALOGUE } from '../../../src/base/errors.ts';
import { IMPORT_ERRORS, ImportError, readDocument } from '../../../src/reader/index.ts';
import { zipDocx } from '../support/docx-writer.ts';
import { packAgain, packRepeated, writePdf } from '../support/pdf-writer.ts';
import { loadReference } from '../support/reference.ts';

const reference = loadReference();
const utf8 = (text: string) => new TextEncoder().encode(text);

async function codeOf(bytes: Uint8Array): Promise<string> {
  try {
    await readDocument(bytes, { reference });
    return 'read';
  } catch (error) {
    if (error instanceof ImportError) return error.code;
    throw error;
  }
}

/** The smallest PDF with a page and no text, as a scanner makes it; `extra` goes into the trailer. */
describe('what is refused, and why', () => {
  it('nothing at all, and blanks', async () => {
    expect(await codeOf(new Uint8Array())).toBe('EMPTY_INPUT');
    expect(await codeOf(utf8(' \n\u00a0\n'))).toBe('EMPTY_INPUT');
    expect(await codeOf(utf8('<html><body><script>x()</script></body></html>'))).toBe('EMPTY_INPUT');
  });

  it('fifty megabytes', async () => {
    expect(await codeOf(new Uint8Array(50 * 1024 * 1024))).toBe('INPUT_TOO_LARGE');
    expect(await codeOf(utf8('kế hoạch bình đẳng giới '.repeat(220_000)))).toBe('INPUT_TOO_LARGE');
  });

  it('pictures, programs and noise', async () => {
    expect(await codeOf(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]))).toBe('BINARY_INPUT');
    const noise = Uint8Array.from({ length: 50_000 }, (_, index) => (index * 7919 + (index >> 3) * 104_729) % 256);
    expect(await codeOf(noise)).toBe('BINARY_INPUT');
    expect(await codeOf(utf8('\u0001\u0002 a \u0003'.repeat(400)))).toBe('BINARY_INPUT');
  });

  it('text that holds hardly any words', async () => {
    expect(await codeOf(utf8('1/2;- '.repeat(2000)))).toBe('UNREADABLE_TEXT');
  });

  it('a zip bomb dressed as DOCX, before it is inflated', async () => {
    const before = process.memoryUsage().rss;
    const bomb = zipDocx(`<w:document>${' '.repeat(60 * 1024 * 1024)}</w:document>`);
    expect(bomb.length).toBeLessThan(200_000);
    const started = performance.now();
    expect(await codeOf(bomb)).toBe('ARCHIVE_TOO_LARGE');
    expect(performance.now() - started).toBeLessThan(1000);
    expect(process.memoryUsage().rss - before).toBeLessThan(500 * 1024 * 1024);
  });

  it('a zip whose directory lies about its sizes', async () => {
    const liar = zipDocx(`<w:document>${'ab'.repeat(4 * 1024 * 1024)}</w:document>`);
    const view = Buffer.from(liar);
    // Shrink the declared size in the central directory; inflating must notice.
    const name = Buffer.from('word/document.xml');
    const at = view.lastIndexOf(name) - 46;
    view.writeUInt32LE(100, at + 24);
    expect(await codeOf(view)).toBe('CORRUPT_FILE');
  });

  it('an archive that is no document, and a damaged one', async () => {
    expect(await codeOf(zipSync({ 'a.txt': utf8('kế hoạch') }))).toBe('UNKNOWN_ARCHIVE');
    expect(await codeOf(zipDocx('<w:document><w:body><w:p>'))).toBe('CORRUPT_FILE');
    expect(await codeOf(zipDocx('x').slice(0, 120))).toBe('CORRUPT_FILE');
  });

  it.each([
    [
      'an entity that is not there',
      '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document>&x;</w:document>',
    ],
    ['elements that end otherwise', '<w:document><w:body></w:p></w:document>'],
    [
      'elements without end',
      `<w:document xmlns:w="w">${'<w:tbl>'.repeat(30_000)}${'</w:tbl>'.repeat(30_000)}</w:document>`,
    ],
  ])('a document with %s, in one line that a person can read', async (_what, xml) => {
    const error: unknown = await readDocument(zipDocx(xml), { reference }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ImportError);
    expect((error as ImportError).code).toBe('CORRUPT_FILE');
    expect((error as ImportError).message).not.toMatch(/[\n\t]|undefined|\[|call stack|\.\./);
  });

  it('Word files of before 2007, and locked Office files', async () => {
    const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    expect(await codeOf(Buffer.concat([ole, Buffer.alloc(600)]))).toBe('LEGACY_WORD');
    expect(await codeOf(Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]))).toBe('ENCRYPTED_DOCX');
  });

  it('a scanned PDF, a locked PDF and a broken one', async () => {
    expect(await codeOf(writePdf())).toBe('SCANNED_PDF');
    const key = `<${'41'.repeat(32)}>`;
    const locked = writePdf({
      trailer: `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -44 >> /ID [<61> <61>]`,
    });
    expect(await codeOf(locked)).toBe('ENCRYPTED_PDF');
    expect(await codeOf(utf8('%PDF-1.7\nnothing'))).toBe('CORRUPT_FILE');
  });

  it.each<[string, () => Buffer]>([
    ['of blanks', () => writePdf({ content: packRepeated(Buffer.alloc(1 << 20, ' '), 900) })],
    ['packed twice', () => writePdf({ content: packAgain(packRepeated(Buffer.alloc(1 << 20, ' '), 900)), filters: 2 })],
    ['of text', () => writePdf({ content: packRepeated(Buffer.from('BT /F1 9 Tf (a) Tj ET\n'.repeat(40_000)), 200) })],
  ])('a PDF of a megabyte that unpacks to a thousand, %s', async (_kind, bomb) => {
    const bytes = bomb();
    expect(bytes.length).toBeLessThan(2 << 20);
    const before = { memory: process.memoryUsage.rss(), time: process.cpuUsage() };
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss() - before.memory);
    }, 20);
    expect(await codeOf(bytes)).toBe('INPUT_TOO_LARGE');
    clearInterval(watch);
    expect(most).toBeLessThan(1 << 30);
    // Time of all threads of the process: the one that reads is stopped, not left running.
    const { user, system } = process.cpuUsage(before.time);
    expect((user + system) / 1e6).toBeLessThan(10);
  });

  it('VNI fonts and bytes of no certain encoding', async () => {
    const vni =
      'Uyû ban nhaân daân tænh ban haønh keá hoaïch veà bình ñaúng giôùi vaø söï tieán boä cuûa phuï nöõ naêm 2010. ';
    expect(await codeOf(utf8(vni.repeat(4)))).toBe('LEGACY_ENCODING');
    expect(await codeOf(Uint8Array.from({ length: 400 }, (_, index) => 0xc0 + (index % 50)))).toBe('LEGACY_ENCODING');
  });

  it('a tag soup nested without end', async () => {
    expect(await codeOf(utf8(`<html><body>${'<div><p>'.repeat(40_000)}`))).toBe('CORRUPT_FILE');
  });

  it('with a remedy in every message', () => {
    expect(IMPORT_ERRORS).toHaveLength(12);
    for (const code of IMPORT_ERRORS) {
      const { message } = new ImportError(code, 'The fact.');
      expect(message).toBe(`The fact. ${ERROR_CATALOGUE[code].remedy}`);
      expect(message).toMatch(/\.$/);
    }
  });
});

describe('encodings', () => {
  const text =
    'UBND tỉnh Hà Nam vừa ban hành Kế hoạch số 12/KH-UBND ngày 1/3/2010 về công tác bình đẳng giới năm 2010.';

  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['utf-16be', iconv.encode(text, 'utf-16be')],
  ])('%s is told without a mark', async (encoding, bytes) => {
    const bundle = await readDocument(bytes, { reference });
    expect(bundle.source.encoding).toBe(encoding);
    expect(bundle.source.text).toBe(text);
  });

  it('TCVN3 is converted when the result is certain', async () => {
    const tcvn3 =
      'UBND tØnh Hµ Nam võa ban hµnh KÕ ho¹ch sè 12/KH-UBND ngµy 1/3/2010 vÒ c«ng t¸c b×nh ®¼ng giíi n¨m 2010.';
    const bundle = await readDocument(Buffer.from(tcvn3, 'latin1'), { reference });
    expect(bundle.source.encoding).toBe('tcvn3');
    expect(bundle.document?.number?.value.canonical).toBe('12/KH-UBND');
    expect(bundle.plan?.provinceId?.value).toBe('ha-nam');
  });

  it('damage is reported and the rest is read', async () => {
    const bundle = await readDocument(Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0xfe, 0x20])]), {
      reference,
    });
    expect(bundle.warnings.map(({ kind }) => kind)).toContain('encoding-damaged');
    expect(bundle.document?.number?.value.canonical).toBe('12/KH-UBND');
  });
});
