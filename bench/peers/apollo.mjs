/**
 * Apollo Server with DataLoader as its handbook shows them: whole rows of each table, one statement a loader and level.
 * It takes the questions of the runner word for word.
 * Run: node apollo.mjs (DATABASE_URL; PORT, 0 for any).
 */
import { createServer } from 'node:http';
import { ApolloServer, HeaderMap } from '@apollo/server';
import DataLoader from 'dataloader';
import pg from 'pg';
import { announce } from './announce.mjs';

// Days as they are written, not as moments in the time of this machine.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const rowsOf = async (text, values) => (await pool.query({ text, values })).rows;

const typeDefs = `
  type Query {
    province(slug: String!): Province
    provinces(slugs: [String!], orderBy: ProvinceOrder): [Province!]!
    tasks(first: Int!, filter: TaskFilter!): TaskConnection!
  }
  enum ProvinceOrder { CODE }
  enum PlanOrder { PERIOD_DESC }
  enum PlanRole { ANNUAL STRATEGY PROGRAMME CAMPAIGN }
  input PlanFilter { role: [PlanRole!] }
  enum ReviewState { MACHINE REVIEWED DISPUTED }
  input TaskFilter { provinces: [String!], actionArea: [String!], reviewState: [ReviewState!] }
  type Province {
    id: ID!
    slug: String!
    nameEn: String
    plans(first: Int, filter: PlanFilter, orderBy: PlanOrder): PlanConnection!
    documents: Counted!
  }
  type Counted { totalCount: Int! }
  type PlanConnection { totalCount: Int!, nodes: [Plan!]! }
  type Plan { id: ID!, role: String!, year: Int, document: Document!, tasks(first: Int!): TaskConnection! }
  type Document { number: String, title: String, issuedOn: String }
  type TaskConnection { totalCount: Int!, nodes: [Task!]! }
  type Task {
    id: ID!
    locator: String!
    title: String!
    deadline: String
    reviewState: String!
    actionArea: ActionArea
    plan: Plan!
  }
  type ActionArea { code: String! }
`;

const one = (text) =>
  new DataLoader(async (keys) => {
    const rows = new Map((await rowsOf(text, [keys])).map((row) => [row.key, row]));
    return keys.map((key) => rows.get(key) ?? null);
  });
const many = (load) =>
  new DataLoader(async (keys) => {
    const groups = new Map(keys.map((key) => [key, []]));
    for (const row of await load(keys)) groups.get(row.key).push(row);
    return keys.map((key) => groups.get(key));
  });

function loadersOf() {
  const lists = new Map();
  const list = (name, load) => {
    if (!lists.has(name)) lists.set(name, many(load));
    return lists.get(name);
  };
  const plansWhere = 'province_id = any($1) and ($2::text[] is null or role::text = any($2))';
  return {
    document: one('select *, id as key from documents where id = any($1)'),
    area: one('select *, id as key from action_areas where id = any($1)'),
    plan: one('select *, id as key from plans where id = any($1)'),
    documentCounts: list('documents', (keys) =>
      rowsOf('select province_id as key, count(*)::int from documents where province_id = any($1) group by 1', [keys]),
    ),
    planCounts: (filter) =>
      list(`count ${JSON.stringify(filter)}`, (keys) =>
        rowsOf(`select province_id as key, count(*)::int from plans where ${plansWhere} group by 1`, [
          keys,
          filter.role,
        ]),
      ),
    plans: (filter, first) =>
      list(`plans ${first} ${JSON.stringify(filter)}`, (keys) =>
        rowsOf(
          `select * from (select *, province_id as key, row_number() over (partition by province_id
            order by coalesce(period_from, '0001-01-01'::date) desc, id collate "C") as place
            from plans where ${plansWhere}) as ranked where place <= $3 order by place`,
          [keys, filter.role, first],
        ),
      ),
    tasks: (first) =>
      list(`tasks ${first}`, (keys) =>
        rowsOf(
          `select * from (select *, plan_id as key, row_number() over (partition by plan_id order by position) as place
            from tasks where plan_id = any($1) and is_leaf) as ranked where place <= $2 order by place`,
          [keys, first],
        ),
      ),
  };
}

const TASKS = `from tasks t join plans l on l.id = t.plan_id join provinces p on p.id = l.province_id
  join action_areas a on a.id = t.action_area_id
  where t.is_leaf and p.slug = any($1) and a.code = any($2) and t.review_state::text = any($3)`;
const valuesOf = ({ provinces, actionArea, reviewState }) => [provinces, actionArea, reviewState];

const resolvers = {
  Query: {
    province: async (_, { slug }) => (await rowsOf('select * from provinces where slug = $1', [slug]))[0] ?? null,
    provinces: (_, { slugs }) =>
      slugs
        ? rowsOf('select * from provinces where slug = any($1) order by position', [slugs])
        : rowsOf('select * from provinces order by position', []),
    tasks: (_, { first, filter }) => ({
      totalCount: async () => (await rowsOf(`select count(*)::int ${TASKS}`, valuesOf(filter)))[0].count,
      nodes: () =>
        rowsOf(`select t.* ${TASKS} order by t.plan_id collate "C", t.position, t.id collate "C" limit $4`, [
          ...valuesOf(filter),
          first,
        ]),
    }),
  },
  Province: {
    nameEn: (province) => province.name_en,
    plans: ({ id }, { first, filter }, { loaders }) => ({
      totalCount: async () => (await loaders.planCounts(filter ?? {}).load(id))[0]?.count ?? 0,
      nodes: () => loaders.plans(filter ?? {}, first).load(id),
    }),
    documents: ({ id }, _, { loaders }) => ({
      totalCount: async () => (await loaders.documentCounts.load(id))[0]?.count ?? 0,
    }),
  },
  Plan: {
    document: (plan, _, { loaders }) => loaders.document.load(plan.document_id),
    tasks: ({ id }, { first }, { loaders }) => ({ nodes: () => loaders.tasks(first).load(id) }),
  },
  Document: { issuedOn: (document) => document.issued_on },
  Task: {
    reviewState: (task) => task.review_state,
    actionArea: (task, _, { loaders }) => (task.action_area_id ? loaders.area.load(task.action_area_id) : null),
    plan: (task, _, { loaders }) => loaders.plan.load(task.plan_id),
  },
};

const apollo = new ApolloServer({ typeDefs, resolvers });
await apollo.start();

announce(
  createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const headers = new HeaderMap();
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
    const made = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: request.method ?? 'POST', headers, search: '', body: JSON.parse(body || '{}') },
      context: async () => ({ loaders: loadersOf() }),
    });
    response.writeHead(made.status ?? 200, Object.fromEntries(made.headers));
    response.end(made.body.kind === 'complete' ? made.body.string : '');
  }),
);
