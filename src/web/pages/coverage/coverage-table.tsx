import { groupBy } from '../../../base/group-by.ts';
import { Name, useFrame } from '../frame/frame.tsx';
import { MARKS, MarkName } from '../frame/marks.tsx';
import { Reason } from '../frame/reason.tsx';
import { markOf, type UnitAnswer } from './coverage.answer.ts';
import type { CoverageChoices } from './coverage.choices.ts';

/** The same answer as a table, by region. */
export function CoverageTable({ units, choices }: { units: readonly UnitAnswer[]; choices: CoverageChoices }) {
  const { t, say } = useFrame();
  const { state, year } = choices.values;
  const shown = units.filter((unit) => state === null || markOf(unit) === state);
  const regions = groupBy(shown, (unit) => unit.province.region.code);
  const found = (list: readonly UnitAnswer[]) => list.filter((unit) => unit.plans.length > 0).length;
  const filter = state === null ? '' : `, ${say(MARKS[state].name).toLowerCase()}`;
  return (
    <section aria-labelledby="table">
      <h2 id="table">{t('Bảng theo vùng', 'Table by region')}</h2>
      <div className="scroll">
        <table className="stack">
          <caption>
            {t(`Kế hoạch năm ${year}`, `Plans for ${year}`)}
            {filter}: {shown.length} {t('tỉnh, thành phố', 'provinces and cities')}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('Tỉnh, thành phố', 'Province or city')}</th>
              <th scope="col">{t('Tình trạng', 'State')}</th>
              <th scope="col">{t('Kế hoạch', 'Plan')}</th>
              <th scope="col">{t('Nguồn', 'Source')}</th>
            </tr>
          </thead>
          {[...regions].map(([code, list]) => (
            <tbody key={code}>
              <tr className="group">
                <th colSpan={4} scope="rowgroup">
                  {list[0] ? <Name of={list[0].province.region} /> : null}: {found(list)} {t('trên', 'of')}{' '}
                  {list.length}
                </th>
              </tr>
              {list.map((unit) => (
                <Row key={unit.province.slug} unit={unit} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}

function Row({ unit }: { unit: UnitAnswer }) {
  const { t, to } = useFrame();
  const others = unit.parts.filter((part) => part.formerProvince.slug !== unit.province.slug);
  return (
    <tr>
      <th scope="row">
        <a href={to(`/provinces/${unit.province.slug}`)}>
          <Name of={unit.province} />
        </a>
        {others.length === 0 ? null : (
          <small>
            {t('gồm cả', 'with')}{' '}
            {others.map((part, i) => (
              <span key={part.formerProvince.slug}>
                {i > 0 ? ', ' : ''}
                <Name of={part.formerProvince} />
              </span>
            ))}
          </small>
        )}
      </th>
      <td>
        <MarkName mark={markOf(unit)} />
      </td>
      <td>
        <Plans unit={unit} />
      </td>
      <td>
        <SourceOf unit={unit} />
      </td>
    </tr>
  );
}

function Plans({ unit }: { unit: UnitAnswer }) {
  const { t, to } = useFrame();
  const plans = unit.parts.flatMap((part) => part.plans.map((plan) => ({ plan, of: part.formerProvince })));
  if (plans.length === 0) return <small>{t('chưa biết kế hoạch nào', 'none known')}</small>;
  return plans.map(({ plan, of }, i) => (
    <span key={plan.slug}>
      {i > 0 ? '; ' : ''}
      <a href={to(`/plans/${plan.slug}`)}>{plan.number ?? t('kế hoạch không rõ số', 'plan without a known number')}</a>
      {of.slug === unit.province.slug ? null : (
        <small className="inline">
          {' '}
          {t('của', 'of')} <Name of={of} />
        </small>
      )}
    </span>
  ));
}

function SourceOf({ unit }: { unit: UnitAnswer }) {
  const { t } = useFrame();
  const { source, surveys } = unit;
  if (source) {
    const name = source.publisher ? (
      <Name of={source.publisher} />
    ) : (
      (source.title ?? t('không rõ nơi đăng', 'publisher not known'))
    );
    return source.url === null ? name : <a href={source.url}>{name}</a>;
  }
  if (unit.plans.length > 0) return <small>{t('chưa ghi nguồn', 'no source recorded')}</small>;
  if (surveys.length === 0) return <small>{t('chưa ai tìm', 'nobody looked')}</small>;
  return (
    <small>
      {t('đã tìm:', 'looked:')}{' '}
      {surveys.map(({ id, places }, i) => (
        <span key={id}>
          {i > 0 ? '; ' : ''}
          <Reason text={places} />
        </span>
      ))}
    </small>
  );
}
