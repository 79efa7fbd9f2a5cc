import type { ReactNode } from 'react';
import { pathOfRecord } from '../kit/paths.ts';
import { English } from './layout.tsx';
import type { CitationAnswer, DatasetAnswer, SourceAnswer, Titled } from './page.questions.ts';

const COMPLETENESS: Readonly<Record<string, [string, string]>> = {
  FULL: ['toàn văn', 'full text'],
  PARTIAL: ['một phần', 'a part'],
  REPORT_ONLY: ['tin bài nói về văn bản', 'a report about it'],
  CITED_ONLY: ['chỉ được viện dẫn', 'cited only'],
};
const RELATIONS: Readonly<Record<string, [string, string]>> = {
  IMPLEMENTS: ['thực hiện', 'implements'],
  CONTINUES: ['tiếp tục', 'continues'],
  BASED_ON: ['căn cứ', 'based on'],
  PROPOSED_IN: ['theo đề nghị tại', 'proposed in'],
  GUIDES: ['theo hướng dẫn', 'guided by'],
  PROMULGATES: ['ban hành', 'promulgates'],
  APPROVES: ['phê duyệt', 'approves'],
  AMENDS: ['sửa đổi', 'amends'],
  REPLACES: ['thay thế', 'replaces'],
  REPEALS: ['bãi bỏ', 'repeals'],
  CORRECTS: ['đính chính', 'corrects'],
  SUPPLEMENTS: ['bổ sung', 'supplements'],
  REVIEWS: ['tổng kết', 'reviews'],
  REFERENCES: ['nhắc đến', 'refers to'],
};

/** Names a relation between documents in Vietnamese and English. */
export function Relation({ relation }: { relation: string }) {
  const [vi = relation, en = relation] = RELATIONS[relation] ?? [];
  return (
    <>
      {vi} (<English inline>{en}</English>)
    </>
  );
}

/** Names in one line what has a number, a title or both. */
export function nameOf({ number, title, id }: Titled): string {
  return [number, title].filter(Boolean).join(' – ') || id;
}

/** A link to the page of a plan or document; a strategy or programme has none and is named. */
export function Link({ to }: { to: Titled }) {
  const path = pathOfRecord(to.id);
  return (
    <>
      {path === null ? nameOf(to) : <a href={path}>{nameOf(to)}</a>}
      {to.titleEn === null ? null : <English> {to.titleEn}</English>}
    </>
  );
}

export interface Fact {
  vi: string;
  en: string;
  value: ReactNode;
}

/** Facts with their names; those that the source does not give are left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const known = facts.filter(({ value }) => value !== null && value !== undefined && value !== '');
  return (
    <dl>
      {known.map(({ vi, en, value }) => (
        <div key={en}>
          <dt>
            {vi} <English>{en}</English>
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A part of the page; nothing when it is empty. */
export function Section({ vi, en, items }: { vi: string; en: string; items: readonly ReactNode[] }) {
  if (items.length === 0) return null;
  return (
    <section>
      <h2>
        {vi} <English>{en}</English>
      </h2>
      <ul>
        {items.map((item, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the page is written once and never updated
          <li key={i}>{item}</li>
        ))}
      </ul>
    </section>
  );
}

/** Where the facts come from, and how much of the document each source shows. */
export function Sources({ sources }: { sources: readonly SourceAnswer[] }) {
  const items = sources.map((source) => {
    const [vi, en] = COMPLETENESS[source.completeness] ?? [source.completeness, source.completeness];
    const title = source.title ?? source.url ?? 'không có nhan đề';
    return (
      <>
        {source.url === null ? title : <a href={source.url}>{title}</a>}
        {source.publisher ? `, ${source.publisher.name}` : ''}
        {source.publishedOn ? `, ${source.publishedOn}` : ''} – {vi} (<English inline>{en}</English>)
        {source.url === null && source.urlReason ? <English> {source.urlReason}</English> : null}
      </>
    );
  });
  return <Section vi="Nguồn" en="Sources" items={items} />;
}

export function Citations({ citations }: { citations: readonly CitationAnswer[] }) {
  const items = citations.map((citation) => (
    <>
      <Relation relation={citation.relation} />:{' '}
      {citation.document ? (
        <Link to={citation.document} />
      ) : (
        [citation.numberAsPrinted, citation.citedAs].filter(Boolean).join(' – ')
      )}
    </>
  ));
  return <Section vi="Văn bản được viện dẫn" en="Documents that it names" items={items} />;
}

interface CiteProps {
  name: string;
  nameEn: string | null;
  issuer: string | null;
  issuedOn: string | null;
  address: string;
  dataset: DatasetAnswer;
}

/** How to cite the page: by its address and the version of the dataset. */
export function HowToCite({ name, nameEn, issuer, issuedOn, address, dataset }: CiteProps) {
  const line = (title: string, version: string) =>
    [
      issuer && `${issuer}.`,
      `${title}${issuedOn ? ` (${issuedOn})` : ''}.`,
      `Kế hoạch Graph, ${version} ${dataset.version}.`,
    ]
      .filter(Boolean)
      .join(' ');
  return (
    <section>
      <h2>
        Cách trích dẫn <English>How to cite</English>
      </h2>
      <blockquote>
        <p>
          {line(name, 'phiên bản dữ liệu')} <a href={address}>{address}</a>
        </p>
        {nameEn === null ? null : (
          <p lang="en">
            {line(nameEn, 'dataset version')} {address}
          </p>
        )}
      </blockquote>
    </section>
  );
}
