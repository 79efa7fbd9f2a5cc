// Lints GraphQL only: everything else is Biome's.
import graphql from '@graphql-eslint/eslint-plugin';

const { configs, parser } = graphql;
const plugins = { '@graphql-eslint': graphql };
const languageOptions = {
  parser,
  parserOptions: { graphQLConfig: { schema: 'schema/schema.graphql', documents: 'schema/operations/*.graphql' } },
};
const rule = (name) => `@graphql-eslint/${name}`;

export default [
  {
    files: ['schema/schema.graphql'],
    languageOptions,
    plugins,
    rules: {
      ...configs['flat/schema-recommended'].rules,
      ...configs['flat/schema-relay'].rules,
      // Code lists and what belongs to one thing alone are plain lists; only lists that can grow come in pages.
      // An entry of the change log is found by its sequence, not by an id: it is no node.
      [rule('relay-edge-types')]: [
        'error',
        { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
      ],
      // The change log is only read forward.
      [rule('relay-arguments')]: ['error', { includeBoth: false }],
      // A period or a sum of money is a value without an identity. Whatever has one implements Node.
      [rule('strict-id-in-types')]: 'off',
      // The recommended rule less its ban on the suffix "Type": a document type is what the law calls it.
      [rule('naming-convention')]: [
        'error',
        {
          types: 'PascalCase',
          FieldDefinition: 'camelCase',
          InputValueDefinition: 'camelCase',
          Argument: 'camelCase',
          DirectiveDefinition: 'camelCase',
          EnumValueDefinition: 'UPPER_CASE',
          'FieldDefinition[parent.name.value=Query]': {
            forbiddenPrefixes: ['query', 'get'],
            forbiddenSuffixes: ['Query'],
          },
        },
      ],
    },
  },
  {
    files: ['schema/operations/*.graphql'],
    languageOptions,
    plugins,
    rules: {
      ...configs['flat/operations-recommended'].rules,
      // Ids are for the caches of programs; these questions are read by people and flattened into tables.
      [rule('require-selections')]: 'off',
    },
  },
];
