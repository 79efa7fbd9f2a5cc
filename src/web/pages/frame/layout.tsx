import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { withoutControls } from '../../../base/text.ts';
import { type Frame, FrameProvider, useFrame } from './frame.tsx';
import { pathIn, type Words } from './language.ts';
import { MarkSymbols } from './marks.tsx';
import { NamedVersion } from './named-version.tsx';

/** What a page may do: show itself, run the one script of ours, which asks us alone, and send its forms to us. Nothing is loaded from elsewhere. */
export const PAGE_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** A link in the head of a page: other forms of it, and feeds to subscribe to. */
interface HeadLink {
  rel: string;
  href: string;
  type?: string;
  title?: string;
}

export interface PageOptions {
  title: string;
  frame: Frame;
  /** Parameters that keep the page's choices, with their question mark; empty without choices. */
  choices?: string;
  /** False on pages that stand where something is not: nobody should keep their address. */
  citable?: boolean;
  links?: readonly HeadLink[];
  children: ReactNode;
}

/** The rooms of the site, in the order of the navigation. Only what is there. */
const ROOMS: readonly { path: string; name: Words }[] = [
  { path: '/', name: ['Tổng quan', 'Overview'] },
  { path: '/coverage', name: ['Bao phủ', 'Coverage'] },
  { path: '/compare', name: ['So sánh', 'Compare'] },
  { path: '/provinces', name: ['Tỉnh, thành phố', 'Provinces'] },
  { path: '/plans', name: ['Kế hoạch', 'Plans'] },
  { path: '/strategies', name: ['Chiến lược', 'Strategies'] },
  { path: '/search', name: ['Tìm', 'Search'] },
  { path: '/data', name: ['Dữ liệu', 'Data'] },
];

/** Writes a page in one language. React escapes every text. */
export function renderPage(options: PageOptions): string {
  const { title, frame, choices = '', citable = true, links = [], children } = options;
  const { language, base, path } = frame;
  const page = (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · Kế hoạch Graph`}</title>
        <link rel="stylesheet" href="/pages.css" />
        <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
        {citable ? (
          <>
            <link rel="canonical" href={base + pathIn(language, path) + choices} />
            <link rel="alternate" hrefLang="vi" href={base + path + choices} />
            <link rel="alternate" hrefLang="en" href={base + pathIn('en', path) + choices} />
          </>
        ) : (
          <meta name="robots" content="noindex" />
        )}
        {links.map((link) => (
          <link key={`${link.rel} ${link.href}`} {...link} />
        ))}
        <script src="/pages.js" defer />
      </head>
      <body>
        <FrameProvider frame={frame}>
          <MarkSymbols />
          <Top choices={choices} />
          <main id="main" className="wrap" tabIndex={-1}>
            <NamedVersion />
            {children}
          </main>
          <Foot />
        </FrameProvider>
      </body>
    </html>
  );
  return `<!doctype html>\n${withoutControls(renderToStaticMarkup(page))}\n`;
}

function Top({ choices }: { choices: string }) {
  const { t, say, to, path, language } = useFrame();
  const other = language === 'vi' ? 'en' : 'vi';
  const room = ROOMS.find((one) => one.path === path) ?? ROOMS.find((one) => path.startsWith(`${one.path}/`));
  return (
    <>
      <a className="skip" href="#main">
        {t('Tới nội dung', 'Skip to content')}
      </a>
      <header className="top">
        <div className="wrap">
          <a className="brand" href={to('/')} lang="vi">
            Kế hoạch Graph
          </a>
          <nav aria-label={t('Chính', 'Main')}>
            <ul>
              {ROOMS.map(({ path: room_, name }) => (
                <li key={room_}>
                  <a href={to(room_)} aria-current={room?.path === room_ ? 'page' : undefined}>
                    {say(name)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <a className="language" href={pathIn(other, path) + choices} lang={other} hrefLang={other}>
            {other === 'en' ? 'English' : 'Tiếng Việt'}
          </a>
        </div>
      </header>
    </>
  );
}

/** Lists that the navigation has no room for; they are reached from the foot of every page. */
const LISTS: readonly { path: string; name: Words }[] = [
  { path: '/programmes', name: ['Chương trình, đề án', 'Programmes'] },
  { path: '/documents', name: ['Văn bản', 'Documents'] },
  { path: '/organisations', name: ['Cơ quan', 'Bodies'] },
  { path: '/changes', name: ['Thay đổi', 'Changes'] },
];

function Foot() {
  const { t, say, to, path: here, dataset, day } = useFrame();
  return (
    <footer className="foot wrap">
      <nav aria-label={t('Danh mục', 'Lists')}>
        <ul>
          {LISTS.map(({ path, name }) => (
            <li key={path}>
              <a href={to(path)} aria-current={here === path ? 'page' : undefined}>
                {say(name)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <nav aria-label={t('Cho người dùng dữ liệu', 'For those who use the data')}>
        <ul>
          <li>
            <a href="/playground">{t('Trình soạn truy vấn', 'Query editor')}</a>
          </li>
          <li>
            <a href={to('/operations')}>{t('Câu hỏi có sẵn', 'Ready-made questions')}</a>
          </li>
          <li>
            <a href="/feeds">{t('Nguồn tin', 'Feeds')}</a>
          </li>
          <li>
            <a href="/schema.graphql">{t('Lược đồ', 'Schema')}</a>
          </li>
        </ul>
      </nav>
      <p>
        {t(
          'Kế hoạch bình đẳng giới của các tỉnh, thành phố Việt Nam.',
          'Gender-equality plans of Việt Nam’s provinces and cities.',
        )}{' '}
        {dataset.publishedAt === null ? null : (
          <>
            {t('Phiên bản dữ liệu', 'Dataset version')} {dataset.version}, {t('công bố ngày', 'published on')}{' '}
            {day(new Date(dataset.publishedAt).toISOString())}.
          </>
        )}
      </p>
    </footer>
  );
}
