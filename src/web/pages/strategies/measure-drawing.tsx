import { addDrawing } from '../frame/drawing.tsx';
import { toolsOf } from '../frame/frame.tsx';
import type { Site } from '../frame/view.ts';
import { MeasureChart, sizeOfChart } from './measure-chart.tsx';
import { STRATEGY_PAGE, type StrategyPageAnswer } from './strategy.question.ts';

/** Serves the chart of each measure of a strategy as a file. */
export async function registerMeasureDrawings(site: Site): Promise<void> {
  await addDrawing(site, '/strategies/:strategy/:measure.svg', async ({ frame, names }) => {
    const { strategy = '', measure: code = '' } = names;
    const page = `/strategies/${encodeURIComponent(strategy)}`;
    const { node } = await site.ask<{ node: StrategyPageAnswer | null }>(STRATEGY_PAGE, { id: `strategy:${strategy}` });
    const measure = node?.objectives
      .flatMap(({ indicators }) => indicators.flatMap(({ measures }) => measures))
      .find((one) => one.code === code);
    const size = measure && sizeOfChart(measure);
    if (!measure || !size) return page;
    return {
      title: `${code} ${toolsOf(frame).t(measure.title, measure.titleEn ?? measure.title)} (${measure.unit})`,
      page: `${page}#${code}`,
      ...size,
      picture: <MeasureChart measure={measure} />,
    };
  });
}
