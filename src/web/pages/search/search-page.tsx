import type { PlainQuestion } from '../../kit/copy-as.ts';
import { pathOfRecord } from '../../kit/paths.ts';
import { Problem, problemOf } from '../frame/form-parts.tsx';
import { Name, useFrame } from '../frame/frame.tsx';
import { TakeData } from '../frame/take-data.tsx';
import { type HitAnswer, KIND_NAMES, KINDS, type Kind, type SearchAnswer } from './search.answer.ts';
import type { SearchChoices } from './search-view.tsx';

interface Props {
  answer: SearchAnswer['search'] | null;
  choices: SearchChoices;
  title: string;
  asked: PlainQuestion;
}

/** The page of a search: box, groups of hits with their words marked, facets as links. */
export function SearchPage({ answer, choices, title, asked }: Props) {
  const { t } = useFrame();
  const { problems } = choices;
  return (
    <>
      <h1>{title}</h1>
      <SearchBox value={choices.values.q} />
      {[problems.q, problems.kind, problems.province, problems.year, problems.after].map((words, i) => (
        <Problem key={words?.[0] ?? i} id={`q-${i}`} words={words} />
      ))}
      {answer === null ? (
        <p>
          {t(
            'Tìm trong kế hoạch, nhiệm vụ, chỉ tiêu, văn bản, chương trình, tỉnh, cơ quan và lời văn của các trang nguồn; có dấu hay không dấu, số văn bản, chữ viết tắt, tiếng Anh.',
            'Searches plans, tasks, targets, documents, programmes, provinces, organisations and the words of source pages; with or without diacritics, by number, abbreviation or in English.',
          )}
        </p>
      ) : (
        <Hits answer={answer} choices={choices} />
      )}
      {answer && answer.totalCount > 0 ? <TakeData asked={asked} choices={choices.query()} title={title} /> : null}
    </>
  );
}

/** The box that leads to the search from every page. */
export function SearchBox({ value = '' }: { value?: string }) {
  const { t, to } = useFrame();
  return (
    <search>
      <form className="search" action={to('/search')} method="get">
        <label className="visually-hidden" htmlFor="q">
          {t('Tìm từ, số văn bản, tên tỉnh', 'Search words, numbers, provinces')}
        </label>
        <input
          type="search"
          id="q"
          name="q"
          defaultValue={value}
          placeholder={t('Từ, số văn bản, tên tỉnh', 'Words, numbers, provinces')}
          {...problemOf('q-0', undefined)}
        />
        <button type="submit">{t('Tìm', 'Search')}</button>
      </form>
    </search>
  );
}

function Hits({ answer, choices }: { answer: SearchAnswer['search']; choices: SearchChoices }) {
  const { t, say, to } = useFrame();
  const { totalCount, totalIsAtLeast, didYouMean, nodes, pageInfo } = answer;
  const href = (changes: Parameters<SearchChoices['query']>[0]) =>
    to('/search') + choices.query({ after: '', ...changes });
  if (totalCount === 0) return <NoHits choices={choices} didYouMean={didYouMean} />;
  return (
    <>
      <p className="lead">
        {totalIsAtLeast ? t('Ít nhất ', 'At least ') : ''}
        <b>{totalCount}</b> {t('kết quả', totalCount === 1 ? 'hit' : 'hits')}
        {nodes.length < totalCount ? t(`; dưới đây là ${nodes.length}.`, `; ${nodes.length} of them below.`) : '.'}
      </p>
      <Facets answer={answer} choices={choices} />
      {KINDS.map((kind) => {
        const hits = nodes.filter((hit) => hit.kind === kind);
        if (hits.length === 0) return null;
        return (
          <section key={kind} aria-labelledby={kind}>
            <h2 id={kind}>
              {say(KIND_NAMES[kind])} ({countOf(answer, kind) ?? hits.length})
            </h2>
            <ul className="rows">
              {hits.map((hit, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the page is written once and never updated
                <li key={i}>
                  <Hit hit={hit} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {pageInfo.hasNextPage && pageInfo.endCursor ? (
        <p>
          <a href={href({ after: pageInfo.endCursor })}>{t('Trang tiếp', 'Next page')}</a>
        </p>
      ) : null}
    </>
  );
}

function countOf(answer: SearchAnswer['search'], kind: Kind): number | undefined {
  const facet = answer.facets.find(({ field }) => field === 'KIND');
  return facet?.buckets.find(({ value }) => value === kind)?.count;
}

/** Counts by kind, province and year; each is a link that narrows the search. */
function Facets({ answer, choices }: { answer: SearchAnswer['search']; choices: SearchChoices }) {
  const { t, say, to } = useFrame();
  const buckets = (field: string) =>
    (answer.facets.find((one) => one.field === field)?.buckets ?? [])
      .filter(({ value }) => value !== 'none')
      .slice(0, 15);
  const link = (changes: Parameters<SearchChoices['query']>[0]) =>
    to('/search') + choices.query({ after: '', ...changes });
  const groups = [
    {
      name: t('Loại', 'Kind'),
      any: choices.values.kind && link({ kind: null }),
      items: buckets('KIND').flatMap(({ value, count }) => {
        const kind = KINDS.find((one) => one === value);
        return kind ? [{ words: say(KIND_NAMES[kind]), count, href: link({ kind }) }] : [];
      }),
    },
    {
      name: t('Tỉnh, thành phố', 'Province'),
      any: choices.values.province && link({ province: '' }),
      items: buckets('PROVINCE').map(({ value, label, count }) => ({
        words: label ?? value,
        count,
        href: link({ province: value }),
      })),
    },
    {
      name: t('Năm', 'Year'),
      any: choices.values.year !== null && link({ year: null }),
      items: buckets('YEAR').map(({ value, count }) => ({ words: value, count, href: link({ year: Number(value) }) })),
    },
  ];
  return (
    <div className="facets">
      {groups
        .filter(({ items }) => items.length > 0)
        .map(({ name, any, items }) => (
          <details key={name} open={Boolean(any)}>
            <summary>
              {name} ({items.length})
            </summary>
            <ul className="links">
              {any ? (
                <li>
                  <a href={any}>{t('Bỏ lọc', 'No filter')}</a>
                </li>
              ) : null}
              {items.map(({ words, count, href }) => (
                <li key={href}>
                  <a href={href}>{words}</a> <b>{count}</b>
                </li>
              ))}
            </ul>
          </details>
        ))}
    </div>
  );
}

function Hit({ hit }: { hit: HitAnswer }) {
  const { to } = useFrame();
  const { subject, snippet, locator } = hit;
  const path = pathOfRecord(subject?.plan?.id ?? subject?.id ?? '');
  const title = hit.title ?? subject?.id ?? '';
  const at = title.indexOf(snippet.text);
  const name =
    at < 0 ? (
      title
    ) : (
      <>
        {title.slice(0, at)}
        <Marked {...snippet} />
        {title.slice(at + snippet.text.length)}
      </>
    );
  return (
    <>
      {path === null ? (
        <b lang="vi">{name}</b>
      ) : (
        <a href={to(path)} lang="vi">
          {name}
        </a>
      )}
      {subject?.plan?.number ? <small> {subject.plan.number}</small> : null}
      {locator ? <small> · {locator}</small> : null}
      {subject?.actor ? (
        <small>
          {' '}
          (<Name of={subject.actor} />)
        </small>
      ) : null}
      {at < 0 ? (
        <p className="snippet" lang="vi">
          <Marked {...snippet} />
        </p>
      ) : null}
    </>
  );
}

/** A text with the found words marked. */
function Marked({ text, highlights }: HitAnswer['snippet']) {
  let at = 0;
  const pieces = highlights.map(({ start, end }) => {
    const before = text.slice(at, start);
    at = end;
    return (
      <span key={start}>
        {before}
        <mark>{text.slice(start, end)}</mark>
      </span>
    );
  });
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  );
}

/** What was searched, and what can be left out. */
function NoHits({ choices, didYouMean }: { choices: SearchChoices; didYouMean: string | null }) {
  const { t, to } = useFrame();
  const { kind, province, year } = choices.values;
  return (
    <div className="notice">
      <p>
        <b>{t('Không tìm thấy gì.', 'Nothing was found.')}</b>{' '}
        {t(
          'Đã tìm mọi từ trong kế hoạch, nhiệm vụ, chỉ tiêu, văn bản, chương trình, cơ quan và trang nguồn. Bộ dữ liệu không có không có nghĩa là tỉnh không làm.',
          'Every word was looked for in plans, tasks, targets, documents, programmes, organisations and source pages. That the dataset has none does not mean that a province does none.',
        )}
      </p>
      {didYouMean === null ? null : (
        <p>
          {t('Có phải bạn tìm', 'Did you mean')}{' '}
          <a href={to('/search') + choices.query({ q: didYouMean, after: '' })}>{didYouMean}</a>?
        </p>
      )}
      {kind || province || year !== null ? (
        <p>
          <a href={to('/search') + choices.query({ kind: null, province: '', year: null, after: '' })}>
            {t('Tìm lại, bỏ mọi bộ lọc', 'Search again without filters')}
          </a>
        </p>
      ) : (
        <p>{t('Hãy bớt một từ, hoặc thử một từ khác.', 'Leave a word out, or try another.')}</p>
      )}
    </div>
  );
}
