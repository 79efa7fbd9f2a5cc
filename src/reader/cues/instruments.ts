/**
 * Folded words by which pages name a programme or a strategy, as patterns, and the ids of the reference data they mean.
 * `loose` names need the years of the document to agree; a number always decides alone.
 */
export interface InstrumentCue {
  id: string;
  pattern: RegExp;
  /** Years within which a name without its own years means this instrument. */
  years: readonly [number, number];
  /** A name that only pages far from the official title use. */
  loose?: boolean;
}

const GBV = 'phong,? (?:ngua,? )?(?:va )?(?:,? ?ngua )?ung pho (?:voi )?bao luc (?:tren co so )?gioi';

export const PROGRAMME_CUES: readonly InstrumentCue[] = [
  {
    id: 'gbv-2021-2025',
    pattern: new RegExp(`chuong trinh (?:quoc gia )?(?:ve )?["“']?\\s?${GBV}`),
    years: [2021, 2025],
  },
  {
    id: 'gbv-scheme-2016-2020',
    pattern: new RegExp(
      `de an\\s?["“]?\\s?(?:ve )?(?:${GBV}|phong,? ?(?:ngua|chong)[a-z ,]{0,30} bao luc (?:gia dinh )?tren co so gioi)`,
    ),
    years: [2016, 2020],
  },
  {
    id: 'comm-2030',
    pattern: /chuong trinh (?:quoc gia )?(?:ve )?["']?\s?truyen thong (?:quoc gia )?ve binh dang gioi/,
    years: [2021, 2030],
  },
  {
    id: 'leadership-2021-2030',
    pattern: /(?:chuong trinh ["']?\s?)?tang cuong su tham gia binh dang cua phu nu trong cac vi tri lanh dao/,
    years: [2021, 2030],
  },
  {
    id: 'action-programme-2016-2020',
    pattern: /(?:chuong trinh|ke hoach) hanh dong quoc gia ve binh dang gioi/,
    years: [2016, 2020],
    loose: true,
  },
  {
    id: 'ntp-poverty-2021-2025',
    pattern: /(?:chuong trinh muc tieu quoc gia|chuong trinh mtqg|ctmtqg)(?: ve)? giam ngheo ben vung/,
    years: [2021, 2025],
  },
  {
    id: 'ntp-rural-2021-2025',
    pattern: /(?:chuong trinh muc tieu quoc gia|chuong trinh mtqg|ctmtqg)(?: ve)? xay dung nong thon moi/,
    years: [2021, 2025],
  },
  {
    id: 'ntp-ethnic-2021-2030',
    pattern:
      /(?:chuong trinh muc tieu quoc gia|chuong trinh mtqg|ctmtqg)(?: ve)? phat trien kinh te ?-? ?xa hoi vung (?:dong bao )?(?:dan toc thieu so|dtts)|chuong trinh (?:mtqg|muc tieu quoc gia) 1719/,
    years: [2021, 2030],
  },
  {
    id: 'project-8',
    pattern: /du an 8(?!\d)|du an\s?["“]?thuc hien binh dang gioi va giai quyet nhung van de cap thiet/,
    years: [2021, 2030],
  },
  {
    id: 'scheme-1898',
    pattern: /de an\s?["“]?ho tro hoat dong binh dang gioi vung dan toc thieu so|de an 1898/,
    years: [2018, 2025],
  },
  {
    id: 'scheme-938',
    pattern: /de an\s?["“]?tuyen truyen, giao duc, van dong, ho tro phu nu tham gia giai quyet|de an 938/,
    years: [2017, 2027],
  },
  { id: 'scheme-939', pattern: /de an\s?["“]?ho tro phu nu khoi nghiep|de an 939/, years: [2017, 2025] },
  { id: 'scheme-2415', pattern: /de an\s?["“]?ho tro phu nu khoi nghiep|de an 2415/, years: [2026, 2035] },
  { id: 'sexratio-468', pattern: /de an\s?["“]?kiem soat mat can bang gioi tinh khi sinh/, years: [2016, 2025] },
  { id: 'childmarriage-498', pattern: /de an\s?["“]?giam thieu tinh trang tao hon/, years: [2015, 2025] },
];

export const STRATEGY_CUES: readonly InstrumentCue[] = [
  {
    id: 'strategy-2021-2030',
    pattern:
      /chien luoc quoc gia ve binh dang gioi|chien luoc (?:ve )?binh dang gioi|national strategy (?:on|for) gender equality/,
    years: [2021, 2030],
  },
  {
    id: 'strategy-2011-2020',
    pattern:
      /chien luoc quoc gia ve binh dang gioi|chien luoc (?:ve )?binh dang gioi|national strategy (?:on|for) gender equality/,
    years: [2011, 2020],
  },
];
