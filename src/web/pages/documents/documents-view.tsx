import { documentLoaders } from '../../../documents/document.loaders.ts';
import { RequestContext } from '../../../graph/context.ts';
import { choiceField, numberField, readChoices, textField } from '../frame/choices.ts';
import { ChoicesForm, Labelled, Problem, problemOf, Select } from '../frame/form-parts.tsx';
import { toolsOf, useFrame } from '../frame/frame.tsx';
import { askFrom, NextPage } from '../frame/next-page.tsx';
import { TakeData } from '../frame/take-data.tsx';
import { addView, type Site, shipped } from '../frame/view.ts';
import { ProvinceField } from '../provinces/province-field.tsx';
import { findProvince, type NamedProvince, provinceNames } from '../provinces/province-list.ts';
import { type DocumentsAnswer, DocumentsTable } from './documents-table.tsx';

interface DocumentKind {
  code: string;
  name: string;
  nameEn: string | null;
}

const YEARS = [1945, 2100] as const;

function readDocumentChoices(kinds: readonly DocumentKind[], params: URLSearchParams) {
  return readChoices(
    {
      q: textField(),
      province: textField(60),
      year: numberField(null, ...YEARS),
      type: choiceField<string, null>(
        kinds.map(({ code }) => code),
        null,
      ),
      after: textField(2000),
    },
    params,
  );
}
type DocumentChoices = ReturnType<typeof readDocumentChoices>;

/** Serves the list of documents, filtered as the reader likes. */
export function registerDocuments(site: Site): void {
  const operation = shipped(site, 'FindDocuments');
  const list = provinceNames(site);
  addView(site, '/documents', async ({ frame, params }) => {
    const kinds = await new RequestContext(site.db, 'page').use(documentLoaders).documentTypes();
    const choices = readDocumentChoices(kinds, params);
    const { q, province, year, type, after } = choices.values;
    const all = await list();
    const found = province === '' ? null : findProvince(all, province);
    if (found && 'problem' in found) choices.problems.province = found.problem;
    const variables = {
      text: q === '' ? null : q,
      provinces: found && 'slug' in found ? [found.slug] : null,
      year,
      types: type && [type],
    };
    const { documents } = await askFrom(after, choices.problems, (cursor) =>
      site.ask<DocumentsAnswer>(operation.ast, { ...variables, ...(cursor && { after: cursor }) }),
    );
    const title = toolsOf(frame).t('Văn bản', 'Documents');
    const wrong = Object.keys(choices.problems).length > 0;
    return {
      title,
      choices: choices.query(),
      status: wrong ? 400 : 200,
      citable: !wrong,
      body: (
        <Documents answer={documents} choices={choices} kinds={kinds} all={all} title={title} variables={variables} />
      ),
    };
  });
}

interface Props {
  answer: DocumentsAnswer['documents'];
  choices: DocumentChoices;
  kinds: readonly DocumentKind[];
  all: readonly NamedProvince[];
  title: string;
  variables: Record<string, unknown>;
}

function Documents({ answer, choices, kinds, all, title, variables }: Props) {
  const { t, to } = useFrame();
  const { totalCount, unplaced, pageInfo } = answer;
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">
        <b>{totalCount}</b> {t('văn bản trong bộ dữ liệu', 'documents in the dataset')}
        {unplaced > 0
          ? t(
              `; ${unplaced} nữa không rõ năm nên chưa xếp được.`,
              `; ${unplaced} more have no known year and could not be placed.`,
            )
          : totalCount === 0
            ? t('; điều đó không nói rằng không có.', '; that does not say that there is none.')
            : '.'}{' '}
        {t(
          'Gồm kế hoạch, quyết định, công văn, luật và mọi văn bản mà chúng viện dẫn.',
          'Plans, decisions, letters, laws, and every document that they name.',
        )}
      </p>
      <DocumentsForm choices={choices} kinds={kinds} all={all} />
      <DocumentsTable documents={answer.nodes} />
      <NextPage of={pageInfo} address={(after) => to('/documents') + choices.query({ after })} />
      <TakeData asked={{ operation: 'FindDocuments', variables }} choices={choices.query()} title={title} />
    </>
  );
}

function DocumentsForm({ choices, kinds, all }: Pick<Props, 'choices' | 'kinds' | 'all'>) {
  const { t } = useFrame();
  const { values, problems, raw } = choices;
  return (
    <ChoicesForm action="/documents">
      <Labelled id="q" label={t('Từ trong tên hoặc số', 'Words in title or number')} problem={problems.q}>
        <input type="search" id="q" name="q" defaultValue={values.q} />
      </Labelled>
      <ProvinceField
        label={t('Tỉnh, thành phố', 'Province')}
        typed={raw.province}
        problem={problems.province}
        all={all}
      />
      <Labelled id="year" label={t('Năm ban hành', 'Year of issue')} problem={problems.year}>
        <input
          type="text"
          inputMode="numeric"
          size={6}
          id="year"
          name="year"
          defaultValue={raw.year}
          {...problemOf('year', problems.year)}
        />
      </Labelled>
      <Select
        id="type"
        label={t('Loại văn bản', 'Type')}
        value={values.type ?? ''}
        options={[
          ['', ['tất cả', 'all']],
          ...kinds.map(({ code, name, nameEn }) => [code, [name, nameEn ?? name]] as const),
        ]}
        problem={problems.type}
      />
      <Problem id="after" words={problems.after} />
    </ChoicesForm>
  );
}
