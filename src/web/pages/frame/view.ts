import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { ReactNode } from 'react';
import { AppError } from '../../../base/errors.ts';
import type { Db } from '../../../database/connection.ts';
import { type Ask, question, watchKeeping } from '../../../graph/ask.ts';
import type { ShippedOperation } from '../../../operations/operations.ts';
import type { Answer } from '../../answers/answer-cache.ts';
import type { Answers } from '../../answers/answers.ts';
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
  answers: Answers;
  baseUrl: BaseUrl;
  /** Base of absolute links as it was set; null when the listening address stands for it. */
  publicUrl: string | null;
  operations: ReadonlyMap<string, ShippedOperation>;
  schema: GraphQLSchema;
  /** True where the dataset is served as files too. */
  hasFiles: boolean;
}

export interface ViewRequest {
  frame: Frame;
  params: URLSearchParams;
  /** The part of the path that the view's pattern leaves open. */
  slug: string;
}

/** What a view answers; `status` is 200 without it, and 400 where a choice could not be taken. */
export type ViewPage = Omit<PageOptions, 'frame' | 'children'> & {
  status?: number;
  /** True where the page shows what changes while the data stays: then only its content tells whether it is the same. */
  movesOn?: boolean;
  body: ReactNode;
};
/** An answer that leads on to another page of ours. */
interface LeadsOn {
  leadsTo: string;
  /** True where what was at the address has moved and will not come back. */
  forGood?: boolean;
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

/** Answers one request for a view, from what is kept where the data has not changed since. */
export async function answer(
  site: Site,
  language: Language,
  view: View,
  request: FastifyRequest,
  reply: FastifyReply,
  slug: string,
): Promise<FastifyReply> {
  return answerFrom(site, request, reply, ['page', language], () => makePage(site, language, view, request.url, slug));
}

/** Answers with what is made of the data alone, from what is kept of the address where the data has not changed since. */
export async function answerFrom(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  kind: readonly string[],
  make: () => Promise<MadePage>,
): Promise<FastifyReply> {
  if (site.answers.keeps) {
    return site.answers.send(request, reply, {
      parts: [...kind, request.url],
      isWhole: () => true,
      onHit: () => {},
      make: async () => {
        const { value, keep } = await watchKeeping(make);
        return { ...value, keep, operationName: null };
      },
    });
  }
  const { status, headers, body, lastModified } = await make();
  for (const [name, value] of headers) reply.header(name, value);
  reply.code(status);
  if (lastModified === undefined) return reply.send(body);
  const type = headers.find(([name]) => name === 'content-type')?.[1] ?? HTML;
  return sendConditionally(request, reply, { body, type, lastModified });
}

const HTML = 'text/html; charset=utf-8';

/** A page as it leaves, with the day of its data where it shows any. */
export type MadePage = Answer & { lastModified?: Date | null };

async function makePage(site: Site, language: Language, view: View, url: string, slug: string): Promise<MadePage> {
  const frame = await frameOf(site, language, url);
  const { dataset } = frame;
  frame.named = await namedVersion(site.ask, dataset.version, url);
  try {
    const answered = await view({ frame, params: paramsOf(url), slug });
    if ('leadsTo' in answered) {
      const path = pathIn(language, answered.leadsTo);
      return answered.forGood
        ? { status: 308, headers: [['location', frame.base + path]], body: '' }
        : { status: 302, headers: [['location', path]], body: '' };
    }
    const { status = 200, movesOn = false, body, ...page } = answered;
    const lastModified = dataset.publishedAt === null || movesOn ? null : new Date(dataset.publishedAt);
    return {
      status,
      headers: [
        ['content-type', HTML],
        ['content-security-policy', PAGE_CSP],
        ...(lastModified ? ([['last-modified', lastModified.toUTCString()]] as const) : []),
      ],
      body: renderPage({ ...page, frame, children: body }),
      lastModified,
    };
  } catch (error) {
    const { status, page } = problemOf(frame, error);
    return {
      status,
      headers: [
        ['content-type', HTML],
        ['cache-control', 'no-cache'],
        ['content-security-policy', PAGE_CSP],
      ],
      body: page,
    };
  }
}

/** What a page or picture at an address knows of its request. */
export async function frameOf(site: Site, language: Language, url: string): Promise<Frame> {
  const [address = '/'] = url.split('?');
  return { language, path: pathWithoutLanguage(address), base: site.baseUrl(), dataset: await readDataset(site.ask) };
}

/** Reads the parameters of an address. */
export function paramsOf(url: string): URLSearchParams {
  return new URLSearchParams(url.split('?')[1] ?? '');
}

/** Makes the page that stands where something is not, or where an address cannot be understood. Throws what is ours. */
function problemOf(frame: Frame, error: unknown): { status: number; page: string } {
  if (!(error instanceof AppError)) throw error;
  const status = statusOfCode(error.code, 'address');
  if (status >= 500) throw error;
  return { status, page: problemPage(frame, status, error) };
}

/** Sends a page with its policy and validators. */
export function sendPage(request: FastifyRequest, reply: FastifyReply, frame: Frame, html: string): FastifyReply {
  const { publishedAt } = frame.dataset;
  reply.header('content-security-policy', PAGE_CSP);
  return sendConditionally(request, reply, {
    body: html,
    type: HTML,
    lastModified: publishedAt === null ? null : new Date(publishedAt),
  });
}

function pathWithoutLanguage(address: string): string {
  return address.replace(/^\/en(?=\/|$)/, '') || '/';
}
