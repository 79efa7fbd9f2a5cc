import { useFrame } from '../frame/frame.tsx';
import { type CoverageMark, MARKS } from '../frame/marks.tsx';
import grid from './tile-grid.json' with { type: 'json' };

/** A province or city of the map. Parts with marks of their own split its tile. */
export interface Tile {
  slug: string;
  name: string;
  marks: readonly CoverageMark[];
  href: string;
  /** False for what the reader's filter leaves out; it stays in its place, without its colour. */
  shown?: boolean;
}

interface Place {
  column: number;
  row: number;
  lines: readonly string[];
}

interface Grid {
  columns: number;
  rows: number;
  tiles: Readonly<Record<string, Place>>;
  islands: readonly (Place & { name: string; partOf: string })[];
}

const GRIDS: readonly Grid[] = [grid['34'], grid['63']];
const STEP = 68;
const SIZE = 64;

/** Picks the grid that has a place for every province. Returns: the one with most of them where none has all. */
function gridFor(slugs: readonly string[]): Grid {
  const missing = (one: Grid) => slugs.filter((slug) => !Object.hasOwn(one.tiles, slug)).length;
  return GRIDS.reduce((best, one) => (missing(one) < missing(best) ? one : best));
}

/** The provinces without a place on the map: they are named beside it. */
export function unplacedOf<T extends { slug: string }>(tiles: readonly T[]): T[] {
  const { tiles: places } = gridFor(tiles.map(({ slug }) => slug));
  return tiles.filter(({ slug }) => !Object.hasOwn(places, slug));
}

/** The size of the map of these provinces, in its own units. */
export function sizeOfMap(tiles: readonly { slug: string }[]): { width: number; height: number } {
  const { columns, rows } = gridFor(tiles.map(({ slug }) => slug));
  return { width: columns * STEP, height: rows * STEP };
}

/** The map: one labelled tile for each province, in its rough place. Area says nothing here. */
export function TileMap({ tiles, label }: { tiles: readonly Tile[]; label: string }) {
  const { columns, rows, tiles: places, islands } = gridFor(tiles.map(({ slug }) => slug));
  const size = columns > 8 ? 'map map-63' : 'map map-34';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand for a drawing whose parts are links
    <svg className={size} viewBox={`0 0 ${columns * STEP} ${rows * STEP}`} role="group" aria-label={label}>
      {tiles.map((tile) => {
        const place = Object.hasOwn(places, tile.slug) ? places[tile.slug] : undefined;
        return place && <TileOf key={tile.slug} tile={tile} place={place} />;
      })}
      {islands.map(({ name, column, row, lines }) => (
        <g key={name} className="island">
          <title>{name}</title>
          <rect x={left(column)} y={left(row)} width={SIZE} height={SIZE} rx="3" />
          <Lines lines={lines} x={left(column) + SIZE / 2} y={left(row) + SIZE / 2 + (lines.length > 1 ? -2 : 6)} />
        </g>
      ))}
    </svg>
  );
}

const left = (place: number) => (place - 1) * STEP + (STEP - SIZE) / 2;

function TileOf({ tile, place }: { tile: Tile; place: Place }) {
  const { say } = useFrame();
  const { marks, name, href, shown = true } = tile;
  const x = left(place.column);
  const y = left(place.row);
  const width = SIZE / Math.max(1, marks.length);
  const words = [...new Set(marks)].map((mark) => say(MARKS[mark].name)).join('; ');
  return (
    <a href={href} className={shown ? 'tile' : 'tile dimmed'} aria-label={`${name}: ${words}`}>
      <title>{`${name}: ${words}`}</title>
      {marks.map((mark, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the page is written once and never updated
        <g key={i} className={`is-${mark}`}>
          <rect x={x + i * width} y={y} width={width} height={SIZE} rx="3" />
          <use href={`#m-${mark}`} x={x + (i + 0.5) * width - 9} y={y + 5} width="18" height="18" />
        </g>
      ))}
      <g className={marks.length > 1 ? 'over' : `is-${marks[0]}`}>
        {marks.length > 1 ? <rect className="plate" x={x + 2} y={y + 25} width={SIZE - 4} height={SIZE - 27} /> : null}
        <Lines lines={place.lines} x={x + SIZE / 2} y={y + (place.lines.length > 1 ? 39 : 47)} />
      </g>
    </a>
  );
}

function Lines({ lines, x, y }: { lines: readonly string[]; x: number; y: number }) {
  return (
    <text>
      {lines.map((line, i) => (
        <tspan key={line} x={x} y={y + i * 17}>
          {i > 0 ? ` ${line}` : line}
        </tspan>
      ))}
    </text>
  );
}

/** The same map without words, for a row of years. It is a picture: the numbers stand beside it. */
export function SmallMap({ tiles }: { tiles: readonly { slug: string; mark: CoverageMark }[] }) {
  const { columns, rows, tiles: places } = gridFor(tiles.map(({ slug }) => slug));
  return (
    <svg className="small-map" viewBox={`0 0 ${columns * 10} ${rows * 10}`} aria-hidden="true" focusable="false">
      {tiles.map(({ slug, mark }) => {
        const place = Object.hasOwn(places, slug) ? places[slug] : undefined;
        return (
          place && (
            <rect
              key={slug}
              className={`is-${mark}`}
              x={(place.column - 1) * 10 + 0.5}
              y={(place.row - 1) * 10 + 0.5}
              width="9"
              height="9"
            />
          )
        );
      })}
    </svg>
  );
}

/** How many of each mark, as one bar. The legend beside it says the same in words. */
export function ProportionBar({
  counts,
  label,
}: {
  counts: readonly (readonly [CoverageMark, number])[];
  label: string;
}) {
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return null;
  const share = (count: number) => `${((count / total) * 100).toFixed(2)}%`;
  let before = 0;
  return (
    <svg className="bar" width="100%" height="36" role="img" aria-label={label}>
      {counts.map(([mark, count]) => {
        const x = share(before);
        before += count;
        return (
          <svg
            key={mark}
            x={x}
            width={share(count)}
            height="36"
            className={`is-${mark}`}
            overflow="visible"
            aria-hidden="true"
          >
            <rect x="0" y="1" width="100%" height="34" />
            <svg x="50%" overflow="visible" aria-hidden="true">
              <use href={`#m-${mark}`} x="-7" y="11" width="14" height="14" />
            </svg>
          </svg>
        );
      })}
    </svg>
  );
}
