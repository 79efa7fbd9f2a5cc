import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ReactNode } from 'react';
import { AppError } from '../../../base/errors.ts';
import type { Db } from '../../../database/connection.ts';
import { type Ask, question } from '../../../graph/ask.ts';
import type { ShippedOperation } from '../../../operations/operations.ts';
import type { BaseUrl } from '../../kit/base-url.ts';
import { sendConditionally } from '../../kit/conditional.ts';
import { statusOfCode } from '../../kit/failure.ts';
import type { Frame } from './frame.tsx';
import { LANGUAGES, type Language, pathIn } from './language.ts';
import { PAGE_CSP, type PageOptions, renderPage } from './layout.tsx';
import { namedVersion } from './named-version.tsx';
import { problemPage } from './problem-page.tsx';

/** What all views stand on. */
export interface Site {
  app: FastifyInstance;
  db: Db;
  ask: Ask;
  baseUrl: BaseUrl;
  /** Base of absolute links as it was set; null when the listening address stands for it. */
  publicUrl: string | null;
  operations: ReadonlyMap<string, ShippedOperation>;
}

export interface ViewRequest {
  frame: Frame;
  params: URLSearchParams;
  /** The part of the path that the view's pattern leaves open. */
  slug: string;
}

/** What a view answers; `status` is 200 without it, and 400 where a choice could not be taken. */
export type ViewPage = Omit<PageOptions, 'frame' | 'children'> & { status?: number; body: ReactNode };
/** An answer that leads on to another page of ours. */
interface LeadsOn {
  leadsTo: string;
}
export type View = (request: ViewRequest) => Promise<ViewPage | LeadsOn>;

const DATASET = question('query PageFrame { dataset { version publishedAt } }');

/** Reads the state of the dataset that a page names in its foot. */
export async function readDataset(ask: Ask): Promise<Frame['dataset']> {
  return (await ask<{ dataset: Frame['dataset'] }>(DATASET)).dataset;
}

/** Finds a shipped operation, the question of a view. */
export function shipped(site: Site, name: string): ShippedOperation {
  const operation = site.operations.get(name);
  if (!operation) throw new Error(`the view asks ${name}, which is not shipped`);
  return operation;
}

/** Serves a view in both languages. `path` may end in `*`. */
export function addView(site: Site, path: string, view: View): void {
  for (const language of LANGUAGES) {
    site.app.get<{ Params: { '*'?: string } }>(pathIn(language, path), (request, reply) =>
      answer(site, language, view, request, reply, request.params['*'] ?? ''),
    );
  }
}

/** Answers one request for a view. */
export async function answer(
  site: Site,
  language: Language,
  view: View,
  request: FastifyRequest,
  reply: FastifyReply,
  slug: string,
): Promise<FastifyReply> {
  const [address = '/', query = ''] = request.url.split('?');
  const frame: Frame = {
    language,
    path: pathWithoutLanguage(address),
    base: site.baseUrl(),
    dataset: await readDataset(site.ask),
  };
  frame.named = await namedVersion(site.ask, frame.dataset.version, request.url);
  try {
    const answered = await view({ frame, params: new URLSearchParams(query), slug });
    if ('leadsTo' in answered) return reply.redirect(pathIn(language, answered.leadsTo), 302);
    const { status = 200, body, ...page } = answered;
    reply.code(status);
    return sendPage(request, reply, frame, renderPage({ ...page, frame, children: body }));
  } catch (error) {
    return sendProblem(reply, frame, error);
  }
}

/** Sends the page that stands where a record is not, or where an address cannot be understood. Throws what is ours. */
export function sendProblem(reply: FastifyReply, frame: Frame, error: unknown): FastifyReply {
  if (!(error instanceof AppError)) throw error;
  const status = statusOfCode(error.code, 'address');
  if (status >= 500) throw error;
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-cache')
    .header('content-security-policy', PAGE_CSP)
    .send(problemPage(frame, status, error));
}

/** Sends a page with its policy and validators. */
export function sendPage(request: FastifyRequest, reply: FastifyReply, frame: Frame, html: string): FastifyReply {
  const { publishedAt } = frame.dataset;
  reply.header('content-security-policy', PAGE_CSP);
  return sendConditionally(request, reply, {
    body: html,
    type: 'text/html; charset=utf-8',
    lastModified: publishedAt === null ? null : new Date(publishedAt),
  });
}

function pathWithoutLanguage(address: string): string {
  return address.replace(/^\/en(?=\/|$)/, '') || '/';
}
