import {
  type GraphQLArgument,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getNullableType,
  isObjectType,
} from 'graphql';

type Arguments = Record<string, unknown>;

/**
 * Lets every argument with a default accept an explicit null, which then means the default. Clients send null for a
 * variable that they did not fill; GraphQL itself would refuse it, as an error of the field and not of the request.
 *
 * The rule stands here once, for the whole schema: a field that gets a default gets this with it.
 */
export function acceptNullForDefaults(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const withDefault = field.args.filter((argument) => argument.defaultValue != null);
      if (withDefault.length === 0) continue;
      for (const argument of withDefault) argument.type = getNullableType(argument.type);
      if (field.resolve) field.resolve = filled(field.resolve, withDefault);
      if (field.subscribe) field.subscribe = filled(field.subscribe, withDefault);
    }
  }
}

function filled<S, C>(
  resolve: GraphQLFieldResolver<S, C, Arguments>,
  withDefault: readonly GraphQLArgument[],
): GraphQLFieldResolver<S, C, Arguments> {
  return (source, args, context, info) => {
    // Mostly there is none, and a list under many parents comes here for each.
    if (!withDefault.some(({ name }) => args[name] === null)) return resolve(source, args, context, info);
    const defaults = withDefault.flatMap(({ name, defaultValue }) =>
      args[name] === null ? [[name, defaultValue]] : [],
    );
    return resolve(source, { ...args, ...Object.fromEntries(defaults) }, context, info);
  };
}
