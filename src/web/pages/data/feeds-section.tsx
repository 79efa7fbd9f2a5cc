import type { ReactNode } from 'react';
import { ChoicesForm } from '../frame/form-parts.tsx';
import { Name, useFrame } from '../frame/frame.tsx';
import { ProvinceField } from '../provinces/province-field.tsx';
import type { NamedProvince } from '../provinces/province-list.ts';
import type { DataChoices } from './data-view.tsx';

const FORMS = [
  ['atom', 'Atom'],
  ['rss', 'RSS'],
  ['json', 'JSON Feed'],
] as const;

interface Props {
  choices: DataChoices;
  found: NamedProvince | null;
  all: readonly NamedProvince[];
}

/** The feeds: of all, of one province that the reader names, and where the rest is listed. */
export function FeedsSection({ choices, found, all }: Props) {
  const { t, to } = useFrame();
  const { problems, raw, values } = choices;
  return (
    <section aria-labelledby="feeds">
      <h2 id="feeds">{t('Theo dõi cái mới', 'Follow what is new')}</h2>
      <p>
        {t(
          'Một nguồn tin báo mỗi kế hoạch mới hoặc được sửa, với số, ngày, nơi ban hành và nguồn. Trình đọc tin hay cổng thông tin hỏi lại bao nhiêu lần cũng được: không có gì mới thì chỉ nhận 304.',
          'A feed tells of every new or corrected plan with its number, day, issuer and source. A reader or portal may ask as often as it likes: where nothing is new it gets a 304.',
        )}
      </p>
      <ul>
        <FeedItem name={t('Mọi kế hoạch', 'All plans')} path="/feeds/plans" />
        <FeedItem name={t('Mọi thay đổi của bộ dữ liệu', 'All changes of the dataset')} path="/feeds/changes" />
        {found ? (
          <>
            <FeedItem name={<Name of={found} />} path={`/feeds/provinces/${found.slug}`} />
            {found.isCurrent ? (
              <FeedItem
                name={
                  <>
                    <Name of={found} />, {t('cả các tỉnh đã nhập vào', 'with all that became part of it')}
                  </>
                }
                path={`/feeds/provinces/${found.slug}`}
                query="?basis=current"
              />
            ) : null}
          </>
        ) : null}
      </ul>
      <ChoicesForm action="/data">
        <ProvinceField
          label={t('Nguồn tin của một tỉnh, thành phố', 'The feed of one province or city')}
          typed={raw.province}
          problem={problems.province}
          all={all}
        />
        {values.group === null ? null : <input type="hidden" name="group" value={values.group} />}
      </ChoicesForm>
      <p>
        <a href={to('/feeds')}>
          {t(
            'Mọi nguồn tin: theo tỉnh, chiến lược, chương trình, lĩnh vực',
            'All feeds: by province, strategy, programme, action area',
          )}
        </a>
      </p>
    </section>
  );
}

function FeedItem({ name, path, query = '' }: { name: ReactNode; path: string; query?: string }) {
  return (
    <li>
      {name}:{' '}
      <span className="links">
        {FORMS.map(([ending, label]) => (
          <a key={ending} href={`${path}.${ending}${query}`}>
            {label}
          </a>
        ))}
      </span>
    </li>
  );
}
