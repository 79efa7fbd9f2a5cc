import type { Db } from '../database/connection.ts';
import type { OrganisationContent } from '../organisations/organisation.record.ts';
import type { RecordType } from '../records/record.ts';
import { foreignProvinceOf, type KeptBundle, pageOf } from './identity.ts';
import type { Known } from './known.ts';
import type { CitedDocument } from './map-citations.ts';
import { resolveCitations } from './resolve-citations.ts';
import { OrganisationDesk } from './resolve-organisations.ts';

/** What the words of a bundle were found to mean in this dataset. */
export interface Resolution {
  /** Name of the work: the key of its document and of its plan. */
  work: string;
  /** Name of the page. */
  page: string;
  type: string;
  issuer: string | null;
  publisher: string | null;
  province: string | null;
  district: string | null;
  /** The other province that this is about, when its publisher speaks for one; null when the claim is its own. */
  foreignProvince: string | null;
  /** Agencies and actors by their printed names. */
  agencies: Map<string, string>;
  /** Bodies that the dataset did not have. */
  organisations: OrganisationContent[];
  citedDocuments: CitedDocument[];
}

/** The type of a document whose type no source tells. */
const UNKNOWN_TYPE = 'KXĐ';

/** Finds what a bundle speaks of, for the work that it was found to be of. */
export async function resolveBundle(
  tx: Db,
  byType: ReadonlyMap<string, RecordType>,
  known: Known,
  bundle: KeptBundle,
  work: string,
): Promise<Resolution> {
  const desk = new OrganisationDesk(known);
  const ifKnown = (type: string, key: string | null | undefined) =>
    key && known.codes.has(`${type}:${key}`) ? key : null;
  const issuerFact = bundle.document?.issuer?.value ?? null;
  const province = ifKnown('province', bundle.plan?.provinceId?.value ?? issuerFact?.provinceId);
  const district = ifKnown('district', bundle.plan?.districtId ?? issuerFact?.districtId);
  const issuer = issuerFact ? desk.issuer(issuerFact, province) : null;
  const publisher = bundle.source.publisher ? desk.publisher(bundle.source.publisher) : null;
  const agencies = new Map(
    bundle.tasks.flatMap((task) => [
      ...[...task.leadAgencies, ...task.coAgencies].map(
        (agency) => [agency.name, desk.agency(agency.name, agency.kind, province)] as const,
      ),
      ...(task.actor ? [[task.actor.value, desk.agency(task.actor.value, null, province)] as const] : []),
    ]),
  );
  return {
    work,
    page: pageOf(known, bundle),
    type: ifKnown('document-type', bundle.document?.type?.value) ?? UNKNOWN_TYPE,
    issuer,
    publisher,
    province,
    district,
    foreignProvince: foreignProvinceOf(known, bundle),
    agencies,
    organisations: desk.made(),
    citedDocuments: await resolveCitations(tx, byType, known, bundle, { work, province }),
  };
}
