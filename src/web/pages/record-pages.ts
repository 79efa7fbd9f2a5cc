import type { Ask } from '../../graph/ask.ts';
import { RequestContext } from '../../graph/context.ts';
import { resolveUnits } from '../../provinces/province.lookup.ts';
import { documentPage } from './documents/document-page.tsx';
import { type Site, shipped } from './frame/view.ts';
import { documentJsonLd, organisationJsonLd, planJsonLd, programmeJsonLd, provinceJsonLd } from './json-ld.ts';
import {
  ORGANISATION_KNOWN,
  ORGANISATION_PAGE,
  type OrganisationPageAnswer,
} from './organisations/organisation.question.ts';
import { organisationPage } from './organisations/organisation-page.tsx';
import {
  type DatasetAnswer,
  DOCUMENT_PAGE,
  type DocumentPageAnswer,
  PLAN_PAGE,
  type PlanPageAnswer,
  TASKS_OF_PLAN,
  type TaskAnswer,
} from './page.questions.ts';
import { planPage } from './plan-page.tsx';
import { PROGRAMME_PAGE, type ProgrammePageAnswer } from './programmes/programme.question.ts';
import { programmePage } from './programmes/programme-page.tsx';
import { PROVINCE_PAGE, type ProvincePageAnswer, type YearsAnswer } from './provinces/province.question.ts';
import { provincePage } from './provinces/province-page.tsx';
import { serveRecord } from './serve-record.ts';
import { STRATEGY_PAGE, type StrategyPageAnswer } from './strategies/strategy.question.ts';
import { strategyPage } from './strategies/strategy-page.tsx';

/** Serves the addresses that can be cited, in both languages and as JSON-LD: plans, documents, provinces, strategies … */
export function registerRecordPages(site: Site): void {
  const { db, ask } = site;
  const years = shipped(site, 'YearsOfProvince');

  serveRecord(site, 'plans', 'plan', async (slug, base) => {
    const id = `plan:${slug}`;
    const { plan, dataset } = await ask<{ plan: PlanPageAnswer | null; dataset: DatasetAnswer }>(PLAN_PAGE, { id });
    if (!plan) return null;
    const tasks = await tasksOf(ask, id);
    const areas = new Map(
      tasks.flatMap((task) =>
        task.actionArea && task.actor === null ? [[task.actionArea.code, task.actionArea]] : [],
      ),
    );
    return {
      id: plan.id,
      dataset,
      page: () => planPage(plan, tasks),
      jsonLd: () => planJsonLd(plan, [...areas.values()], base),
    };
  });
  serveRecord(site, 'documents', 'document', async (slug, base) => {
    const { document, dataset } = await ask<{ document: DocumentPageAnswer | null; dataset: DatasetAnswer }>(
      DOCUMENT_PAGE,
      { id: `document:${slug}` },
    );
    return (
      document && {
        id: document.id,
        dataset,
        page: () => documentPage(document),
        jsonLd: () => documentJsonLd(document, base),
      }
    );
  });
  serveRecord(site, 'provinces', 'province', async (slug, base) => {
    // Also by former slugs and other spellings, which then lead to the one address.
    await resolveUnits(new RequestContext(db, 'page'), [slug]);
    const { province, dataset } = await ask<{ province: ProvincePageAnswer | null; dataset: DatasetAnswer }>(
      PROVINCE_PAGE,
      { slug },
    );
    if (!province) return null;
    const { planCoverageByYear: byYear } = await ask<YearsAnswer>(years.ast, {
      ...years.variables,
      provinces: [province.slug],
      // A province of today is shown with all that became part of it, a former one for as long as it existed.
      basis: province.isCurrent ? 'CURRENT' : 'AS_ISSUED',
    });
    return {
      id: province.id,
      dataset,
      page: () => provincePage({ province, byYear }),
      jsonLd: () => provinceJsonLd(province, base),
    };
  });
  serveRecord(site, 'strategies', 'strategy', async (slug, base) => {
    const { node, dataset } = await ask<{ node: StrategyPageAnswer | null; dataset: DatasetAnswer }>(STRATEGY_PAGE, {
      id: `strategy:${slug}`,
    });
    return (
      node && {
        id: node.id,
        dataset,
        page: () => strategyPage(node),
        jsonLd: () => programmeJsonLd(node, base),
      }
    );
  });
  serveRecord(site, 'programmes', 'programme', async (slug, base) => {
    const { node, dataset } = await ask<{ node: ProgrammePageAnswer | null; dataset: DatasetAnswer }>(PROGRAMME_PAGE, {
      id: `programme:${slug}`,
    });
    return (
      node && {
        id: node.id,
        dataset,
        page: () => programmePage(node),
        jsonLd: () => programmeJsonLd(node, base),
      }
    );
  });
  serveRecord(site, 'organisations', 'organisation', async (slug, base) => {
    const id = `organisation:${slug}`;
    const { node, dataset } = await ask<{ node: object | null; dataset: DatasetAnswer }>(ORGANISATION_KNOWN, { id });
    if (!node) return null;
    const { organisation, ...lists } = await ask<OrganisationPageAnswer>(ORGANISATION_PAGE, { id, slug: [slug] });
    return (
      organisation && {
        id: organisation.id,
        dataset,
        page: () => organisationPage({ organisation, ...lists }),
        jsonLd: () => organisationJsonLd(organisation, base),
      }
    );
  });
}

async function tasksOf(ask: Ask, id: string): Promise<TaskAnswer[]> {
  const tasks: TaskAnswer[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const answer: { plan: { tasks: { nodes: TaskAnswer[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } } =
      await ask(TASKS_OF_PLAN, { id, after });
    tasks.push(...answer.plan.tasks.nodes);
    after = answer.plan.tasks.pageInfo.endCursor;
    more = answer.plan.tasks.pageInfo.hasNextPage;
  }
  return tasks;
}
