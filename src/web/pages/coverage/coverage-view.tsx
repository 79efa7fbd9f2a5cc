import { labelOf } from '../../../operations/labels.ts';
import { ChoicesForm, Problem, problemOf, Radios, Select } from '../frame/form-parts.tsx';
import { toolsOf, useFrame } from '../frame/frame.tsx';
import { MARKS } from '../frame/marks.tsx';
import { TakeData } from '../frame/take-data.tsx';
import { addView, type Site, shipped } from '../frame/view.ts';
import { ProportionBar, TileMap, unplacedOf } from '../map/tile-map.tsx';
import { type CoverageAnswer, type CoverageByYearAnswer, countMarks, markOf, tileOf } from './coverage.answer.ts';
import { BASES, type CoverageChoices, ROLES, readCoverageChoices, yearsToChoose } from './coverage.choices.ts';
import { coverageQuestion, coverageSentence } from './coverage.words.ts';
import { CoverageTable } from './coverage-table.tsx';
import { CoverageYears } from './coverage-years.tsx';
import { Legend } from './legend.tsx';
import { Missing } from './missing.tsx';

interface Props {
  answer: CoverageAnswer['planCoverage'];
  byYear: CoverageByYearAnswer['planCoverageByYear'];
  choices: CoverageChoices;
  title: string;
}

/** Serves the page that says who has a plan for a year, who has not, and why. */
export function registerCoverage(site: Site): void {
  const one = shipped(site, 'PlanCoverage');
  const many = shipped(site, 'CoverageByYear');
  addView(site, '/coverage', async ({ frame, params }) => {
    const choices = readCoverageChoices(Number(one.variables.year), params);
    const { year, basis, roles } = choices.values;
    const [{ planCoverage }, { planCoverageByYear }] = await Promise.all([
      site.ask<CoverageAnswer>(one.ast, { year, basis, roles }),
      site.ask<CoverageByYearAnswer>(many.ast, { ...many.variables, basis, roles }),
    ]);
    const title = coverageQuestion(year, toolsOf(frame).t);
    return {
      title,
      choices: choices.query(),
      status: Object.keys(choices.problems).length > 0 ? 400 : 200,
      citable: Object.keys(choices.problems).length === 0,
      body: <Coverage answer={planCoverage} byYear={planCoverageByYear} choices={choices} title={title} />,
    };
  });
}

function Coverage({ answer, byYear, choices, title }: Props) {
  const { t, say, to } = useFrame();
  const { year, basis, roles, state } = choices.values;
  const { units } = answer;
  const counts = countMarks(units);
  const { head, rest } = coverageSentence(answer.coverage, counts, t);
  const tiles = units.map((unit) => ({ ...tileOf(unit, to), shown: state === null || markOf(unit) === state }));
  const outside = unplacedOf(tiles);
  const summary = counts.map(([mark, n]) => `${say(MARKS[mark].name)}: ${n}`).join(', ');
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">
        <b>{head}</b> {rest}
      </p>
      <CoverageForm choices={choices} years={byYear.map((one) => one.year)} />
      {counts.some(([mark]) => mark === 'unsearched') ? (
        <div className="notice">
          <p>
            <b>{t('“Chưa ai tìm” không phải là “không có kế hoạch”.', '“Nobody looked” is not “no plan”.')}</b>{' '}
            {t(
              'Bộ dữ liệu chỉ nói không thấy ở nơi có người đã tìm.',
              'The dataset says that there is none only where somebody looked.',
            )}
          </p>
        </div>
      ) : null}
      <ProportionBar counts={counts} label={summary} />
      <div className="cols">
        <figure>
          <TileMap
            tiles={tiles}
            label={t('Bản đồ ô: mỗi ô một tỉnh, thành phố', 'Tile map: one tile for each province or city')}
          />
          <figcaption>
            {t(
              'Mỗi ô một tỉnh, thành phố, đặt gần đúng vị trí; diện tích ô không nói lên điều gì. Ô chia nhiều phần: các tỉnh cũ có tình trạng khác nhau.',
              'One tile for each province or city, in its rough place; area says nothing. A split tile: its former provinces differ.',
            )}{' '}
            {t(
              'Hoàng Sa thuộc Đà Nẵng, Trường Sa thuộc Khánh Hòa.',
              'Hoàng Sa belongs to Đà Nẵng, Trường Sa to Khánh Hòa.',
            )}
            {outside.length === 0
              ? ''
              : ` ${t('Không có trên bản đồ:', 'Not on the map:')} ${outside.map(({ name }) => name).join(', ')}.`}
          </figcaption>
        </figure>
        <div>
          <Legend counts={counts} choices={choices} total={units.length} />
          <Missing units={units} />
        </div>
      </div>
      <CoverageTable units={units} choices={choices} />
      <CoverageYears byYear={byYear} choices={choices} />
      <TakeData
        asked={{ operation: 'PlanCoverage', variables: { year, basis, ...(roles && { roles }) } }}
        choices={choices.query()}
        title={title}
        feed="/feeds/plans"
      >
        <li>
          <a href={to('/coverage.svg') + choices.query()} download>
            {t('Bản đồ (SVG)', 'Map (SVG)')}
          </a>
        </li>
      </TakeData>
    </>
  );
}

function CoverageForm({ choices, years }: { choices: CoverageChoices; years: readonly number[] }) {
  const { t, say } = useFrame();
  const { values, problems } = choices;
  const options = yearsToChoose(Math.min(...years), Math.max(...years), values.year);
  return (
    <ChoicesForm action="/coverage">
      <Select
        id="year"
        label={t('Năm', 'Year')}
        value={String(values.year)}
        options={options.map((year) => [String(year), [String(year), String(year)]])}
        problem={problems.year}
      />
      <Radios
        id="basis"
        label={t('Địa giới', 'Map')}
        value={values.basis}
        options={BASES.map((basis) => [basis, labelOf(basis)])}
        problem={problems.basis}
      />
      <fieldset {...problemOf('roles', problems.roles)}>
        <legend>{t('Loại kế hoạch được tính', 'Plans that count')}</legend>
        {ROLES.map((role) => (
          <label key={role} className="option">
            <input
              type="checkbox"
              name="roles"
              value={role}
              defaultChecked={(values.roles ?? ['ANNUAL', 'STRATEGY']).includes(role)}
            />{' '}
            {say(labelOf(role))}
          </label>
        ))}
        <Problem id="roles" words={problems.roles} />
      </fieldset>
      <Problem id="state" words={problems.state} />
    </ChoicesForm>
  );
}
