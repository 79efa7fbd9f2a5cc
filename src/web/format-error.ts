import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import { AppError, causes, type ErrorCode } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { withoutControls } from '../base/text.ts';
import { failureOf, isKnownCode } from './kit/failure.ts';

/** Gives an error of an answer its code: what GraphQL itself says keeps its words, all else is `failureOf`. */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  { log, schema }: { log: Log; schema: GraphQLSchema },
): GraphQLFormattedError {
  const place = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  const cause = causeOf(error);
  const code = causes(cause).some((one) => one instanceof AppError) ? null : codeOfGraphql(formatted, error, cause);
  if (code) {
    // What a refusal says of the limit is ours; other extensions may be anybody's.
    const { limit, found, allowed, costliest } = formatted.extensions ?? {};
    const details =
      code === 'QUERY_TOO_LARGE' && limit ? { limit, found, allowed, ...(costliest ? { costliest } : {}) } : {};
    return {
      message: withoutControls(withHint(formatted.message, schema)),
      ...place,
      extensions: { code, ...details },
    };
  }
  const { message, extensions } = failureOf(cause, log);
  return { message, ...place, extensions };
}

/** What was thrown; GraphQL wraps it to say where. */
function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? error.originalError : error;
}

/** The code of an error of GraphQL or of its server, whose message holds only what the client sent. */
function codeOfGraphql(formatted: GraphQLFormattedError, error: unknown, cause: unknown): ErrorCode | null {
  const { code } = formatted.extensions ?? {};
  if (isKnownCode(code) && code !== 'INTERNAL_SERVER_ERROR') return code;
  if (isBadArgument(error, cause)) return 'BAD_USER_INPUT';
  const status = statusOf(error);
  return status !== null && status >= 400 && status < 500 ? 'BAD_REQUEST' : null;
}

/**
 * Says whether the value of an argument was refused only when its field was reached: a variable that may be null holds
 * null where the argument may not. Such an error points at the value; one that comes from below points at nothing.
 */
function isBadArgument(error: unknown, cause: unknown): boolean {
  return (
    cause !== error &&
    cause instanceof GraphQLError &&
    Boolean(cause.nodes?.length) &&
    cause.originalError === undefined
  );
}

/** The HTTP status that Apollo Server itself gives to an error, e.g. to a persisted query whose hash is wrong. */
function statusOf(error: unknown): number | null {
  const http = error instanceof GraphQLError ? (error.extensions.http as { status?: number } | undefined) : undefined;
  return http?.status ?? null;
}

/** Everybody's first mistake with pages: a field of the thing is asked of the page. */
function withHint(message: string, schema: GraphQLSchema): string {
  const [, field, connection] = /^Cannot query field "(\w+)" on type "(\w+)Connection"\./.exec(message) ?? [];
  const page = schema.getType(`${connection}Connection`);
  const nodes = isObjectType(page) ? page.getFields().nodes : undefined;
  const node = nodes && getNamedType(nodes.type);
  if (!field || !isObjectType(node) || !(field in node.getFields())) return message;
  return `Cannot query field "${field}" on type "${connection}Connection". Did you mean "nodes { ${field} }"? A list in pages holds its things there.`;
}
