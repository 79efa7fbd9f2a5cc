import type { ReactNode } from 'react';
import { labelOf } from '../../operations/labels.ts';
import { pathOfRecord } from '../kit/paths.ts';
import { Name, Official, useFrame } from './frame/frame.tsx';
import type { Titled } from './page.questions.ts';

/** Names a relation between documents by its verb. */
export function Relation({ relation }: { relation: string }) {
  const { say } = useFrame();
  return say(labelOf(relation));
}

/** Names in one line what has a number, a title or both. */
export function nameOf({ number, title, id }: Titled): string {
  return [number, title].filter(Boolean).join(' – ') || id;
}

/** A link to the page of what has one; anything else is named. */
export function Link({ to: record }: { to: Titled }) {
  const { to } = useFrame();
  const path = pathOfRecord(record.id);
  const name = (
    <Official vi={nameOf(record)} en={record.titleEn && [record.number, record.titleEn].filter(Boolean).join(' – ')} />
  );
  return path === null ? name : <a href={to(path)}>{name}</a>;
}

/** A link to the page of an organisation. */
export function BodyLink({ of }: { of: { id: string; name: string; nameEn: string | null } }) {
  const { to } = useFrame();
  const path = pathOfRecord(of.id);
  return path === null ? (
    <Name of={of} />
  ) : (
    <a href={to(path)}>
      <Name of={of} />
    </a>
  );
}

export interface Fact {
  vi: string;
  en: string;
  value: ReactNode;
}

/** Facts with their names; those that the source does not give are left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const { t } = useFrame();
  const known = facts.filter(({ value }) => value !== null && value !== undefined && value !== '');
  return (
    <dl className="facts">
      {known.map(({ vi, en, value }) => (
        <div key={en}>
          <dt>{t(vi, en)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A part of the page; nothing when it is empty. */
export function Section({ vi, en, items }: { vi: string; en: string; items: readonly ReactNode[] }) {
  const { t } = useFrame();
  if (items.length === 0) return null;
  return (
    <section>
      <h2>{t(vi, en)}</h2>
      <ul>
        {items.map((item, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the page is written once and never updated
          <li key={i}>{item}</li>
        ))}
      </ul>
    </section>
  );
}
