import { constants, deflateRawSync, deflateSync } from 'node:zlib';

/** Writes a PDF of one page; `content` is its stream, packed `filters` times over. */
export function writePdf(options: { content?: Buffer; filters?: number; trailer?: string } = {}): Buffer {
  const { content, filters = 1, trailer = '' } = options;
  const filter = `[${' /FlateDecode'.repeat(filters)} ]`;
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200]${content ? ' /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>' : ''} >>`,
    ),
    ...(content
      ? [
          Buffer.concat([
            Buffer.from(`<< /Length ${content.length} /Filter ${filter} >>\nstream\n`),
            content,
            Buffer.from('\nendstream'),
          ]),
          Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'),
        ]
      : []),
  ];
  const pieces: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let length = pieces[0]?.length ?? 0;
  const push = (piece: Buffer) => {
    pieces.push(piece);
    length += piece.length;
  };
  objects.forEach((object, index) => {
    offsets.push(length);
    push(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]));
  });
  const xref = length;
  const lines = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}`));
  push(Buffer.from(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${xref}\n%%EOF\n`));
  return Buffer.concat(pieces);
}

/** Packs `piece`, repeated as often as is asked, without ever holding it unpacked: each repetition is a whole block. */
export function packRepeated(piece: Buffer, times: number): Buffer {
  const block = deflateRawSync(piece, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const blocks = Array.from({ length: times }, () => block);
  // Header of a stream of level 9, the blocks, an empty last block; readers of PDF ask for no checksum.
  return Buffer.concat([Buffer.from([0x78, 0xda]), ...blocks, Buffer.from([0x03, 0x00])]);
}

/** Packs what is packed once more. */
export function packAgain(packed: Buffer): Buffer {
  return deflateSync(packed, { level: 9 });
}
