import { type Ask, question } from '../../../graph/ask.ts';
import { type Frame, useFrame } from './frame.tsx';

const CHANGED = question('query ChangedSince($since: Int!) { changes(since: $since, first: 0) { totalCount } }');

/**
 * Compares the version that an address names with the one that is shown.
 *
 * Returns: undefined where it names none, the same, or what is no version.
 */
export async function namedVersion(ask: Ask, shown: number, url: string): Promise<Frame['named']> {
  const text = new URLSearchParams(url.split('?')[1] ?? '').get('version') ?? '';
  if (!/^\d{1,9}$/.test(text) || Number(text) === shown) return undefined;
  const version = Number(text);
  if (version > shown) return { version, changed: 0 };
  const { changes } = await ask<{ changes: { totalCount: number } }>(CHANGED, { since: version });
  return { version, changed: changes.totalCount };
}

/** Tells those who follow an older link what has happened since it was made. */
export function NamedVersion() {
  const { t, to, named, dataset } = useFrame();
  if (!named) return null;
  const { version, changed } = named;
  return (
    <aside className="notice" aria-label={t('Phiên bản dữ liệu', 'Dataset version')}>
      <p>
        {version > dataset.version ? (
          t(
            `Liên kết này ghi phiên bản ${version}; ở đây mới có phiên bản ${dataset.version}.`,
            `This link names version ${version}; here is version ${dataset.version} so far.`,
          )
        ) : (
          <>
            {t(
              `Liên kết này được ghi ở phiên bản ${version}; trang cho thấy phiên bản ${dataset.version}.`,
              `This link was made from version ${version}; the page shows version ${dataset.version}.`,
            )}{' '}
            <a href={to(`/changes?since=${version}`)}>
              {t(`${changed} thay đổi từ đó`, `${changed} ${changed === 1 ? 'change' : 'changes'} since then`)}
            </a>
          </>
        )}
      </p>
    </aside>
  );
}
