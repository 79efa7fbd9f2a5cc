import type { Change } from '../../changes/change.type.ts';
import type { ChangeKind } from '../../records/change.table.ts';
import { pathOfRecord } from '../kit/paths.ts';
import { type Bilingual, type FeedCategory, type FeedEntry, tagOf, tagOfRecord } from './feed.ts';

interface Named {
  id: string;
  slug: string;
  title: string;
  titleEn: string | null;
}

/** What an entry of a plan is made from, as the graph answers it. */
export interface PlanAnswer {
  id: string;
  slug: string;
  number: string | null;
  title: string | null;
  titleEn: string | null;
  summary: string | null;
  summaryEn: string | null;
  role: string;
  year: number | null;
  issuedOn: string | null;
  completeness: string | null;
  period: { from: string | null; to: string | null } | null;
  documentType: { code: string; name: string; nameEn: string | null };
  document: { id: string };
  province: { id: string; slug: string; name: string; nameEn: string | null };
  issuer: { id: string; name: string } | null;
  strategies: Named[];
  programmes: Named[];
}

const LABELS = {
  number: { vi: 'Số, ký hiệu', en: 'Number' },
  province: { vi: 'Tỉnh, thành phố', en: 'Province' },
  issuer: { vi: 'Cơ quan ban hành', en: 'Issuer' },
  issuedOn: { vi: 'Ngày ban hành', en: 'Issued on' },
  period: { vi: 'Thời kỳ', en: 'Period' },
  strategy: { vi: 'Chiến lược', en: 'Strategy' },
  programme: { vi: 'Chương trình', en: 'Programme' },
} as const satisfies Record<string, Bilingual>;

/** Makes the entry of a plan. */
export function planEntry(
  plan: PlanAnswer,
  areas: readonly { code: string; name: string }[],
  { published, updated }: { published: Date; updated: Date },
): FeedEntry {
  const fact = (label: keyof typeof LABELS, vi: string | null, en: string | null = null) =>
    vi === null ? [] : [{ label: LABELS[label], value: { vi, en } }];
  const summary = plan.summary === null ? [] : [{ label: null, value: { vi: plan.summary, en: plan.summaryEn } }];
  return {
    id: tagOfRecord(plan.id),
    title: { vi: planTitle(plan), en: plan.titleEn },
    path: `/plans/${plan.slug}`,
    bundlePath: `/feeds/bundles/${plan.slug}.json`,
    published,
    updated,
    author: plan.issuer?.name ?? null,
    facts: [
      ...summary,
      ...fact('number', plan.number),
      ...fact('province', plan.province.name, plan.province.nameEn),
      ...fact('issuer', plan.issuer?.name ?? null),
      ...fact('issuedOn', plan.issuedOn),
      ...fact('period', plan.period && `${plan.period.from ?? '…'} – ${plan.period.to ?? '…'}`),
      ...plan.strategies.flatMap((strategy) => fact('strategy', strategy.title, strategy.titleEn)),
      ...plan.programmes.flatMap((programme) => fact('programme', programme.title, programme.titleEn)),
    ],
    categories: [
      { scheme: 'document-type', term: plan.documentType.code, label: plan.documentType.name },
      { scheme: 'province', term: plan.province.slug, label: plan.province.name },
      ...(plan.year === null ? [] : [{ scheme: 'year', term: String(plan.year), label: String(plan.year) }]),
      ...plan.strategies.map((entry) => category('strategy', entry.slug, entry.title)),
      ...plan.programmes.map((entry) => category('programme', entry.slug, entry.title)),
      ...areas.map((area) => category('action-area', area.code, area.name)),
    ],
  };
}

function category(scheme: string, term: string, label: string): FeedCategory {
  return { scheme, term, label };
}

/** Names a plan in one line: its number and its title as printed, as far as they are known. */
function planTitle({
  number,
  title,
  documentType,
  province,
}: Pick<PlanAnswer, 'number' | 'title' | 'documentType' | 'province'>): string {
  if (number === null && title === null) return `${documentType.name} của ${province.name}, chưa rõ số và trích yếu`;
  return [number, title ?? `${documentType.name} của ${province.name}, chưa rõ trích yếu`].filter(Boolean).join(' – ');
}

/** Makes the entry that tells the readers of a closed feed where it goes on. */
export function closingEntry(
  provinceId: string,
  { vi, en }: Bilingual,
  successor: { homePath: string; name: string },
  closed: Date,
): FeedEntry {
  return {
    id: tagOf(`${provinceId.replace(':', '/')}/closed`),
    title: { vi: `Nguồn tin đã đóng: hãy theo dõi ${successor.name}`, en: `Feed closed: follow ${successor.name}` },
    path: successor.homePath,
    bundlePath: null,
    published: closed,
    updated: closed,
    author: null,
    facts: [{ label: null, value: { vi, en } }],
    categories: [],
  };
}

const KIND_NAMES: Readonly<Record<ChangeKind, Bilingual>> = {
  ADDED: { vi: 'Thêm', en: 'Added' },
  CHANGED: { vi: 'Thay đổi', en: 'Changed' },
  CORRECTED: { vi: 'Đính chính', en: 'Corrected' },
  WITHDRAWN: { vi: 'Rút', en: 'Withdrawn' },
};

/** Makes the entry of a change; a change never changes, so both its dates are that of its publication. */
export function changeEntry(change: Change, datasetId: string): FeedEntry {
  const content = (change.after ?? change.before ?? {}) as Record<string, unknown>;
  const text = (key: string) => (typeof content[key] === 'string' ? content[key] : null);
  const name = [text('number'), text('title') ?? text('name')].filter(Boolean).join(' – ') || change.entityId;
  const nameEn = text('titleEn') ?? text('nameEn');
  const kind = KIND_NAMES[change.kind];
  return {
    id: tagOf(`change/${datasetId}/${change.seq}`),
    title: { vi: `${kind.vi}: ${name}`, en: `${kind.en}: ${nameEn ?? change.entityId}` },
    path: pathOfRecord(change.entityId) ?? (change.partOf && pathOfRecord(change.partOf)),
    bundlePath: null,
    published: change.at,
    updated: change.at,
    author: null,
    facts: [
      { label: { vi: 'Bản ghi', en: 'Record' }, value: { vi: change.entityId, en: null } },
      { label: { vi: 'Lý do', en: 'Reason' }, value: { vi: change.reason, en: null } },
      ...changedFields(change),
      {
        label: { vi: 'Phiên bản dữ liệu', en: 'Dataset version' },
        value: { vi: String(change.datasetVersion), en: null },
      },
    ],
    categories: [
      category('change', change.kind, kind.vi),
      category('entity-type', change.entityType, change.entityType),
    ],
  };
}

function changedFields({ before, after }: Change): FeedEntry['facts'] {
  if (before === null || after === null) return [];
  const [old, now] = [before, after] as Record<string, unknown>[];
  const names = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])];
  const changed = names.filter((name) => JSON.stringify(old?.[name] ?? null) !== JSON.stringify(now?.[name] ?? null));
  return [{ label: { vi: 'Trường đã đổi', en: 'Changed fields' }, value: { vi: changed.sort().join(', '), en: null } }];
}
