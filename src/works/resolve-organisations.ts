import { fold, slugify } from '../base/text.ts';
import type { OrganisationContent } from '../organisations/organisation.record.ts';
import { ORGANISATION_KINDS, type OrganisationKind } from '../organisations/organisation.table.ts';
import type { Issuer } from '../reader/index.ts';
import type { Known } from './known.ts';

const MAX_NAME = 100;

/**
 * Finds bodies by what a page calls them, and makes records of those that the dataset lacks.
 * The name of a made record follows from the body alone, so that the order of imports does not matter.
 */
export class OrganisationDesk {
  private readonly created = new Map<string, OrganisationContent>();

  /** Bodies that only imports know are made anew: a page that names one must go on holding it. */
  constructor(private readonly known: Pick<Known, 'bodies' | 'fullNames'>) {}

  /** The issuer of a document. */
  issuer(fact: Issuer, province: string | null): string {
    const kind = kindOf(fact.kind);
    if (kind === 'PEOPLES_COMMITTEE' && fact.level === 'PROVINCE' && province !== null) {
      const place = this.known.fullNames.get(province) ?? province;
      const name = `Ủy ban nhân dân ${place.charAt(0).toLowerCase()}${place.slice(1)}`;
      return this.make({ key: `ubnd-${province}`, name, kind, level: 'PROVINCE', province });
    }
    return (
      this.find(fact.name, province) ??
      this.make({
        key: this.keyOf(fact.name, province),
        name: fact.name,
        kind,
        level: fact.level,
        province,
        district: null,
      })
    );
  }

  publisher(name: string): string {
    return this.find(name, null) ?? this.make({ key: this.keyOf(name, null), name, kind: 'PORTAL', level: null });
  }

  /** A body that leads, co-operates or acts. */
  agency(name: string, kind: string | null, province: string | null): string {
    return (
      this.find(name, province) ??
      this.make({
        key: this.keyOf(name, province),
        name,
        kind: kindOf(kind),
        level: province === null ? null : 'PROVINCE',
        province,
      })
    );
  }

  made(): OrganisationContent[] {
    return [...this.created.values()];
  }

  private find(name: string, province: string | null): string | null {
    const wanted = fold(name);
    const fits = this.known.bodies.filter(
      (body) => body.folded === wanted && (body.province === province || body.province === null || province === null),
    );
    return (fits.find((body) => body.province === province) ?? (fits.length === 1 ? fits[0] : undefined))?.slug ?? null;
  }

  private keyOf(name: string, province: string | null): string {
    const slug = slugify(name).slice(0, MAX_NAME).replace(/-+$/, '') || 'unnamed';
    return province === null || slug.endsWith(province) ? slug : `${slug}-${province}`;
  }

  /** Known ones are left as they are: an import adds bodies and changes none. */
  private make(content: OrganisationContent): string {
    if (!this.known.bodies.some((entry) => entry.slug === content.key)) {
      this.created.set(content.key, { ...content, name: content.name.replace(/\s+/gu, ' ').trim() });
    }
    return content.key;
  }
}

function kindOf(kind: string | null): OrganisationKind {
  return ORGANISATION_KINDS.find((known) => known === kind) ?? 'OTHER';
}
