import { and, eq, ne } from 'drizzle-orm';
import { records } from '../core/core.table.ts';
import type { Db } from '../core/db.ts';
import { fold, slugify } from '../core/text.ts';
import type { Issuer } from '../importer/index.ts';
import type { OrganisationContent } from '../organisations/organisation.record.ts';
import { ORGANISATION_KINDS, type OrganisationKind, organisations } from '../organisations/organisation.table.ts';
import { provinceStates } from '../provinces/province.table.ts';

interface KnownOrganisation {
  slug: string;
  folded: string;
  provinceId: string | null;
}

const MAX_NAME = 100;

/**
 * Finds bodies by what a page calls them, and makes records of those that the dataset lacks.
 * The name of a made record follows from the body alone, so that the order of imports does not matter.
 */
export class OrganisationDesk {
  private readonly created = new Map<string, OrganisationContent>();

  private constructor(
    private readonly known: readonly KnownOrganisation[],
    private readonly fullNames: ReadonlyMap<string, string>,
  ) {}

  static async open(tx: Db): Promise<OrganisationDesk> {
    // Bodies that only imports know are made anew: a page that names one must go on holding it.
    const rows = await tx
      .select({ slug: organisations.slug, name: organisations.name, provinceId: organisations.provinceId })
      .from(organisations)
      .innerJoin(records, and(eq(records.id, organisations.id), ne(records.origin, 'IMPORT')));
    const states = await tx
      .select({
        provinceId: provinceStates.provinceId,
        fullName: provinceStates.fullName,
        from: provinceStates.validFrom,
      })
      .from(provinceStates);
    states.sort((a, b) => (a.from < b.from ? 1 : -1));
    return new OrganisationDesk(
      rows.map(({ slug, name, provinceId }) => ({ slug, folded: fold(name), provinceId })),
      new Map(states.map(({ provinceId, fullName }) => [provinceId, fullName])),
    );
  }

  /** The issuer of a document. */
  issuer(fact: Issuer, province: string | null): string {
    const kind = kindOf(fact.kind);
    if (kind === 'PEOPLES_COMMITTEE' && fact.level === 'PROVINCE' && province !== null) {
      const place = this.fullNames.get(`province:${province}`) ?? province;
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
    const place = province === null ? null : `province:${province}`;
    const fits = this.known.filter(
      ({ folded, provinceId }) => folded === wanted && (provinceId === place || provinceId === null || place === null),
    );
    return (
      (fits.find((entry) => entry.provinceId === place) ?? (fits.length === 1 ? fits[0] : undefined))?.slug ?? null
    );
  }

  private keyOf(name: string, province: string | null): string {
    const slug = slugify(name).slice(0, MAX_NAME).replace(/-+$/, '') || 'unnamed';
    return province === null || slug.endsWith(province) ? slug : `${slug}-${province}`;
  }

  /** Known ones are left as they are: an import adds bodies and changes none. */
  private make(content: OrganisationContent): string {
    if (!this.known.some((entry) => entry.slug === content.key)) {
      this.created.set(content.key, { ...content, name: content.name.replace(/\s+/gu, ' ').trim() });
    }
    return content.key;
  }
}

function kindOf(kind: string | null): OrganisationKind {
  return ORGANISATION_KINDS.find((known) => known === kind) ?? 'OTHER';
}
