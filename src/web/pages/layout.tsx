import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** What a page may do: show itself. No script runs, nothing is loaded from elsewhere. */
export const PAGE_CSP = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
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
  links: readonly HeadLink[];
  children: ReactNode;
}

/** Writes a page: plain semantic HTML in Vietnamese with the English beside it. React escapes every text. */
export function renderPage({ title, links, children }: PageOptions): string {
  const page = (
    <html lang="vi">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · Kế hoạch Graph`}</title>
        <link rel="stylesheet" href="/pages.css" />
        {links.map((link) => (
          <link key={`${link.rel} ${link.href}`} {...link} />
        ))}
      </head>
      <body>
        <header>
          <nav>
            <a href="/">Kế hoạch Graph</a> <a href="/feeds">Nguồn tin</a>
          </nav>
        </header>
        <main>{children}</main>
        <footer>
          <p>
            Kế hoạch bình đẳng giới của các tỉnh, thành phố Việt Nam.{' '}
            <span lang="en">Gender-equality plans of Việt Nam’s provinces.</span>
          </p>
        </footer>
      </body>
    </html>
  );
  return `<!doctype html>\n${renderToStaticMarkup(page)}\n`;
}

/** Marks a text as English; `inline` keeps it inside its line. Nothing for null. */
export function English({ children, inline = false }: { children: ReactNode; inline?: boolean }) {
  if (children === null || children === undefined) return null;
  return (
    <span lang="en" className={inline ? 'inline' : undefined}>
      {children}
    </span>
  );
}
