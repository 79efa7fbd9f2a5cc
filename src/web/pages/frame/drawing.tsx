import { readFile } from 'node:fs/promises';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { inProject } from '../../../base/project.ts';
import { withoutControls } from '../../../base/text.ts';
import { type Frame, FrameProvider, toolsOf } from './frame.tsx';
import { LANGUAGES, pathIn } from './language.ts';
import { MarkSymbols } from './marks.tsx';
import { answerFrom, frameOf, type MadePage, paramsOf, type Site } from './view.ts';

/** What a file with a drawing holds. */
interface Drawing {
  title: string;
  /** Address of the page that shows it, without language. */
  page: string;
  width: number;
  height: number;
  /** Drawn from 0 0 to the width and height. */
  picture: ReactNode;
}
/** Makes the drawing of an address; the address of a page where a choice could not be taken or nothing is drawn. */
type Draw = (request: {
  frame: Frame;
  params: URLSearchParams;
  names: Record<string, string>;
}) => Promise<Drawing | string>;

const TYPE = 'image/svg+xml; charset=utf-8';
/** A drawing that is opened by itself may be dressed by its own style, and do nothing else. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

const MARGIN = 16;
const LINE = 22;
/** Characters of a title to a line, for each unit of width. */
const DENSITY = 1 / 11;

/** Serves a drawing of a page as a file by itself, in both languages. `path` may hold names of parameters. */
export async function addDrawing(site: Site, path: string, draw: Draw): Promise<void> {
  const style = await styleOfDrawings();
  for (const language of LANGUAGES) {
    site.app.get<{ Params: Record<string, string> }>(pathIn(language, path), (request, reply) =>
      answerFrom(site, request, reply, ['drawing', language], async (): Promise<MadePage> => {
        const frame = await frameOf(site, language, request.url);
        const drawn = await draw({ frame, params: paramsOf(request.url), names: request.params });
        if (typeof drawn === 'string')
          return { status: 302, headers: [['location', pathIn(language, drawn)]], body: '' };
        const { publishedAt } = frame.dataset;
        const lastModified = publishedAt === null ? null : new Date(publishedAt);
        return {
          status: 200,
          headers: [
            ['content-type', TYPE],
            ['content-security-policy', POLICY],
            ...(lastModified ? ([['last-modified', lastModified.toUTCString()]] as const) : []),
          ],
          body: fileOf(frame, drawn, style),
          lastModified,
        };
      }),
    );
  }
}

function fileOf(frame: Frame, { title, page, width, height, picture }: Drawing, style: string): string {
  const { t, to } = toolsOf(frame);
  const lines = wrapped(title, Math.floor(width * DENSITY));
  const top = MARGIN + lines.length * LINE + MARGIN / 2;
  const whole = { width: width + 2 * MARGIN, height: top + height + 2 * LINE + MARGIN };
  const version = t('phiên bản dữ liệu', 'dataset version');
  const file = (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      {...whole}
      viewBox={`0 0 ${whole.width} ${whole.height}`}
      lang={frame.language}
    >
      <title>{title}</title>
      <style>{style}</style>
      <rect className="sheet" {...whole} />
      <FrameProvider frame={frame}>
        <MarkSymbols />
        <text className="title">
          {lines.map((line, i) => (
            <tspan key={line} x={MARGIN} y={MARGIN + (i + 0.75) * LINE}>
              {line}
            </tspan>
          ))}
        </text>
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: the file has a title, the picture in it a label */}
        <svg x={MARGIN} y={top} width={width} height={height}>
          {picture}
        </svg>
      </FrameProvider>
      <text className="source">
        <tspan x={MARGIN} y={top + height + LINE}>
          Kế hoạch Graph, {version} {frame.dataset.version}
        </tspan>
        <tspan x={MARGIN} y={top + height + 1.75 * LINE}>
          {frame.base + to(page)}
        </tspan>
      </text>
    </svg>
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${withoutControls(renderToStaticMarkup(file))}\n`;
}

/** Breaks a title into lines at its spaces. */
function wrapped(text: string, longest: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > longest) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** The style of drawings in the light colours of the pages, each written out: many programs know no variables. */
async function styleOfDrawings(): Promise<string> {
  const read = (path: string) => readFile(inProject('src/web/pages', path), 'utf8');
  const [style, pages] = await Promise.all([read('frame/drawing.css'), read('frame/pages.css')]);
  const light = pages.slice(0, pages.indexOf('}'));
  const colours = new Map(
    [...light.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', colour = '']) => [name, colour]),
  );
  return style.replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => {
    const colour = colours.get(name);
    if (colour === undefined) throw new Error(`the pages have no colour ${name}`);
    return colour;
  });
}
