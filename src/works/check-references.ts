import { AppError } from '../base/errors.ts';
import { nearest } from '../base/text.ts';
import type { PlanBundle } from '../reader/index.ts';
import type { Known } from './known.ts';

/** What a bundle names of the reference data: the type, the key, and where it stands. */
interface Mention {
  types: readonly string[];
  key: string | null | undefined;
  path: string;
}

/**
 * Refuses a bundle that names what the dataset does not hold: a plan of a province that does not exist would be
 * published as the plan of none, and nobody would find it.
 *
 * Throws: UNKNOWN_REFERENCE naming the place.
 */
export function checkReferences({ codes }: Pick<Known, 'codes'>, bundle: PlanBundle): void {
  for (const { types, key, path } of mentionsOf(bundle)) {
    if (key === null || key === undefined || types.some((type) => codes.has(`${type}:${key}`))) continue;
    const known = [...codes].filter((code) => types.some((type) => code.startsWith(`${type}:`)));
    const near = nearest(
      key.slice(0, 80),
      known.map((code) => code.slice(code.indexOf(':') + 1)),
    );
    throw new AppError(
      'UNKNOWN_REFERENCE',
      `${path}: there is no ${types.join(' or ')} "${key.slice(0, 80)}".` +
        `${near ? ` Did you mean "${near}"?` : ' Correct the name, or leave it null.'} Nothing was published.`,
    );
  }
}

function mentionsOf({ document, plan, strategies, programmes, tasks, citations }: PlanBundle): Mention[] {
  const mention = (types: string | readonly string[], key: string | null | undefined, path: string): Mention => ({
    types: typeof types === 'string' ? [types] : types,
    key,
    path,
  });
  const issuer = document?.issuer?.value;
  return [
    mention('document-type', document?.type?.value, 'document.type'),
    mention('province', issuer?.provinceId, 'document.issuer.provinceId'),
    mention('district', issuer?.districtId, 'document.issuer.districtId'),
    mention('province', plan?.provinceId?.value, 'plan.provinceId'),
    mention('district', plan?.districtId, 'plan.districtId'),
    ...strategies.map(({ id }, i) => mention('strategy', id, `strategies.${i}.id`)),
    ...programmes.map(({ id }, i) => mention('programme', id, `programmes.${i}.id`)),
    ...tasks.flatMap((task, i) => [
      mention('action-area', task.actionArea, `tasks.${i}.actionArea`),
      ...task.secondaryActionAreas.map((area) => mention('action-area', area, `tasks.${i}.secondaryActionAreas`)),
      ...task.areaScores.map(({ area }) => mention('action-area', area, `tasks.${i}.areaScores`)),
      ...task.programmes.map((id) => mention('programme', id, `tasks.${i}.programmes`)),
      ...task.strategies.map((id) => mention('strategy', id, `tasks.${i}.strategies`)),
    ]),
    ...citations.map(({ resolvedHint }, i) =>
      mention(['programme', 'strategy'], resolvedHint, `citations.${i}.resolvedHint`),
    ),
  ];
}
