import { labelOf } from '../../../operations/labels.ts';
import { ORGANISATION_KINDS, type OrganisationKind } from '../../../organisations/organisation.table.ts';
import { choiceField, readChoices, textField } from '../frame/choices.ts';
import { ChoicesForm, Labelled, Problem, Select } from '../frame/form-parts.tsx';
import { Name, toolsOf, useFrame } from '../frame/frame.tsx';
import { askFrom, NextPage, type PageInfo } from '../frame/next-page.tsx';
import { TakeData } from '../frame/take-data.tsx';
import { addView, type Site, shipped } from '../frame/view.ts';
import { BodyLink } from '../parts.tsx';
import { Unseen } from '../plans/unseen.tsx';
import { ProvinceField } from '../provinces/province-field.tsx';
import { findProvince, type NamedProvince, provinceNames } from '../provinces/province-list.ts';

/** What the shipped operation FindOrganisations answers. */
interface OrganisationsAnswer {
  organisations: {
    totalCount: number;
    pageInfo: PageInfo;
    nodes: {
      id: string;
      slug: string;
      name: string;
      nameEn: string | null;
      kind: OrganisationKind;
      province: { slug: string; name: string; nameEn: string | null } | null;
      district: { fullName: string } | null;
    }[];
  };
}

const readOrganisationChoices = (params: URLSearchParams) =>
  readChoices(
    {
      q: textField(),
      province: textField(60),
      kind: choiceField<OrganisationKind, null>(ORGANISATION_KINDS, null),
      after: textField(2000),
    },
    params,
  );
type OrganisationChoices = ReturnType<typeof readOrganisationChoices>;

/** Serves the list of bodies: who issues, carries out, proposes and publishes. */
export function registerOrganisations(site: Site): void {
  const operation = shipped(site, 'FindOrganisations');
  const list = provinceNames(site);
  addView(site, '/organisations', async ({ frame, params }) => {
    const choices = readOrganisationChoices(params);
    const { q, province, kind, after } = choices.values;
    const all = await list();
    const found = province === '' ? null : findProvince(all, province);
    if (found && 'problem' in found) choices.problems.province = found.problem;
    const variables = {
      text: q === '' ? null : q,
      kinds: kind && [kind],
      provinces: found && 'slug' in found ? [found.slug] : null,
    };
    const { organisations } = await askFrom(after, choices.problems, (cursor) =>
      site.ask<OrganisationsAnswer>(operation.ast, { ...variables, ...(cursor && { after: cursor }) }),
    );
    const title = toolsOf(frame).t('Cơ quan, tổ chức', 'Bodies');
    const wrong = Object.keys(choices.problems).length > 0;
    return {
      title,
      choices: choices.query(),
      status: wrong ? 400 : 200,
      citable: !wrong,
      body: <Organisations answer={organisations} choices={choices} all={all} title={title} variables={variables} />,
    };
  });
}

interface Props {
  answer: OrganisationsAnswer['organisations'];
  choices: OrganisationChoices;
  all: readonly NamedProvince[];
  title: string;
  variables: Record<string, unknown>;
}

function Organisations({ answer, choices, all, title, variables }: Props) {
  const { t, to } = useFrame();
  const { totalCount, nodes, pageInfo } = answer;
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">
        <b>{totalCount}</b>{' '}
        {t(
          'cơ quan, tổ chức và nơi đăng tin trong bộ dữ liệu. Mỗi trang cho thấy văn bản đã ban hành và nhiệm vụ được giao.',
          'bodies and publishers in the dataset. The page of each shows what it issued and the tasks that it was given.',
        )}
      </p>
      <OrganisationsForm choices={choices} all={all} />
      {nodes.length === 0 ? <Unseen what={t('cơ quan', 'body')} /> : <OrganisationsTable nodes={nodes} />}
      <NextPage of={pageInfo} address={(after) => to('/organisations') + choices.query({ after })} />
      <TakeData asked={{ operation: 'FindOrganisations', variables }} choices={choices.query()} title={title} />
    </>
  );
}

function OrganisationsForm({ choices, all }: Pick<Props, 'choices' | 'all'>) {
  const { t } = useFrame();
  const { values, problems, raw } = choices;
  return (
    <ChoicesForm action="/organisations">
      <Labelled id="q" label={t('Từ trong tên', 'Words in the name')} problem={problems.q}>
        <input type="search" id="q" name="q" defaultValue={values.q} />
      </Labelled>
      <ProvinceField
        label={t('Tỉnh, thành phố', 'Province')}
        typed={raw.province}
        problem={problems.province}
        all={all}
      />
      <Select
        id="kind"
        label={t('Loại cơ quan', 'Kind')}
        value={values.kind ?? ''}
        options={[['', ['tất cả', 'all']], ...ORGANISATION_KINDS.map((kind) => [kind, labelOf(kind)] as const)]}
        problem={problems.kind}
      />
      <Problem id="after" words={problems.after} />
    </ChoicesForm>
  );
}

function OrganisationsTable({ nodes }: Pick<Props['answer'], 'nodes'>) {
  const { t, to, say } = useFrame();
  return (
    <table className="stack">
      <thead>
        <tr>
          <th scope="col">{t('Cơ quan, tổ chức', 'Body')}</th>
          <th scope="col">{t('Loại', 'Kind')}</th>
          <th scope="col">{t('Tỉnh, thành phố', 'Province')}</th>
        </tr>
      </thead>
      <tbody>
        {nodes.map((body) => (
          <tr key={body.id}>
            <th scope="row">
              <BodyLink of={body} />
            </th>
            <td>{say(labelOf(body.kind))}</td>
            <td>
              {body.province === null ? null : (
                <a href={to(`/provinces/${body.province.slug}`)}>
                  <Name of={body.province} />
                </a>
              )}
              {body.district ? <small lang="vi"> {body.district.fullName}</small> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
