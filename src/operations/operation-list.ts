import { type GraphQLSchema, isNonNullType } from 'graphql';
import { formsOf } from './forms.ts';
import type { ShippedOperation } from './operations.ts';
import { variableType } from './plain-variables.ts';

/** What the index says of one operation. */
export interface OperationEntry {
  name: string;
  group: ShippedOperation['group'];
  question: { vi: string; en: string };
  variables: { name: string; type: string; required: boolean; default: unknown }[];
  columns: { name: string; vi: string; en: string }[];
  /** Address of each form that it has. */
  links: Record<string, string>;
}

/** Describes the operations for programs. `base` stands before the addresses. */
export function listOperations(
  operations: readonly ShippedOperation[],
  schema: GraphQLSchema,
  base: string,
): OperationEntry[] {
  return operations.map((operation) => ({
    name: operation.name,
    group: operation.group,
    question: { vi: operation.titleVi, en: operation.titleEn },
    variables: (operation.definition.variableDefinitions ?? []).map((definition) => {
      const type = variableType(definition, schema);
      return {
        name: definition.variable.name.value,
        type: String(type),
        required: isNonNullType(type) && !definition.defaultValue,
        default: operation.variables[definition.variable.name.value] ?? null,
      };
    }),
    columns: operation.columns.map(({ name, titleVi, titleEn }) => ({ name, vi: titleVi, en: titleEn })),
    links: Object.fromEntries(
      formsOf(operation).map((form) => [
        form,
        `${base}/operations/${operation.name}${form === 'json' ? '' : `.${form}`}`,
      ]),
    ),
  }));
}

const GROUP_TITLES: Readonly<Record<ShippedOperation['group'], string>> = {
  ministry: 'Bộ, ngành theo dõi · Ministry dashboards',
  researcher: 'Nhà nghiên cứu · Researchers',
  portal: 'Cổng thông tin · Portals',
};

/** Writes the operations as a plain list for people. */
export function printOperations(entries: readonly OperationEntry[]): string {
  const lines: string[] = [];
  let group: string | null = null;
  for (const entry of entries) {
    if (entry.group !== group) lines.push(...(group === null ? [] : ['']), GROUP_TITLES[entry.group]);
    group = entry.group;
    lines.push('', `  ${entry.name}`, `    ${entry.question.vi}`, `    ${entry.question.en}`);
    const variables = entry.variables.map((one) => `${one.name}=${printDefault(one.default)}`);
    if (variables.length > 0) lines.push(`    ${variables.join(' ')}`);
  }
  return `${lines.join('\n')}\n`;
}

function printDefault(value: unknown): string {
  return Array.isArray(value) ? value.join(',') : String(value ?? '');
}
