import type { FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { AppError } from '../../base/errors.ts';
import type { Db } from '../../database/connection.ts';
import type { KeptVersions } from '../../mirror/versions/kept-versions.ts';
import { AnswerErrors } from '../../operations/answer.ts';
import type { RecordType } from '../../records/record.ts';
import { newestVersion, type PublishedVersion, readVersion, versionNumbered } from '../../records/versions.ts';
import { writeDifference } from './difference-forms.ts';
import { citedAddress, type Made, type Question } from './make-answer.ts';
import { checkDifferenceForm, compareAnswers, type Since, type TracedAnswer } from './since.ts';
import { tracedAddress } from './traced.routes.ts';

interface Asked {
  question: Question;
  since: Since;
  /** Version of the later answer; null: the one that stands. */
  version: string | null;
}

interface SinceOptions {
  request: FastifyRequest;
  db: Db;
  schema: GraphQLSchema;
  types: readonly RecordType[];
  versions: KeptVersions;
  base: string;
  /** Makes the answer of the version that stands, with its records. */
  trace: (published: PublishedVersion) => Promise<TracedAnswer>;
}

/**
 * Says whether an answer changed since an earlier version, and which records did it. The later version is the one that
 * is asked, else the one that stands; also where both are the same, which is what the address of a citation gives when
 * `since` is put behind it.
 */
export async function answerSince({ question, since, version }: Asked, options: SinceOptions): Promise<Made> {
  const { db, schema, types, base, request } = options;
  const form = checkDifferenceForm(question.form);
  const standing = await newestVersion(db);
  if (!standing)
    throw new AppError('UNKNOWN_VERSION', 'Nothing has been published yet: there is no version to compare.');
  const named = (text: string) => versionNumbered(db, readVersion(text, standing.version), standing.version);
  const from = since.version === null ? null : await named(since.version);
  const asked = version === null ? standing : await named(version);
  const to = asked.version === from?.version ? standing : asked;
  if (from && from.version > to.version)
    throw new AppError(
      'BAD_USER_INPUT',
      `"since" is version ${from.version}, which is after version ${to.version}. Name the earlier one in "since", the later one in "version".`,
    );
  const traced = async (wanted: PublishedVersion): Promise<TracedAnswer> => {
    if (wanted.version === standing.version) return options.trace(wanted);
    const url = tracedAddress(question);
    const asking = { url, accept: undefined, client: request.ip };
    const { status, body } = await options.versions.ask(wanted, standing.version, asking, request.awaited);
    const answer = JSON.parse(Buffer.from(body).toString('utf8'));
    if (status !== 200) throw new AnswerErrors(answer.errors);
    return answer as TracedAnswer;
  };
  const difference = await compareAnswers({
    question,
    from: { published: from, hash: since.hash, trace: () => traced(from ?? to) },
    to: { published: to, trace: () => traced(to) },
    addressOf: (of) => citedAddress(question, base, of),
    db,
    schema,
    types,
  });
  return writeDifference(difference, question, form);
}
