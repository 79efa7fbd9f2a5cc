import { addDrawing } from '../frame/drawing.tsx';
import { toolsOf, useFrame } from '../frame/frame.tsx';
import { type CoverageMark, MARKS } from '../frame/marks.tsx';
import { type Site, shipped } from '../frame/view.ts';
import { sizeOfMap, TileMap } from '../map/tile-map.tsx';
import { type CoverageAnswer, countMarks, markOf, tileOf } from './coverage.answer.ts';
import { readCoverageChoices } from './coverage.choices.ts';
import { coverageQuestion, coverageSentence } from './coverage.words.ts';

const LINE = 26;

/** Serves the map of the coverage as a file, with its legend. */
export async function registerCoverageDrawing(site: Site): Promise<void> {
  const one = shipped(site, 'PlanCoverage');
  await addDrawing(site, '/coverage.svg', async ({ frame, params }) => {
    const choices = readCoverageChoices(Number(one.variables.year), params);
    // The page says what is wrong, beside the field.
    if (Object.keys(choices.problems).length > 0) return `/coverage?${params}`;
    const { year, basis, roles, state } = choices.values;
    const { planCoverage } = await site.ask<CoverageAnswer>(one.ast, { year, basis, roles });
    const { t, to } = toolsOf(frame);
    const counts = countMarks(planCoverage.units);
    const tiles = planCoverage.units.map((unit) => ({
      ...tileOf(unit, (path) => frame.base + to(path)),
      shown: state === null || markOf(unit) === state,
    }));
    const { head, rest } = coverageSentence(planCoverage.coverage, counts, t);
    const map = sizeOfMap(tiles);
    return {
      title: `${coverageQuestion(year, t)} ${head} ${rest}`,
      page: `/coverage${choices.query()}`,
      width: map.width,
      height: map.height + (counts.length + 1) * LINE,
      picture: (
        <>
          {/* biome-ignore lint/a11y/noSvgWithoutTitle: the file has a title, the map in it a label */}
          <svg {...map}>
            <TileMap tiles={tiles} label={coverageQuestion(year, t)} />
          </svg>
          <Key counts={counts} top={map.height + LINE} />
        </>
      ),
    };
  });
}

/** The signs of the map and how many of each. */
function Key({ counts, top }: { counts: readonly (readonly [CoverageMark, number])[]; top: number }) {
  const { say } = useFrame();
  return counts.map(([mark, count], i) => (
    <g key={mark}>
      <use href={`#m-${mark}`} x="2" y={top + i * LINE} width="16" height="16" />
      <text className="key" x="28" y={top + i * LINE + 13}>
        {say(MARKS[mark].name)}: {count}
      </text>
    </g>
  ));
}
