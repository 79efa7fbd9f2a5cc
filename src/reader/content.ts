import type { UnreadPart } from './account.ts';
import type { Citation, PlanBundle } from './bundle/bundle.schema.ts';
import { citationsOf, type NamedIn } from './citations.ts';
import { findProgrammes, findStrategies, firstOfEach, type NamedInstrument } from './classify/instruments.ts';
import { findObservances } from './classify/observances.ts';
import { findModels, readBudget, readReporting } from './classify/statements.ts';
import { toTasks } from './classify/tasks.ts';
import type { Paragraph } from './clean/paragraph.ts';
import { checkCitations, checkStrategies, type Found } from './conflicts.ts';
import type { EvidenceCutter } from './evidence.ts';
import { findBodies } from './grammar/body.ts';
import { type PlaceIndex, placeIndex } from './grammar/place.ts';
import { isForeignFrame } from './identify/foreign-head.ts';
import type { Identity } from './identify/index.ts';
import { yearlyTargets } from './measure/target-table.ts';
import { findTargets } from './measure/targets.ts';
import { outlineDocument } from './outline/index.ts';
import type { OutlineItem } from './outline/item.ts';
import { readReport } from './outline/report.ts';
import type { Reference } from './reference.ts';
import type { MappedText } from './text/mapped-text.ts';
import { unreadOf } from './unread.ts';

type Content = Pick<
  PlanBundle,
  | 'strategies'
  | 'programmes'
  | 'purposes'
  | 'tasks'
  | 'citations'
  | 'targets'
  | 'observances'
  | 'models'
  | 'reporting'
  | 'budget'
  | 'responsibilities'
>;

export interface ContentInput {
  identity: Identity;
  paragraphs: readonly Paragraph[];
  body: readonly Paragraph[];
  reference: Reference;
  cutter: EvidenceCutter;
}

/** Reads what the document says: outline, citations, tasks and all that hangs on them. */
export function readContent(input: ContentInput): Content & Found & { unread: UnreadPart[] } {
  const { identity, body, reference, cutter } = input;
  const index = placeIndex(reference);
  const isPlan = identity.plan !== null;
  const items = isPlan ? outline(input, index) : [];
  const year = resolvingYear(identity);
  const texts = readable(identity, body);
  const strategies = isPlan ? named(texts, (text) => findStrategies(text, year, reference)) : [];
  const programmes = isPlan ? named(texts, (text) => findProgrammes(text, year, reference)) : [];
  const instruments = [...strategies, ...programmes];
  const issuedOn = identity.document?.issuedOn?.value ?? null;
  const stated = identity.document ? citationsOf(input, items, texts, index, instruments) : [];
  const { citations, ...cited } = checkCitations(stated, issuedOn, reference);
  const dated = checkStrategies(strategies, issuedOn, reference, cutter);
  const measures = new Set(reference.measures.map(({ code }) => code));
  const planYear = identity.plan?.year?.value ?? null;
  const parents = new Map(items.map((item) => [item.locator, item]));
  const tasks = toTasks(items, { index, cutter, reference, year });
  return {
    unread: unreadOf({ ...input, items, tasks, index }),
    strategies: withCited(firstOfEach(strategies, cutter), citations, reference.strategies, isPlan),
    programmes: withCited(firstOfEach(programmes, cutter), citations, reference.programmes, isPlan),
    purposes: items
      .filter((item) => item.section === 'purpose' && item.leaf)
      .flatMap((item) => purposesOf(item, cutter)),
    tasks,
    citations,
    targets: items
      .filter(
        (item) =>
          item.section === 'targets' ||
          item.section === 'tasks' ||
          (item.section === 'purpose' && /phan dau|chi tieu|muc tieu/.test(item.text.folded)),
      )
      .flatMap((item) => [
        ...yearlyTargets(item, cutter),
        ...[item.text, ...item.details].flatMap((text) =>
          findTargets(
            text,
            {
              locator: item.locator,
              heading: headingOf(item, parents),
              planYear,
              inTargets: item.section === 'targets',
            },
            cutter,
          ),
        ),
      ])
      // A code that the reference data does not hold would point nowhere.
      .map((target) => (target.measure && !measures.has(target.measure) ? { ...target, measure: null } : target)),
    observances: isPlan
      ? findObservances(
          texts.map(({ text }) => text),
          cutter,
        )
      : [],
    models: items.flatMap((item) =>
      [item.text, ...item.details].flatMap((text) => findModels(text, item.locator, cutter)),
    ),
    reporting: isPlan ? reportingOf(items, texts, index, cutter) : [],
    budget: items.flatMap((item) =>
      item.leaf || item.section === 'budget'
        ? [item.text, ...item.details].flatMap(
            (text) =>
              readBudget(
                text,
                item.locator,
                item.section === 'budget' && !(text === item.text && (item.details.length > 0 || !item.leaf)),
                cutter,
              ) ?? [],
          )
        : [],
    ),
    responsibilities: items
      .filter((item) => item.section === 'organisation')
      .flatMap((item) => {
        const agency = findBodies(item.text, index)[0] ?? null;
        const lead = agency && agency.start < 40 ? agency.name : null;
        return lead
          ? [
              {
                agency: lead,
                text: [item.text, ...item.details].map((text) => text.text).join(' '),
                locator: item.locator,
                evidence: cutter.of(item.text),
                confidence: 0.8,
                method: 'outline',
              },
            ]
          : [];
      }),
    warnings: [...cited.warnings, ...dated.warnings],
    conflicts: [...cited.conflicts, ...dated.conflicts],
  };
}

function outline({ identity, body }: ContentInput, index: PlaceIndex): readonly OutlineItem[] {
  const { start, end } = identity.content;
  if (identity.pageKind === 'plan') {
    const annex = identity.content.annexStart;
    const lines = [...body.slice(start, end), ...(annex === null ? [] : body.slice(annex))];
    return outlineDocument(
      identity.language === 'vi' ? lines : lines.filter(({ text }) => !isForeignFrame(text.folded)),
    );
  }
  const { announcement } = identity;
  const announcedAt = announcement
    ? { paragraph: announcement.paragraph, end: endIn(announcement.paragraph, announcement.text) }
    : null;
  return readReport(body, announcedAt, identity.document?.issuer?.value.kind ?? null, index);
}

function endIn(paragraph: Paragraph, part: MappedText): number {
  const at = paragraph.text.text.indexOf(part.text);
  return at === -1 ? 0 : at + part.length;
}

/** Paragraphs that speak: no portal fields, no letterhead, no recipients. */
function readable(identity: Identity, body: readonly Paragraph[]): Paragraph[] {
  const { start, end } = identity.content;
  if (identity.letterhead === null) return body.filter(({ text }) => text.length > 24);
  const head = identity.letterhead.bodyStart;
  const subject = identity.subject?.source() ?? null;
  const from = identity.attachment ? head : start;
  return body.filter((paragraph, position) => {
    const inSubject =
      subject !== null && paragraph.text.source().start >= subject.start && paragraph.text.source().end <= subject.end;
    return (
      inSubject || (position >= from && position < end && !/^\(?(?:ban hanh )?kem theo/.test(paragraph.text.folded))
    );
  });
}

function resolvingYear(identity: Identity): number | null {
  const { plan, document } = identity;
  const issued = document?.issuedOn?.value ? Number(document.issuedOn.value.slice(0, 4)) : null;
  return plan?.year?.value ?? plan?.period?.value.from ?? issued ?? plan?.period?.value.to ?? null;
}

function named(texts: readonly Paragraph[], find: (text: MappedText) => NamedInstrument[]): NamedIn[] {
  return texts.flatMap(({ text }) => find(text).map((hit) => ({ text, named: hit })));
}

/** Adds instruments that are cited by their number alone. */
function withCited(
  byName: PlanBundle['programmes'],
  citations: readonly Citation[],
  known: Reference['programmes'],
  isPlan: boolean,
): PlanBundle['programmes'] {
  if (!isPlan) return [];
  const ids = new Set(byName.map(({ id }) => id));
  const cited = citations.filter(
    ({ resolvedHint }) =>
      resolvedHint !== null && !ids.has(resolvedHint) && known.some(({ id }) => id === resolvedHint),
  );
  return [
    ...byName,
    ...cited.map(({ resolvedHint, evidence }) => ({
      id: resolvedHint ?? '',
      evidence,
      confidence: 0.95,
      method: 'number',
    })),
  ];
}

/** "2. Yêu cầu" with plain paragraphs below it: the paragraphs are the purposes, not the heading. */
function purposesOf(item: OutlineItem, cutter: EvidenceCutter): PlanBundle['purposes'] {
  const isHeading = item.text.length < 60 && item.details.length > 0;
  return [...(isHeading ? [] : [item.text]), ...item.details].map((text) => ({
    text: text.text,
    locator: item.locator,
    evidence: cutter.of(text),
    confidence: 0.9,
    method: 'outline',
  }));
}

function headingOf(item: OutlineItem, parents: ReadonlyMap<string, OutlineItem>): string | null {
  return item.parent ? (parents.get(item.parent)?.text.folded ?? null) : null;
}

function reportingOf(
  items: readonly OutlineItem[],
  texts: readonly Paragraph[],
  index: PlaceIndex,
  cutter: EvidenceCutter,
): PlanBundle['reporting'] {
  const found = items.flatMap((item) =>
    [item.text, ...item.details].flatMap((text) =>
      item.section === 'purpose' ? [] : (readReporting(text, item.locator, index, cutter) ?? []),
    ),
  );
  if (found.length > 0 || items.length > 0) return found;
  return texts.flatMap(({ text }) => readReporting(text, null, index, cutter) ?? []);
}
