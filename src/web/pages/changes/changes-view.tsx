import { question } from '../../../graph/ask.ts';
import { labelOf } from '../../../operations/labels.ts';
import { pathOfRecord } from '../../kit/paths.ts';
import { numberField, readChoices, textField } from '../frame/choices.ts';
import { ChoicesForm, Labelled, Problem, problemOf } from '../frame/form-parts.tsx';
import { Name, toolsOf, useFrame } from '../frame/frame.tsx';
import type { Words } from '../frame/language.ts';
import { askFrom, NextPage, type PageInfo } from '../frame/next-page.tsx';
import { Reason } from '../frame/reason.tsx';
import { TakeData } from '../frame/take-data.tsx';
import { addView, type Site } from '../frame/view.ts';
import { ProvinceField } from '../provinces/province-field.tsx';
import { findProvince, type NamedProvince, provinceNames } from '../provinces/province-list.ts';

interface ChangeAnswer {
  seq: number;
  kind: string;
  entityId: string;
  entityType: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string;
  datasetVersion: number;
  at: Date | string;
  partOf: string | null;
  mergedInto: string | null;
  province: { slug: string; name: string; nameEn: string | null } | null;
}
interface ChangesAnswer {
  changes: {
    totalCount: number;
    pageInfo: PageInfo;
    nodes: ChangeAnswer[];
  };
}

const CHANGES = question(`query ChangesPage($since: Int, $provinces: [String!], $after: String) {
  changes(since: $since, provinces: $provinces, after: $after, first: 50) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { seq kind entityId entityType before after reason datasetVersion at partOf mergedInto
      province { slug name nameEn } }
  }
}`);

/** What the types of records are called. */
const ENTITIES: Readonly<Record<string, Words>> = {
  'action-area': ['lĩnh vực hành động', 'action area'],
  district: ['đơn vị cấp huyện', 'district'],
  document: ['văn bản', 'document'],
  organisation: ['cơ quan', 'body'],
  plan: ['kế hoạch', 'plan'],
  programme: ['chương trình', 'programme'],
  province: ['tỉnh, thành phố', 'province'],
  strategy: ['chiến lược', 'strategy'],
  survey: ['lần tìm', 'survey'],
  target: ['chỉ tiêu', 'target'],
  task: ['nhiệm vụ', 'task'],
};

const readChangeChoices = (params: URLSearchParams) =>
  readChoices({ since: numberField(null, 0, 999_999_999), province: textField(60), after: textField(2000) }, params);
type ChangeChoices = ReturnType<typeof readChangeChoices>;

/** Serves the change log in words: all, or what was published after a version, of one province or of all. */
export function registerChanges(site: Site): void {
  const list = provinceNames(site);
  addView(site, '/changes', async ({ frame, params }) => {
    const choices = readChangeChoices(params);
    const { since, province, after } = choices.values;
    const all = await list();
    const found = province === '' ? null : findProvince(all, province);
    if (found && 'problem' in found) choices.problems.province = found.problem;
    const variables = { since, provinces: found && 'slug' in found ? [found.slug] : null };
    const { changes } = await askFrom(after, choices.problems, (cursor) =>
      site.ask<ChangesAnswer>(CHANGES, { ...variables, ...(cursor && { after: cursor }) }),
    );
    const wrong = Object.keys(choices.problems).length > 0;
    return {
      title: toolsOf(frame).t('Thay đổi của bộ dữ liệu', 'Changes of the dataset'),
      choices: choices.query(),
      status: wrong ? 400 : 200,
      citable: !wrong,
      links: [{ rel: 'alternate', type: 'application/atom+xml', href: '/feeds/changes.atom', title: 'Mọi thay đổi' }],
      body: <Changes answer={changes} choices={choices} all={all} provinces={variables.provinces} />,
    };
  });
}

interface Props {
  answer: ChangesAnswer['changes'];
  choices: ChangeChoices;
  all: readonly NamedProvince[];
  provinces: readonly string[] | null;
}

function Changes({ answer, choices, all, provinces }: Props) {
  const { t, to, dataset } = useFrame();
  const { values, problems, raw } = choices;
  const { totalCount, nodes, pageInfo } = answer;
  return (
    <>
      <h1>{t('Thay đổi của bộ dữ liệu', 'Changes of the dataset')}</h1>
      <p className="lead">
        <b>{totalCount}</b>{' '}
        {values.since === null
          ? t(`thay đổi tới phiên bản ${dataset.version}.`, `changes up to version ${dataset.version}.`)
          : t(
              `thay đổi từ phiên bản ${values.since} tới phiên bản ${dataset.version}.`,
              `changes from version ${values.since} to version ${dataset.version}.`,
            )}
      </p>
      <ChoicesForm action="/changes">
        <Labelled id="since" label={t('Sau phiên bản', 'After version')} problem={problems.since}>
          <input
            type="text"
            inputMode="numeric"
            size={8}
            id="since"
            name="since"
            defaultValue={raw.since}
            {...problemOf('since', problems.since)}
          />
        </Labelled>
        <ProvinceField
          label={t('Tỉnh, thành phố', 'Province')}
          typed={raw.province}
          problem={problems.province}
          all={all}
        />
        <Problem id="after" words={problems.after} />
      </ChoicesForm>
      {nodes.length === 0 ? <p>{t('Không có thay đổi nào.', 'Nothing has changed.')}</p> : null}
      <ol className="rows">
        {nodes.map((change) => (
          <li key={change.seq}>
            <ChangeWords change={change} />
          </li>
        ))}
      </ol>
      <NextPage of={pageInfo} address={(after) => to('/changes') + choices.query({ after })} />
      <p>
        {t('Theo dõi:', 'To follow:')} <a href="/feeds/changes.atom">Atom</a>, <a href="/feeds/changes.rss">RSS</a>,{' '}
        <a href="/feeds/changes.json">JSON Feed</a>
      </p>
      <TakeData
        asked={{ operation: 'ListChanges', variables: { afterVersion: values.since, provinces } }}
        choices={choices.query()}
        title={t('Thay đổi của bộ dữ liệu', 'Changes of the dataset')}
        feed="/feeds/changes"
      />
    </>
  );
}

/** What a record is called by its own content. */
function nameOfContent({ after, before, entityId }: ChangeAnswer): string {
  const content = after ?? before ?? {};
  const text = (key: string) => (typeof content[key] === 'string' ? (content[key] as string) : null);
  return [text('number'), text('title') ?? text('name')].filter(Boolean).join(' – ') || entityId;
}

function ChangeWords({ change }: { change: ChangeAnswer }) {
  const { t, say, to, day } = useFrame();
  const { kind, entityId, entityType, partOf, province, reason, datasetVersion, at, mergedInto } = change;
  const path = kind === 'WITHDRAWN' ? null : (pathOfRecord(entityId) ?? (partOf && pathOfRecord(partOf)));
  const name = <span lang="vi">{nameOfContent(change)}</span>;
  const followed = mergedInto && pathOfRecord(mergedInto);
  return (
    <>
      <b>{say(labelOf(kind))}</b>: {path ? <a href={to(path)}>{name}</a> : name}{' '}
      {followed ? <a href={to(followed)}>{t('nay là', 'now')}</a> : null}
      <small className="evidence">
        {say(ENTITIES[entityType] ?? [entityType, entityType])}
        {province ? (
          <>
            , <Name of={province} />
          </>
        ) : null}
        . {t('Phiên bản', 'Version')} {datasetVersion}, {day(new Date(at).toISOString())}. {t('Lý do:', 'Reason:')}{' '}
        <Reason text={reason} />
      </small>
    </>
  );
}
