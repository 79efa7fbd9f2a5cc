import type { PlainQuestion } from '../../../src/web/kit/copy-as.ts';
import type { AskedQuery } from '../../../src/web/kit/copy-query-as.ts';

/** Ends quotes, begins commands, escapes and comments of every language here. */
const HOSTILE = `kế hoạch 'bình' "giới" & $HOME \${x} \`id\` $(id) #(lf) #{y} \\ \\n '''\r\n%41 100% """; -- \u2028*?`;

/** Questions of which the code is run. */
export const QUESTIONS: PlainQuestion[] = [
  { operation: 'PlanCoverage', variables: { year: 2024, basis: 'CURRENT', roles: ['ANNUAL', 'STRATEGY'] } },
  { operation: 'ListProvinces', variables: {} },
  { operation: 'FindPlans', variables: { text: HOSTILE, provinces: null } },
];

/** Queries of which the code is run. */
export const QUERIES: (AskedQuery & { name: string })[] = [
  {
    name: 'without variables',
    query: `# Xin chào "thế giới" 'ấy' \${x} \`y\`\n{ provinces { slug name } }\n`,
    variables: {},
  },
  {
    name: 'with hostile ones',
    query:
      'query Plans($text: String, $n: Int, $p: [String!]) { plans(filter: { text: $text, provinces: $p }, first: $n) { totalCount nodes { id } } }',
    variables: { text: HOSTILE, n: 3, p: null },
  },
  {
    name: 'of which one of two is meant',
    query:
      'query A { dataset { version } }\nquery B {\n  search(text: """\n  bạo lực \'\'\' \\ gia đình\n  """, first: 2) { nodes { title } }\n}',
    variables: {},
    operationName: 'B',
  },
];
