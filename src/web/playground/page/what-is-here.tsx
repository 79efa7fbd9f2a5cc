import { useEffect, useState } from 'react';
import type { PlaygroundLink } from '../playground.types.ts';
import { type DatasetSummary, readSummary } from './server.ts';
import { type Language, TEXT } from './text.ts';

interface Props {
  language: Language;
  /** Null until the server has said where its endpoint is. */
  graphqlPath: string | null;
  links: readonly PlaygroundLink[];
  notice: string | null;
}

const LOCALE: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };
const COUNTS = ['provinces', 'plans', 'tasks', 'documents'] as const;

/** Shows how much data this server holds and where else it can be had. */
export function WhatIsHere({ language, graphqlPath, links, notice }: Props) {
  const [summary, setSummary] = useState<DatasetSummary | null | 'reading'>('reading');
  const text = TEXT[language];

  useEffect(() => {
    if (graphqlPath) readSummary(graphqlPath).then(setSummary);
  }, [graphqlPath]);

  return (
    <section className="here" aria-label={text.here}>
      <div className="here-data" aria-live="polite">
        {summary === 'reading' && <p>{text.counting}</p>}
        {summary === null && <p>{text.countsFailed}</p>}
        {summary && summary !== 'reading' && <Summary summary={summary} language={language} />}
        {notice && <p>{notice}</p>}
      </div>
      {links.length > 0 && (
        <nav aria-label={text.links}>
          <ul>
            {links.map(({ href, labelVi, labelEn }) => (
              <li key={href}>
                <a href={href}>{language === 'vi' ? labelVi : labelEn}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </section>
  );
}

function Summary({ summary, language }: { summary: DatasetSummary; language: Language }) {
  const text = TEXT[language];
  const number = new Intl.NumberFormat(LOCALE[language]);
  const counted = COUNTS.flatMap((name) => {
    const count = summary.counts?.[name];
    return count == null ? [] : [{ name, count }];
  });
  const published = formatDay(summary.publishedAt, language);
  return (
    <>
      <ul className="counts">
        {counted.map(({ name, count }) => (
          <li key={name}>
            <strong>{number.format(count)}</strong> {text[name]}
          </li>
        ))}
      </ul>
      <Coverage counts={summary.counts} language={language} />
      {summary.version != null && (
        <p>
          {text.version} {summary.version}
          {published && `, ${text.published} ${published}`}
        </p>
      )}
    </>
  );
}

const COMPLETENESS = ['FULL', 'PARTIAL', 'REPORT_ONLY', 'CITED_ONLY'] as const;

/** Says how much of the country the data covers and how the plans are known: a count alone would look like all. */
function Coverage({ counts, language }: { counts: DatasetSummary['counts']; language: Language }) {
  if (counts?.provinces == null || counts.provincesWithPlans == null) return null;
  const text = TEXT[language];
  const number = (count: number) => new Intl.NumberFormat(LOCALE[language]).format(count);
  const kinds = (counts.plansByCompleteness ?? []).map(({ completeness, plans }) => {
    const known = COMPLETENESS.find((one) => one === completeness);
    return `${number(plans)} ${known ? text[known] : text.noSource}`;
  });
  const today = counts.currentProvinces == null ? '' : `; ${text.today(number(counts.currentProvinces))}`;
  return (
    <p>
      {text.coverage(number(counts.provincesWithPlans), number(counts.provinces))}
      {today}
      {kinds.length > 0 && ` · ${text.plans}: ${kinds.join(', ')}`}
    </p>
  );
}

/** Formats an instant as a day in Việt Nam, where the data is published. Null when there is none or it is no date. */
function formatDay(instant: string | null, language: Language): string | null {
  const date = new Date(instant ?? Number.NaN);
  if (Number.isNaN(date.getTime())) return null;
  return new Intl.DateTimeFormat(LOCALE[language], { dateStyle: 'long', timeZone: 'Asia/Ho_Chi_Minh' }).format(date);
}
