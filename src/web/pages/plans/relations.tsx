import { Fragment } from 'react';
import { labelOf } from '../../../operations/labels.ts';
import { pathOfRecord } from '../../kit/paths.ts';
import { useFrame } from '../frame/frame.tsx';
import type { Words } from '../frame/language.ts';
import type { Titled } from '../page.questions.ts';
import { Link, nameOf, Relation } from '../parts.tsx';

/** A record on one side of the one that a page shows, and the verb on the line between them. */
interface Related {
  relation: string;
  to: Titled;
}

interface Props {
  self: Titled;
  /** What it carries out or hangs from, the highest first. */
  above: readonly Related[];
  /** What carries it out or hangs from it. */
  below: readonly Related[];
  /** What stands between it and those below, in one word for both. */
  words: { self: Words; above: Words; below: Words };
}

const WIDTH = 360;
const HEIGHT = 40;
const GAP = 12;
const SPINE = 12;
/** Where the boxes begin that hang on the line; before it stands the verb. */
const INDENT = 118;
/** More boxes than these are in the list alone. */
const MOST = 12;
/** What a box has room for, in characters. */
const ROOM = 32;

/** What stands above and below a record: a picture with the relation on each line, and the same as a nested list. */
export function Relations({ self, above, below, words }: Props) {
  const { t, say } = useFrame();
  if (above.length === 0 && below.length === 0) return null;
  return (
    <section aria-labelledby="relations">
      <h2 id="relations">{t('Quan hệ', 'Relations')}</h2>
      <div className="relations">
        <Picture self={self} above={above.slice(0, MOST)} below={below.slice(0, MOST)} />
        <ul>
          {above.length === 0 ? null : (
            <li>
              {say(words.above)}
              <List of={above} />
            </li>
          )}
          <li>
            {say(words.self)}: <b lang="vi">{nameOf(self)}</b>
            {below.length === 0 ? null : (
              <ul>
                <li>
                  {say(words.below)} ({below.length})
                  <List of={below} />
                </li>
              </ul>
            )}
          </li>
        </ul>
      </div>
    </section>
  );
}

function List({ of }: { of: readonly Related[] }) {
  return (
    <ul>
      {of.map(({ relation, to }) => (
        <li key={`${relation} ${to.id}`}>
          <Relation relation={relation} />: <Link to={to} />
        </li>
      ))}
    </ul>
  );
}

/** One line down from what is highest, through the record itself, to what carries it out; each box hangs on it by its verb. */
function Picture({ self, above, below }: Pick<Props, 'self' | 'above' | 'below'>) {
  const { t } = useFrame();
  const step = HEIGHT + GAP;
  const middle = above.length * step;
  const height = middle + HEIGHT + below.length * step;
  const centre = (i: number) => i * step + HEIGHT / 2;
  const ofBelow = (i: number) => middle + step + centre(i);
  return (
    <figure>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand for a drawing whose parts are links */}
      <svg
        className="lineage"
        viewBox={`-2 -2 ${WIDTH + 4} ${height + 4}`}
        role="group"
        aria-label={t('Hình: văn bản ở trên và ở dưới', 'Picture: what stands above and below')}
      >
        {above.length === 0 ? null : <path d={`M${SPINE} ${centre(0)}V${middle}`} />}
        {below.length === 0 ? null : <path d={`M${SPINE} ${middle + HEIGHT}V${ofBelow(below.length - 1)}`} />}
        {above.map((one, i) => (
          <Branch key={`${one.relation} ${one.to.id}`} of={one} y={centre(i)} />
        ))}
        <Box of={self} x={0} y={middle} own />
        {below.map((one, i) => (
          <Branch key={`${one.relation} ${one.to.id}`} of={one} y={ofBelow(i)} />
        ))}
      </svg>
    </figure>
  );
}

function Branch({ of: { relation, to }, y }: { of: Related; y: number }) {
  const { say } = useFrame();
  return (
    <Fragment>
      <path d={`M${SPINE} ${y}H${INDENT}`} />
      <text className="verb" x={SPINE + 6} y={y - 5}>
        {say(labelOf(relation))}
      </text>
      <Box of={to} x={INDENT} y={y - HEIGHT / 2} />
    </Fragment>
  );
}

function Box({ of, x, y, own = false }: { of: Titled; x: number; y: number; own?: boolean }) {
  const { to } = useFrame();
  const path = pathOfRecord(of.id);
  const name = of.number ?? nameOf(of);
  const box = (
    <>
      <rect x={x} y={y} width={WIDTH - x} height={HEIGHT} rx="4" />
      <text x={(WIDTH + x) / 2} y={y + HEIGHT / 2 + 5} lang="vi">
        {name.length > ROOM ? `${name.slice(0, ROOM)}…` : name}
      </text>
    </>
  );
  return path === null || own ? (
    <g className={own ? 'own' : undefined}>{box}</g>
  ) : (
    <a href={to(path)} aria-label={nameOf(of)}>
      {box}
    </a>
  );
}
