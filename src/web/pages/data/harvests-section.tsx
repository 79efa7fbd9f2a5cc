import { question } from '../../../graph/ask.ts';
import { Name, useFrame } from '../frame/frame.tsx';
import { Scroll } from '../frame/scroll.tsx';

/** No shipped operation: a table of it would be out of date as soon as it is kept. */
export const HARVESTS = question(`{ dataset { harvests {
  publisher kind url province { slug name nameEn } lastSuccess lag failures nextTry
} } }`);

export interface HarvestAnswer {
  publisher: string;
  kind: 'FEED' | 'INSTANCE';
  url: string;
  province: { slug: string; name: string; nameEn: string | null } | null;
  lastSuccess: Date | string | null;
  lag: number | null;
  failures: number;
  nextTry: Date | string | null;
}

const KINDS = {
  FEED: ['Nguồn tin', 'Feed'],
  INSTANCE: ['Máy chủ khác', 'Another instance'],
} as const;

/** How fresh what was taken from each publisher is. */
export function HarvestsSection({ harvests }: { harvests: readonly HarvestAnswer[] }) {
  const { t } = useFrame();
  return (
    <section aria-labelledby="harvests">
      <h2 id="harvests">{t('Lấy từ đâu, mới tới đâu', 'Where it comes from, and how fresh')}</h2>
      {harvests.length === 0 ? (
        <p>
          {t(
            'Chưa có nơi nào được thu thập tự động; mọi điều ở đây do người biên tập nhập vào.',
            'No publisher is harvested; all that is here was entered by editors.',
          )}
        </p>
      ) : (
        <Harvests harvests={harvests} />
      )}
    </section>
  );
}

function Harvests({ harvests }: { harvests: readonly HarvestAnswer[] }) {
  const { t } = useFrame();
  return (
    <>
      <p>
        {t(
          'Những nơi được hỏi lại đều đặn. Thu thập không phải là khảo sát: không thấy kế hoạch ở đó không có nghĩa là không có.',
          'These are asked again and again. A harvest is no survey: that it found no plan says nothing of whether there is one.',
        )}
      </p>
      <Scroll label={t('Nơi được thu thập', 'Publishers that are harvested')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('Nơi công bố', 'Publisher')}</th>
              <th scope="col">{t('Loại', 'Kind')}</th>
              <th scope="col">{t('Lần thành công gần nhất (UTC)', 'Last success (UTC)')}</th>
              <th scope="col">{t('Số lần hỏng liên tiếp', 'Failures in a row')}</th>
              <th scope="col">{t('Hỏi lại lúc (UTC)', 'Next try (UTC)')}</th>
            </tr>
          </thead>
          <tbody>
            {harvests.map(({ publisher, kind, url, province, lastSuccess, failures, nextTry }) => (
              <tr key={url}>
                <th scope="row">
                  <a href={url}>{publisher}</a>
                  {province ? (
                    <>
                      {' '}
                      (<Name of={province} />)
                    </>
                  ) : null}
                </th>
                <td>{t(KINDS[kind][0], KINDS[kind][1])}</td>
                <td>{minuteOf(lastSuccess) ?? t('Chưa lần nào', 'Never')}</td>
                <td>{failures}</td>
                <td>{minuteOf(nextTry) ?? t('Sắp tới', 'Soon')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

function minuteOf(moment: Date | string | null): string | null {
  return moment === null ? null : new Date(moment).toISOString().slice(0, 16).replace('T', ' ');
}
