import { labelOf } from '../../../operations/labels.ts';
import { BASES, yearsToChoose } from '../coverage/coverage.choices.ts';
import { ChoicesForm, Labelled, Problem, problemOf, Select } from '../frame/form-parts.tsx';
import { Name, useFrame } from '../frame/frame.tsx';
import { ProvinceNames } from '../provinces/province-field.tsx';
import type { NamedProvince } from '../provinces/province-list.ts';
import type { ComparisonAnswer } from './comparison.answer.ts';
import { ALIGNMENTS, AXES, AXIS_CODES, type ComparisonChoices, MIN_PROVINCES } from './comparison.choices.ts';

interface Props {
  choices: ComparisonChoices;
  answer: ComparisonAnswer;
  all: readonly NamedProvince[];
  withPlan: readonly string[];
}

/** The years that are offered; any other can stand in the address. */
const YEARS = [2016, 2026] as const;

/** What is compared: names to type, and the other choices. */
export function CompareForm({ choices, all, withPlan }: Props) {
  const { t, say, to } = useFrame();
  const { values, problems, raw } = choices;
  const names = values.provinces.map((slug) => all.find((one) => one.slug === slug)?.name ?? slug).join(', ');
  return (
    <>
      <ChoicesForm action="/compare">
        <div className="wide">
          <Labelled
            id="provinces"
            label={t('Tỉnh, thành phố (2 đến 63), cách nhau bằng dấu phẩy', 'Provinces (2 to 63), with commas between')}
            problem={problems.provinces}
          >
            <input
              type="text"
              id="provinces"
              name="provinces"
              defaultValue={problems.provinces ? raw.provinces : names}
              autoComplete="off"
              {...problemOf('provinces', problems.provinces)}
            />
          </Labelled>
        </div>
        <Labelled id="add" label={t('Thêm một nơi', 'Add one')}>
          <input type="text" id="add" name="provinces" list="known-provinces" autoComplete="off" />
          <ProvinceNames all={all} />
        </Labelled>
        <Select
          id="year"
          label={t('Năm', 'Year')}
          value={String(values.year)}
          options={yearsToChoose(...YEARS, values.year).map((year) => [String(year), [String(year), String(year)]])}
          problem={problems.year}
        />
        <Select
          id="rows"
          label={t('Dòng', 'Rows')}
          value={values.rows}
          options={AXIS_CODES.map((axis) => [axis, AXES[axis]])}
          problem={problems.rows}
        />
        <Select
          id="basis"
          label={t('Địa giới', 'Map')}
          value={values.basis}
          options={BASES.map((basis) => [basis, labelOf(basis)])}
          problem={problems.basis}
        />
        <Select
          id="alignment"
          label={t('Kế hoạch được đứng vào năm', 'A plan may stand for')}
          value={values.alignment}
          options={ALIGNMENTS.map((one) => [one, labelOf(one)])}
          problem={problems.alignment}
        />
        <label className="option">
          <input type="checkbox" name="only" value="differences" defaultChecked={values.only !== null} />{' '}
          {t('Chỉ dòng khác nhau', 'Only rows that differ')}
        </label>
        <Problem id="only" words={problems.only} />
        <Problem id="roles" words={problems.roles} />
        <Problem id="cell" words={problems.cell} />
      </ChoicesForm>
      <Chips choices={choices} all={all} />
      <details className="presets">
        <summary>{t('Chọn nhanh', 'Choose at once')}</summary>
        <ul className="links">
          {presets(all, withPlan).map(({ key, words, slugs }) => (
            <li key={key}>
              <a href={to('/compare') + choices.query({ provinces: slugs, cell: null })}>
                {say(words)} ({slugs.length})
              </a>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** The chosen provinces, each with a link that leaves it out. */
function Chips({ choices, all }: { choices: ComparisonChoices; all: readonly NamedProvince[] }) {
  const { t, to } = useFrame();
  const chosen = choices.values.provinces;
  if (chosen.length <= MIN_PROVINCES) return null;
  return (
    <ul className="chips" aria-label={t('Bỏ bớt', 'Leave out')}>
      {chosen.map((slug) => {
        const province = all.find((one) => one.slug === slug) ?? { name: slug };
        return (
          <li key={slug}>
            <a href={to('/compare') + choices.query({ provinces: chosen.filter((one) => one !== slug), cell: null })}>
              <span className="visually-hidden">{t('Bỏ', 'Leave out')} </span>
              <Name of={province} /> <span aria-hidden="true">✕</span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** Choices of several provinces at once: all with a plan, and the provinces of each region of today. */
function presets(all: readonly NamedProvince[], withPlan: readonly string[]) {
  const current = all.filter((province) => province.isCurrent);
  const regions = new Map(current.map(({ region }) => [region.code, region]));
  return [
    { key: 'plan', words: ['Mọi nơi có kế hoạch năm ấy', 'All with a plan for the year'] as const, slugs: withPlan },
    ...[...regions.values()].map((region) => ({
      key: region.code,
      words: [region.name, region.nameEn ?? region.name] as const,
      slugs: current.filter((one) => one.region.code === region.code).map(({ slug }) => slug),
    })),
  ].filter(({ slugs }) => slugs.length >= MIN_PROVINCES);
}
