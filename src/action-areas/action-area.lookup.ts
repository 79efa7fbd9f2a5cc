import type { RequestContext } from '../graph/context.ts';
import { unknownValue } from '../graph/filters.ts';
import { actionAreaLoaders } from './action-area.loaders.ts';

/** Resolves the codes of a filter to ids. Throws: UNKNOWN_VALUE. */
export async function actionAreaIdsOf(ctx: RequestContext, codes: readonly string[]): Promise<string[]> {
  const all = await ctx.use(actionAreaLoaders).allActionAreas();
  return codes.map((code) => {
    const area = all.find((entry) => entry.code === code.toUpperCase());
    if (area) return area.recordId;
    throw unknownValue(
      'action area',
      code,
      all.map((entry) => entry.code),
      '{ actionAreas { code name } }',
    );
  });
}
