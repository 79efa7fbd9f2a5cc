import { labelOf } from '../../../operations/labels.ts';
import { choiceField, numberField, readChoices, textField } from '../frame/choices.ts';
import { ChoicesForm, Labelled, Problem, problemOf, Select } from '../frame/form-parts.tsx';
import { Name, Official, toolsOf, useFrame } from '../frame/frame.tsx';
import { coverageMark, MarkName } from '../frame/marks.tsx';
import { askFrom, NextPage, type PageInfo } from '../frame/next-page.tsx';
import { TakeData } from '../frame/take-data.tsx';
import { addView, type Site, shipped } from '../frame/view.ts';
import { ProvinceField } from '../provinces/province-field.tsx';
import { findProvince, type NamedProvince, provinceNames } from '../provinces/province-list.ts';

interface PlansAnswer {
  plans: {
    totalCount: number;
    unplaced: number;
    pageInfo: PageInfo;
    nodes: {
      slug: string;
      number: string | null;
      title: string | null;
      titleEn: string | null;
      issuedOn: string | null;
      year: number | null;
      role: string;
      completeness: string | null;
      province: { slug: string; name: string; nameEn: string | null };
      unit: { fullName: string } | null;
    }[];
  };
}

const ROLES = ['ANNUAL', 'STRATEGY', 'PROGRAMME', 'CAMPAIGN'] as const;
const COMPLETENESS = ['FULL', 'PARTIAL', 'REPORT_ONLY', 'CITED_ONLY'] as const;
const YEARS = [1990, 2100] as const;

function readPlanChoices(params: URLSearchParams) {
  return readChoices(
    {
      q: textField(),
      province: textField(60),
      year: numberField(null, ...YEARS),
      role: choiceField<(typeof ROLES)[number], null>(ROLES, null),
      completeness: choiceField<(typeof COMPLETENESS)[number], null>(COMPLETENESS, null),
      after: textField(2000),
    },
    params,
  );
}
type PlanChoices = ReturnType<typeof readPlanChoices>;

/** Serves the list of plans, filtered as the reader likes. */
export function registerPlans(site: Site): void {
  const operation = shipped(site, 'FindPlans');
  const list = provinceNames(site);
  addView(site, '/plans', async ({ frame, params }) => {
    const choices = readPlanChoices(params);
    const { q, province, year, role, completeness, after } = choices.values;
    const all = await list();
    const found = province === '' ? null : findProvince(all, province);
    if (found && 'problem' in found) choices.problems.province = found.problem;
    const variables = {
      text: q === '' ? null : q,
      provinces: found && 'slug' in found ? [found.slug] : null,
      year,
      roles: role && [role],
      completeness: completeness && [completeness],
    };
    const { plans } = await askFrom(after, choices.problems, (cursor) =>
      site.ask<PlansAnswer>(operation.ast, { ...variables, ...(cursor && { after: cursor }) }),
    );
    const title = toolsOf(frame).t('Kế hoạch', 'Plans');
    const wrong = Object.keys(choices.problems).length > 0;
    return {
      title,
      choices: choices.query(),
      status: wrong ? 400 : 200,
      citable: !wrong,
      body: <Plans answer={plans} choices={choices} all={all} title={title} variables={variables} />,
    };
  });
}

interface Props {
  answer: PlansAnswer['plans'];
  choices: PlanChoices;
  all: readonly NamedProvince[];
  title: string;
  variables: Record<string, unknown>;
}

function Plans({ answer, choices, all, title, variables }: Props) {
  const { t, to } = useFrame();
  const { totalCount, unplaced, pageInfo } = answer;
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">
        <b>{totalCount}</b> {t('kế hoạch trong bộ dữ liệu', 'plans in the dataset')}
        {unplaced > 0
          ? t(
              `; ${unplaced} nữa không rõ năm nên chưa xếp được.`,
              `; ${unplaced} more have no known year and could not be placed.`,
            )
          : totalCount === 0
            ? t('; điều đó không nói rằng không có.', '; that does not say that there is none.')
            : '.'}
      </p>
      <PlansForm choices={choices} all={all} />
      <PlansTable answer={answer} />
      <NextPage of={pageInfo} address={(after) => to('/plans') + choices.query({ after })} />
      <TakeData
        asked={{ operation: 'FindPlans', variables }}
        choices={choices.query()}
        title={title}
        feed="/feeds/plans"
      />
    </>
  );
}

function PlansForm({ choices, all }: Pick<Props, 'choices' | 'all'>) {
  const { t } = useFrame();
  const { values, problems, raw } = choices;
  const any = ['', [t('tất cả', 'all'), t('tất cả', 'all')]] as const;
  return (
    <ChoicesForm action="/plans">
      <Labelled id="q" label={t('Từ trong tên hoặc số', 'Words in title or number')} problem={problems.q}>
        <input type="search" id="q" name="q" defaultValue={values.q} />
      </Labelled>
      <ProvinceField
        label={t('Tỉnh, thành phố', 'Province')}
        typed={raw.province}
        problem={problems.province}
        all={all}
      />
      <Labelled id="year" label={t('Năm', 'Year')} problem={problems.year}>
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
        id="role"
        label={t('Loại', 'Role')}
        value={values.role ?? ''}
        options={[any, ...ROLES.map((one) => [one, labelOf(one)] as const)]}
        problem={problems.role}
      />
      <Select
        id="completeness"
        label={t('Biết tới đâu', 'How well known')}
        value={values.completeness ?? ''}
        options={[any, ...COMPLETENESS.map((one) => [one, labelOf(one)] as const)]}
        problem={problems.completeness}
      />
      <Problem id="after" words={problems.after} />
    </ChoicesForm>
  );
}

function PlansTable({ answer }: { answer: PlansAnswer['plans'] }) {
  const { t, to, say, day } = useFrame();
  if (answer.nodes.length === 0)
    return (
      <p className="notice">
        {t(
          'Bộ dữ liệu không có kế hoạch nào như thế; điều đó không nói rằng không có.',
          'The dataset holds no such plan; that does not say that there is none.',
        )}
      </p>
    );
  return (
    <table className="stack">
      <thead>
        <tr>
          <th scope="col">{t('Kế hoạch', 'Plan')}</th>
          <th scope="col">{t('Tỉnh, thành phố', 'Province')}</th>
          <th scope="col">{t('Ngày ban hành', 'Issued on')}</th>
          <th scope="col">{t('Loại', 'Role')}</th>
          <th scope="col">{t('Biết tới đâu', 'How well known')}</th>
        </tr>
      </thead>
      <tbody>
        {answer.nodes.map((plan) => (
          <tr key={plan.slug}>
            <th scope="row">
              <a href={to(`/plans/${plan.slug}`)}>{plan.number ?? t('không rõ số', 'number not known')}</a>
              {plan.title === null ? null : (
                <small>
                  <Official vi={plan.title} en={plan.titleEn} />
                </small>
              )}
            </th>
            <td>
              <a href={to(`/provinces/${plan.province.slug}`)}>
                <Name of={plan.province} />
              </a>
              {plan.unit ? <small> {plan.unit.fullName}</small> : null}
            </td>
            <td>{plan.issuedOn === null ? <small>{t('không rõ', 'not known')}</small> : day(plan.issuedOn)}</td>
            <td>
              {say(labelOf(plan.role))}
              {plan.year === null ? '' : `, ${plan.year}`}
            </td>
            <td>
              <MarkName mark={coverageMark('PRESENT', plan.completeness)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
