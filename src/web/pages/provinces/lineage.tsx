import { Name, useFrame } from '../frame/frame.tsx';
import { Link } from '../parts.tsx';
import type { ProvincePageAnswer } from './province.question.ts';

/** What the province was and is: a picture of what became part of what, and every state with its code and act. */
export function Lineage({ province }: { province: ProvincePageAnswer }) {
  const { t, to, day } = useFrame();
  const { mergedInto, mergedOn, mergerAct, mergerDecree } = province;
  const holder = mergedInto ?? province;
  const joined = mergedInto?.absorbed ?? province.absorbed;
  return (
    <section aria-labelledby="lineage">
      <h2 id="lineage">{t('Từ 2008 đến nay', 'From 2008 to now')}</h2>
      {joined.length === 0 ? null : <Picture holder={holder} joined={joined} self={province.slug} />}
      <ol className="states">
        {province.states.map((state) => (
          <li key={state.validFrom}>
            <b>
              {day(state.validFrom)} – {state.validTo ? day(state.validTo) : t('nay', 'now')}
            </b>{' '}
            <span lang="vi">{state.fullName}</span>, {t('mã', 'code')} {state.code}
            {state.decree === null ? '' : `, ${t('theo', 'by')} ${state.decree}`}
          </li>
        ))}
      </ol>
      {province.absorbed.length === 0 ? null : (
        <>
          <p>{t('Đã sáp nhập vào:', 'Became part of it:')}</p>
          <ul>
            {province.absorbed.map((one) => (
              <li key={one.slug}>
                <a href={to(`/provinces/${one.slug}`)}>
                  <Name of={one} />
                </a>
                {one.mergedOn === null ? '' : `, ${day(one.mergedOn)}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {mergedInto === null ? null : (
        <p>
          {t('Nhập vào', 'Became part of')}{' '}
          <a href={to(`/provinces/${mergedInto.slug}`)}>
            <Name of={mergedInto} />
          </a>
          {mergedOn === null ? '' : ` ${t('từ ngày', 'on')} ${day(mergedOn)}`}
          {mergerAct ? (
            <>
              {' '}
              {t('theo', 'by')} <Link to={mergerAct} />
            </>
          ) : mergerDecree === null ? (
            ''
          ) : (
            ` ${t('theo', 'by')} ${mergerDecree}`
          )}
          .
        </p>
      )}
      <Acts province={province} />
    </section>
  );
}

/** The acts behind the states that are documents of the dataset. */
function Acts({ province }: { province: ProvincePageAnswer }) {
  const { t } = useFrame();
  const acts = new Map(
    province.states.flatMap(({ act }) => (act && act.id !== province.mergerAct?.id ? [[act.id, act]] : [])),
  );
  if (acts.size === 0) return null;
  return (
    <>
      <p>{t('Các văn bản về địa giới trong bộ dữ liệu:', 'The acts that are in the dataset:')}</p>
      <ul>
        {[...acts.values()].map((act) => (
          <li key={act.id}>
            <Link to={act} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface Joined {
  slug: string;
  name: string;
  mergedOn: string | null;
}

const WIDTH = 150;
const HEIGHT = 40;
const GAP = 12;
const RIGHT = 230;

/** The provinces as boxes, a line from each to what it became. The list below says the same. */
function Picture({
  holder,
  joined,
  self,
}: {
  holder: { slug: string; name: string };
  joined: readonly Joined[];
  self: string;
}) {
  const { t, to, day } = useFrame();
  const left = [{ slug: holder.slug, name: holder.name, mergedOn: null }, ...joined];
  const height = left.length * (HEIGHT + GAP) - GAP;
  const middle = height / 2;
  const days = new Set(joined.flatMap(({ mergedOn }) => mergedOn ?? []));
  const [only] = days;
  return (
    <figure>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand for a drawing whose parts are links */}
      <svg
        className="lineage"
        viewBox={`-2 -2 ${RIGHT + WIDTH + 4} ${height + 4}`}
        role="group"
        aria-label={t('Hình: tỉnh nào nhập vào tỉnh nào', 'Picture: which province became part of which')}
      >
        {left.map((one, i) => {
          const y = i * (HEIGHT + GAP);
          return (
            <g key={one.slug}>
              <path
                d={`M${WIDTH} ${y + HEIGHT / 2}C${WIDTH + 40} ${y + HEIGHT / 2} ${RIGHT - 40} ${middle} ${RIGHT} ${middle}`}
              />
              <Box x={0} y={y} name={one.name} href={to(`/provinces/${one.slug}`)} own={one.slug === self} />
            </g>
          );
        })}
        <Box
          x={RIGHT}
          y={middle - HEIGHT / 2}
          name={holder.name}
          href={to(`/provinces/${holder.slug}`)}
          own={holder.slug === self}
        />
      </svg>
      <figcaption>
        {days.size === 1 && only ? `${day(only)}. ` : ''}
        {t('Bên trái: trước sáp nhập. Bên phải: ngày nay.', 'Left: before the merger. Right: today.')}
      </figcaption>
    </figure>
  );
}

function Box({ x, y, name, href, own }: { x: number; y: number; name: string; href: string; own: boolean }) {
  return (
    <a href={href} className={own ? 'own' : undefined}>
      <rect x={x} y={y} width={WIDTH} height={HEIGHT} rx="4" />
      <text x={x + WIDTH / 2} y={y + HEIGHT / 2 + 5}>
        {name}
      </text>
    </a>
  );
}
