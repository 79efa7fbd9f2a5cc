import { actionAreaLoaders } from '../action-areas/action-area.loaders.ts';
import { documentLoaders } from '../documents/document.loaders.ts';
import type { RequestContext } from '../graph/context.ts';
import { whatIdLeadsTo } from '../graph/redirect.ts';
import { organisationLoaders } from '../organisations/organisation.loaders.ts';
import { planLoaders } from '../plans/plan.loaders.ts';
import { programmeLoaders } from '../programmes/programme.loaders.ts';
import { provinceLoaders } from '../provinces/province.loaders.ts';
import { strategyLoaders } from '../strategies/strategy.loaders.ts';
import { taskLoaders } from '../tasks/task.loaders.ts';

/** Loads the entity that a value of one key names; null when there is none. */
type LoadByKey = (ctx: RequestContext, value: string) => Promise<object | null>;

/** Loads by id, through mergers: an id that was once given out leads somewhere, for other subgraphs too. */
const byId =
  (load: (ctx: RequestContext) => (id: string) => Promise<object | null>): LoadByKey =>
  async (ctx, id) => {
    const at = await whatIdLeadsTo(ctx, id);
    return at === null ? null : load(ctx)(at);
  };

/** A district bears a slug beside those of provinces and is none. */
async function provinceBySlug(ctx: RequestContext, slug: string): Promise<object | null> {
  const unit = await ctx.use(provinceLoaders).unitBySlug.load(slug);
  return unit === null || unit.districtId !== null ? null : unit.province;
}

async function actionAreaById(ctx: RequestContext, id: string): Promise<object | null> {
  const areas = await ctx.use(actionAreaLoaders).allActionAreas();
  return areas.find((area) => area.id === id) ?? null;
}

/**
 * The types that other subgraphs may add fields to, each with the fields that name one of it alone: the keys of the
 * SDL and the way from a key to its entity. A code is no key: 52 was Bình Định and is Gia Lai.
 */
export const ENTITIES: Readonly<Record<string, Readonly<Record<string, LoadByKey>>>> = {
  ActionArea: { id: actionAreaById },
  Document: { id: byId((ctx) => (id) => ctx.use(documentLoaders).documentById.load(id)) },
  Organisation: { id: byId((ctx) => (id) => ctx.use(organisationLoaders).organisationById.load(id)) },
  Plan: { id: byId((ctx) => (id) => ctx.use(planLoaders).planById.load(id)) },
  Programme: { id: byId((ctx) => (id) => ctx.use(programmeLoaders).programmeById.load(id)) },
  Province: { id: byId((ctx) => (id) => ctx.use(provinceLoaders).provinceById.load(id)), slug: provinceBySlug },
  Strategy: { id: byId((ctx) => (id) => ctx.use(strategyLoaders).strategyById.load(id)) },
  Task: { id: byId((ctx) => (id) => ctx.use(taskLoaders).taskById.load(id)) },
};
