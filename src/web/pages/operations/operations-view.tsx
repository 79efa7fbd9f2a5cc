import { AppError } from '../../../base/errors.ts';
import { nearest } from '../../../base/text.ts';
import { columnEnums, columnTypes } from '../../../operations/column-types.ts';
import type { ShippedOperation } from '../../../operations/operations.ts';
import { toolsOf } from '../frame/frame.tsx';
import { answer, type Site, shipped, type View } from '../frame/view.ts';
import { provinceNames } from '../provinces/province-list.ts';
import { namesProvinces, readAsked } from './asked-question.ts';
import type { NamedArea } from './question-form.tsx';
import { QuestionPage } from './question-page.tsx';
import { QuestionsPage } from './questions-page.tsx';
import { refusalOf } from './refusal.ts';

/**
 * Serves the pages of the questions. In English they have addresses of their own; the Vietnamese ones stand at the
 * addresses of the questions themselves, whose door asks for them where a browser does.
 */
export function registerOperationPages(site: Site): void {
  const list: View = async ({ frame }) => {
    const title = toolsOf(frame).t('Câu hỏi có sẵn', 'Ready-made questions');
    return { title, body: <QuestionsPage title={title} operations={[...site.operations.values()]} /> };
  };
  const one = questionView(site);
  site.app.get('/en/operations', (request, reply) => answer(site, 'en', list, request, reply, ''));
  site.app.get<{ Params: { name: string } }>('/en/operations/:name', (request, reply) =>
    answer(site, 'en', one, request, reply, request.params.name),
  );
  site.app.pageOfOperation = (request, reply, name) =>
    answer(site, 'vi', name === null ? list : one, request, reply, name ?? '');
}

function questionView(site: Site): View {
  const names = provinceNames(site);
  const areaList = shipped(site, 'ActionAreas').ast;
  return async ({ frame, params, slug }) => {
    const operation = site.operations.get(slug) ?? unknownOperation(slug, [...site.operations.keys()]);
    const variables = (operation.definition.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
    const [all, areas] = await Promise.all([
      variables.some(namesProvinces) ? names() : [],
      variables.includes('areas') ? areasOf(site, areaList) : [],
    ]);
    const asked = readAsked(operation, site.schema, all, params);
    const wrong = asked.problem !== undefined || asked.variables.some(({ problem }) => problem !== undefined);
    const { data, refusal } = wrong
      ? NOTHING
      : await dataOf(site, operation, asked.given, (error) => refusalOf(asked, error, all));
    const question = refusal?.question ?? asked;
    const refused = wrong || refusal !== null;
    const title = toolsOf(frame).t(operation.titleVi, operation.titleEn);
    return {
      title,
      choices: asked.query(),
      status: refused ? 400 : 200,
      citable: !refused,
      body: (
        <QuestionPage
          title={title}
          question={question}
          areas={areas}
          provinces={all.map(({ name }) => name)}
          answer={
            refused
              ? null
              : { data, enums: columnEnums(operation, site.schema), types: columnTypes(operation, site.schema) }
          }
          technical={refusal?.technical ?? null}
        />
      ),
    };
  };
}

const NOTHING = { data: null, refusal: null };

/** Asks a question; what is wrong with it is told by `refuse`, which throws what is not. */
async function dataOf<R>(
  site: Site,
  operation: ShippedOperation,
  variables: Record<string, unknown>,
  refuse: (error: unknown) => R,
): Promise<{ data: unknown; refusal: R | null }> {
  try {
    return { data: await site.ask(operation.ast, variables), refusal: null };
  } catch (error) {
    return { data: null, refusal: refuse(error) };
  }
}

async function areasOf(site: Site, list: ShippedOperation['ast']): Promise<NamedArea[]> {
  return (await site.ask<{ actionAreas: NamedArea[] }>(list)).actionAreas;
}

function unknownOperation(name: string, names: readonly string[]): never {
  const near = nearest(name.replace(/\..*$/s, ''), names);
  throw new AppError(
    'UNKNOWN_OPERATION',
    `There is no operation "${name.slice(0, 80)}".`,
    near ? { suggestion: near } : {},
  );
}
