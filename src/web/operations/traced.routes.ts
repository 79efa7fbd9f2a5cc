import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Log } from '../../base/log.ts';
import { AnswerErrors } from '../../operations/answer.ts';
import type { ShippedOperation } from '../../operations/operations.ts';
import { operationAddress } from '../kit/copy-as.ts';
import { failureOf, isKnownCode, statusOfCode } from '../kit/failure.ts';
import type { Question } from './make-answer.ts';
import type { TracedAnswer } from './since.ts';

const PREFIX = '/traced';

/** Where the process of an older version answers a question with its records. */
export function tracedAddress({ operation, variables }: Question): string {
  return PREFIX + operationAddress({ operation: operation.name, variables }, 'json');
}

interface TracedOptions {
  operations: readonly ShippedOperation[];
  log: Log;
  trace: (request: FastifyRequest, operation: ShippedOperation, parameters: URLSearchParams) => Promise<TracedAnswer>;
}

/** Answers questions with the records of their rows: for the service that started this process, and for nobody else. */
export function registerTraced(app: FastifyInstance, { operations, log, trace }: TracedOptions): void {
  const byName = new Map(operations.map((operation) => [operation.name, operation]));
  app.get<{ Params: { name: string } }>(`${PREFIX}/operations/:name`, async (request, reply) => {
    const operation = byName.get(request.params.name.replace(/\.json$/, ''));
    if (!operation) throw new Error(`no operation ${request.params.name}`);
    try {
      return await trace(request, operation, new URLSearchParams(request.url.split('?')[1] ?? ''));
    } catch (error) {
      const errors = error instanceof AnswerErrors ? error.errors : [failureOf(error, log, request.id)];
      const code = errors[0]?.extensions?.code;
      return reply.code(isKnownCode(code) ? statusOfCode(code) : 500).send({ errors });
    }
  });
}
