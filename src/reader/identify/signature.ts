import type { Paragraph } from '../clean/paragraph.ts';
import { MappedText } from '../text/mapped-text.ts';

/** The end of an official document: who signed, and whether recipients are listed. */
export interface Signature {
  name: MappedText | null;
  position: MappedText | null;
  hasRecipients: boolean;
  /** Position in the body list of the first paragraph of the closing part; body length when there is none. */
  start: number;
}

const POSITION =
  /^(?:tm\.|kt\.|tl\.|tuq\.|q\. ?|t\/m|k\/t)|^(?:pho )?(?:chu tich|giam doc|truong ban|pho truong ban|bi thu|pho bi thu|truong phong|chanh van phong|cuc truong|vu truong|bo truong|thu truong)(?: thuong truc)?$/;
/** "PHÓ CHỦ TỊCHLê Mẫu": office and name of two lines that a portal ran together. */
const GLUED = /^(?:\p{Lu}+\.? )*\p{Lu}{2,}(?=\p{Lu}\p{Ll})/u;
const RECIPIENTS = /^noi nhan\s?:?/;
const NAME = /^(?:\p{Lu}[\p{L}'’]*)(?:\s(?:\p{Lu}[\p{L}'’]*)){1,4}$/u;
const SIGNED = /^\(?(?:da ky|da ki|daky|ky ten|ky, dong dau)/;
const TITLE_OF_NAME = /^(?:ts|ths|bs|pgs|gs)\.? ?/;

/** Reads the closing part of a document from the end backwards. */
export function readSignature(body: readonly Paragraph[], from: number): Signature {
  const signature: Signature = { name: null, position: null, hasRecipients: false, start: body.length };
  for (let at = body.length - 1; at >= Math.max(from, body.length - 90); at--) {
    const text = body[at]?.text;
    if (!text) continue;
    if (RECIPIENTS.test(text.folded)) {
      signature.hasRecipients = true;
      signature.start = Math.min(signature.start, at);
    }
    if (!POSITION.test(text.folded) || text.length > 90 || !isTitleLine(text.text)) continue;
    signature.start = Math.min(signature.start, at);
    if (signature.name) continue;
    takeName(signature, body, at);
  }
  return signature;
}

function isGlued({ text, folded }: MappedText): boolean {
  const office = GLUED.exec(text)?.[0];
  return office !== undefined && POSITION.test(folded.slice(0, office.length));
}

function isTitleLine(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '');
  return letters === letters.toLocaleUpperCase('vi') || text.length < 40;
}

function takeName(signature: Signature, body: readonly Paragraph[], at: number): void {
  const positions: MappedText[] = [];
  for (let i = at; i < Math.min(body.length, at + 9); i++) {
    const text = body[i]?.text;
    if (!text) break;
    const { folded } = text;
    if (POSITION.test(folded) || isGlued(text) || /^uy ban nhan dan|^ban thuong vu/.test(folded)) {
      positions.push(text);
      // "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn A" in one line of a table cell.
      const tail = /(?:\p{Lu}{2,}[\s)]*)((?:\p{Lu}\p{Ll}+\s){1,4}\p{Lu}\p{Ll}+)$/u.exec(text.text);
      if (tail?.[1]) {
        const start = text.length - tail[1].length;
        signature.name = text.slice(start, text.length);
        positions[positions.length - 1] = text.slice(0, start);
        break;
      }
      continue;
    }
    if (SIGNED.test(folded) || /^[-_.*()\s]+$/.test(folded) || /^- |^noi nhan|^luu/.test(folded)) continue;
    const prefix = TITLE_OF_NAME.exec(folded)?.[0].length ?? 0;
    const name = text.slice(prefix, text.length);
    if (
      NAME.test(name.text) &&
      name.length < 40 &&
      !/^(?:phu luc|ke hoach|noi dung|nhiem vu|uy ban|bieu)|chu tich|giam doc|ubnd|bi thu/.test(name.folded)
    ) {
      signature.name = name;
      break;
    }
    if (text.length > 60) break;
  }
  const last = positions.at(-1);
  if (signature.name && last) signature.position = positions.length > 1 ? MappedText.join(positions) : last;
}
