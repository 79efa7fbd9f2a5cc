import { AppError } from '../../../base/errors.ts';
import { question } from '../../../graph/ask.ts';
import { pathOfRecord } from '../../kit/paths.ts';
import { choiceField, numberField, readChoices, textField } from '../frame/choices.ts';
import { toolsOf } from '../frame/frame.tsx';
import { addView, type Site, shipped } from '../frame/view.ts';
import { KINDS, type Kind, type SearchAnswer } from './search.answer.ts';
import { SearchPage } from './search-page.tsx';

/** What a document number begins like: "827/KH", "827 KH", "28-NQ". */
const NUMBER = /^\s*\d{1,5}\s*[/\s-]\s*\p{L}/u;
const PLAN_OF_NUMBER = question('query PlanOfNumber($number: String!) { plan(number: $number) { id } }');
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

/** Reads the choices of a search. */
function readSearchChoices(params: URLSearchParams) {
  return readChoices(
    {
      q: textField(),
      kind: choiceField<Kind, null>(KINDS, null),
      province: textField(60),
      year: numberField(null, FIRST_YEAR, LAST_YEAR),
      after: textField(2000),
    },
    params,
  );
}
export type SearchChoices = ReturnType<typeof readSearchChoices>;

/** Serves the search over everything; a number goes straight to its plan. */
export function registerSearch(site: Site): void {
  const operation = shipped(site, 'Search');
  addView(site, '/search', async ({ frame, params }) => {
    const choices = readSearchChoices(params);
    const { q, kind, province, year, after } = choices.values;
    if (NUMBER.test(q) && !params.has('kind')) {
      const path = await pathOfNumber(site, q);
      if (path) return { leadsTo: path };
    }
    const variables = {
      text: q,
      ...(kind && { kinds: [kind] }),
      ...(province && { provinces: [province] }),
      ...(year !== null && { year }),
      ...(after && { after }),
    };
    const answer = q === '' ? null : await askSearch(site, choices, variables);
    const { t } = toolsOf(frame);
    const title = q === '' ? t('Tìm', 'Search') : t(`Tìm “${q}”`, `Search for “${q}”`);
    const wrong = Object.keys(choices.problems).length > 0;
    return {
      title,
      choices: choices.query(),
      status: wrong ? 400 : 200,
      citable: q === '' && !wrong,
      body: (
        <SearchPage answer={answer} choices={choices} title={title} asked={{ operation: operation.name, variables }} />
      ),
    };
  });
}

async function askSearch(
  site: Site,
  choices: SearchChoices,
  variables: Record<string, unknown>,
): Promise<SearchAnswer['search'] | null> {
  try {
    return (await site.ask<SearchAnswer>(shipped(site, 'Search').ast, { ...variables, first: 50 })).search;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'UNKNOWN_PROVINCE')
      choices.problems.province = ['Không có tỉnh, thành phố này.', 'There is no such province.'];
    else if (error.code === 'BAD_CURSOR')
      choices.problems.after = ['Trang tiếp này không còn; hãy tìm lại.', 'This next page is gone; search again.'];
    else if (error.code === 'BAD_USER_INPUT')
      choices.problems.q = ['Không tìm được bằng những chữ này.', 'These words cannot be searched for.'];
    else throw error;
    return null;
  }
}

/** Finds the one plan that bears a number. Returns: null for none or several, which the search then lists. */
async function pathOfNumber(site: Site, number: string): Promise<string | null> {
  try {
    const { plan } = await site.ask<{ plan: { id: string } | null }>(PLAN_OF_NUMBER, { number });
    return plan && pathOfRecord(plan.id);
  } catch (error) {
    if (error instanceof AppError && ['AMBIGUOUS_NUMBER', 'BAD_USER_INPUT'].includes(error.code)) return null;
    throw error;
  }
}
