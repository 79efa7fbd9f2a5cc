import type { DocumentFacts, Issuer } from '../bundle/bundle.schema.ts';
import { isCapitals } from '../clean/rejoin.ts';
import { findBodies } from '../grammar/body.ts';
import type { ProvinceReference } from '../reference.ts';
import { MappedText } from '../text/mapped-text.ts';
import type { DocumentInput } from './document-facts.ts';
import { provinceIn, toIssuer } from './seat.ts';

/** Reads who issued the document: the masthead, then the announcing sentence, then the portal's field. */
export function readIssuer(
  input: DocumentInput,
  day: string | null,
  hint: ProvinceReference | null,
): DocumentFacts['issuer'] {
  const { letterhead, announcement, fields, cutter, index } = input;
  if (letterhead?.issuer) {
    const { body, text } = letterhead.issuer;
    return cutter.fact(toIssuer(body, day, hint, index), text, 0.9, 'letterhead');
  }
  if (letterhead && letterhead.bodyLines.length > 0) {
    const text = MappedText.join(letterhead.bodyLines);
    const bodies = findBodies(text, index);
    const body = bodies.at(-1);
    if (body) {
      const above = bodies.slice(0, -1).find((other) => other.province)?.province ?? null;
      const issuer = toIssuer(body, day, above ?? hint, index);
      // A committee or an office below a named unit is of that unit's level.
      const superior = bodies.length > 1 ? bodies[0] : undefined;
      const seated =
        superior && body.territory === null
          ? { ...issuer, ...levelOf(toIssuer(superior, day, hint, index)), name: body.name }
          : issuer;
      const { province } = provinceOrNull(text, input);
      const capacity = body.kind === 'PEOPLES_COMMITTEE' && decidesAlone(input) ? 'CHAIRMAN' : seated.capacity;
      return cutter.fact(
        { ...seated, capacity, provinceId: seated.provinceId ?? province },
        text.slice(body.start, body.end),
        0.97,
        'letterhead',
      );
    }
  }
  if (announcement?.issuer) {
    const { body, text } = announcement.issuer;
    return cutter.fact(
      toIssuer(body, day, hint, index),
      text,
      announcement.manner === 'announced' ? 0.9 : 0.6,
      'announcement',
    );
  }
  const field = input.carries ? fields.get('issuer') : undefined;
  if (!field) return null;
  const body = findBodies(field, index).at(-1);
  if (body) return cutter.fact(toIssuer(body, day, hint, index), field, 0.93, 'portal-field');
  const province = provinceIn(field, index);
  if (!province) return null;
  // "Cơ quan ban hành: Tỉnh Quảng Ngãi" is how legal portals name the People's Committee.
  const value: Issuer = {
    name: field.text,
    kind: 'PEOPLES_COMMITTEE',
    level: 'PROVINCE',
    provinceId: province.province.id,
    districtId: null,
    unit: null,
    capacity: null,
  };
  return cutter.fact(value, field, 0.9, 'portal-field');
}

/** A decision says who decides between its title and its bases: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH X". */
function decidesAlone({ letterhead, body }: DocumentInput): boolean {
  const from = Math.max(0, (letterhead?.bodyStart ?? 0) - 1);
  return body
    .slice(from, from + 4)
    .some(
      ({ text }) => /^chu tich (?:uy ban nhan dan|ubnd)(?! .{0,60}[:;]$)/.test(text.folded) && isCapitals(text.text),
    );
}

function levelOf(issuer: Issuer): Pick<Issuer, 'level' | 'provinceId' | 'districtId' | 'unit'> {
  return { level: issuer.level, provinceId: issuer.provinceId, districtId: issuer.districtId, unit: issuer.unit };
}

function provinceOrNull(text: MappedText, input: DocumentInput): { province: string | null } {
  return { province: provinceIn(text, input.index)?.province.id ?? null };
}
