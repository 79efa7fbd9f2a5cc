import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import type { RequestContext } from './context.ts';

type Arguments = Readonly<Record<string, unknown>>;
type Resolve = GraphQLFieldResolver<unknown, RequestContext, Arguments>;
type Storage = ReturnType<typeof getMetadataStorage>;
type Handler = Storage['queries'][number] | Storage['fieldResolvers'][number];
type Parameter = NonNullable<Handler['params']>[number];
type Give = (...given: Parameters<Resolve>) => unknown;

/**
 * Lets GraphQL call the methods of the resolvers at once. The library makes a promise of each argument, to check it by
 * decorators that nothing here has, and an instance of each input; a list under sixty provinces pays that sixty times.
 * The values are those that GraphQL itself has checked; what the library does otherwise for a method stays with it.
 *
 * Returns: the names of the methods that stay with the library.
 */
export function callDirectly(schema: GraphQLSchema): string[] {
  const { queries, fieldResolvers, objectTypes } = getMetadataStorage();
  const instances = new Map<unknown, Record<string, unknown>>();
  const left: string[] = [];
  const put = (typeName: string | undefined, handler: Handler) => {
    const type = schema.getType(typeName ?? '');
    const field = isObjectType(type) ? type.getFields()[handler.schemaName] : undefined;
    const resolve = field && directly(handler, instances);
    if (resolve) field.resolve = resolve;
    else left.push(`${typeName}.${handler.methodName}`);
  };
  for (const query of queries) put(schema.getQueryType()?.name, query);
  for (const resolver of fieldResolvers) {
    if (resolver.kind !== 'external') continue;
    const owner = resolver.getObjectType?.();
    put(objectTypes.find(({ target }) => target === owner)?.name, resolver);
  }
  return left;
}

/** Returns: undefined where a method needs what only the library does. */
function directly(handler: Handler, instances: Map<unknown, Record<string, unknown>>): Resolve | undefined {
  const { target, methodName, params = [], middlewares = [], roles } = handler;
  if (middlewares.length > 0 || roles) return undefined;
  const gives = params.toSorted((a, b) => a.index - b.index).map(giverOf);
  if (!gives.every((give) => give !== undefined)) return undefined;
  const instance = instances.get(target) ?? (new (target as new () => Record<string, unknown>)() as never);
  instances.set(target, instance);
  const method = instance[methodName];
  if (typeof method !== 'function') return undefined;
  return (...given) =>
    method.apply(
      instance,
      gives.map((give) => give(...given)),
    );
}

/** Tells where a parameter of a method comes from. */
function giverOf(parameter: Parameter): Give | undefined {
  switch (parameter.kind) {
    case 'root':
      return parameter.propertyName || parameter.getType ? undefined : (root) => root;
    case 'context':
      return parameter.propertyName ? undefined : (_root, _args, context) => context;
    case 'info':
      return (_root, _args, _context, info) => info;
    case 'arg': {
      const { name } = parameter;
      return (_root, args) => args[name];
    }
    case 'args':
      return (_root, args) => args;
    default:
      return undefined;
  }
}
