/** Kinds of body that issue, sign, lead or publish. */
export const BODY_KINDS = [
  'PEOPLES_COMMITTEE',
  'PEOPLES_COUNCIL',
  'DEPARTMENT',
  'COMMITTEE',
  'PARTY',
  'MINISTRY',
  'GOVERNMENT',
  'ASSEMBLY',
  'MASS_ORGANISATION',
  'OTHER',
] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

/**
 * Folded wordings of bodies, most specific first. A wording ends where the name of a territory may begin.
 * Abbreviations stand beside the words they shorten.
 */
export const BODY_WORDINGS: readonly (readonly [BodyKind, string])[] = [
  ['GOVERNMENT', 'thu tuong chinh phu|van phong chinh phu|pho thu tuong'],
  ['ASSEMBLY', 'uy ban thuong vu quoc hoi|van phong quoc hoi|quoc hoi'],
  [
    'COMMITTEE',
    'ban vi su tien bo (?:cua )?(?:cua )?phu nu|ban vstbpn|ban vstbcpn|ban vstbpn|uy ban quoc gia vi su tien bo (?:cua )?phu nu|ban chi dao[a-z ,]{0,60}?(?=tinh|thanh pho|huyen|quan|xa|phuong|$)|ban chu nhiem chuong trinh \\d+',
  ],
  [
    'PARTY',
    'ban chap hanh dang bo|ban chap hanh trung uong(?: dang)?|ban thuong vu (?:tinh uy|thanh uy|huyen uy|thi uy|quan uy|dang uy)|thuong truc (?:tinh uy|thanh uy|huyen uy)|tinh uy|thanh uy|huyen uy|thi uy|quan uy|dang uy|bo chinh tri|ban bi thu(?: trung uong dang)?|ban (?:to chuc|tuyen giao|dan van|noi chinh)(?: va dan van)? (?:tinh uy|thanh uy|trung uong)|uy ban kiem tra (?:tinh uy|thanh uy)|ban tuyen giao(?: va dan van)?|ban to chuc|ban dan van',
  ],
  ['PEOPLES_COUNCIL', 'thuong truc hoi dong nhan dan|hoi dong nhan dan|hdnd'],
  [
    'MASS_ORGANISATION',
    'uy ban mat tran to quoc(?: viet nam)?|uy ban mttq(?: viet nam)?|mat tran to quoc(?: viet nam)?|mttq(?: viet nam)?|(?:ban thuong vu |doan chu tich )?(?:trung uong )?hoi (?:lien hiep phu nu|lhpn)(?: viet nam)?|lien doan lao dong|(?:tinh )?doan (?:thanh nien(?: cong san ho chi minh)?|tncs ho chi minh)|tinh doan|thanh doan|huyen doan|hoi nong dan|hoi cuu chien binh|hoi luat gia|hoi nguoi cao tuoi|hoi bao tro[a-z -]{0,50}|cong doan vien chuc',
  ],
  ['GOVERNMENT', 'chinh phu'],
  [
    'MINISTRY',
    'bo (?:lao dong ?- ?thuong binh (?:va|&) xa hoi|ld ?- ?tbxh|ldtbxh|ld-tb&xh|noi vu|y te|tu phap|cong an|quoc phong|tai chinh|giao duc va dao tao|gd ?& ?dt|gd&dt|van hoa,? the thao va du lich|thong tin va truyen thong|tt&tt|ke hoach va dau tu|nong nghiep va (?:phat trien nong thon|moi truong)|khoa hoc va cong nghe|dan toc va ton giao|cong thuong|xay dung|tai nguyen va moi truong|ngoai giao|giao thong van tai)|uy ban dan toc|dai truyen hinh viet nam|dai tieng noi viet nam|thong tan xa viet nam|bao hiem xa hoi viet nam|tong cuc thong ke|trung uong hoi lien hiep phu nu viet nam',
  ],
  ['PEOPLES_COMMITTEE', '(?:chu tich |pho chu tich |van phong )?(?:uy ban nhan dan|ubnd)'],
  [
    'DEPARTMENT',
    'so (?:lao dong ?[-,]? ?thuong binh (?:va|&) xa hoi|ld ?- ?tb ?(?:va|&) ?xh|ldtbxh|ldtb&xh|ld ?- ?tb&xh|ld ?- ?tbxh|noi vu|y te|tu phap|tai chinh|giao duc (?:va|&) dao tao|gd ?& ?dt|gd&dt|gddt|van hoa,? ?(?:the thao|thong tin)(?:,? the thao)?(?: va du lich)?|vh ?,? ?tt ?& ?dl|vhttdl|vhtt&dl|thong tin va truyen thong|tt&tt|tttt|ke hoach va dau tu|kh&dt|khdt|nong nghiep va (?:phat trien nong thon|moi truong|ptnt|moi truong)|nn ?& ?ptnt|nn&ptnt|nn&mt|khoa hoc va cong nghe|kh&cn|khcn|dan toc va ton giao|dan toc|cong thuong|xay dung|giao thong van tai|tai nguyen va moi truong|ngoai vu|du lich)|thanh tra tinh|ban dan toc|cong an|bo chi huy (?:quan su|bo doi bien phong)|bo doi bien phong|toa an nhan dan|vien kiem sat nhan dan|(?:chi )?cuc (?:thong ke|thue|hai quan|dan so(?: -? ?ke hoach hoa gia dinh)?)|kho bac nha nuoc|bao hiem xa hoi|dai phat thanh (?:va |- )?truyen hinh|dai pt ?- ?th|dai pt&th|dai ptth|bao va (?:dai )?phat thanh(?:,)? (?:va )?truyen hinh|phong (?:lao dong ?[-,]? ?thuong binh (?:va|&) xa hoi|ldtbxh|ld ?- ?tb ?(?:va|&) ?xh|ld-tb&xh|noi vu|y te|tu phap|tai chinh(?: ?- ?ke hoach)?|giao duc va dao tao|gd&dt|van hoa(?: va thong tin| ?- ?xa hoi)?|vh-xh|vh&tt|dan toc|kinh te)|trung tam (?:van hoa|truyen thong|y te|cong tac xa hoi|bao tro xa hoi|giao duc|phuc vu hanh chinh cong|chinh tri|dich vu viec lam)[a-z ,-]{0,40}?(?=tinh|thanh pho|huyen|quan|xa|phuong|[;.,]|$)|truong (?:chinh tri|cao dang|dai hoc)|van phong doan dai bieu quoc hoi',
  ],
];

/** Folded words that name a kind of territory, and its level. */
export const TERRITORY_KINDS: readonly (readonly [string, 'PROVINCE' | 'DISTRICT' | 'COMMUNE' | 'CITY'])[] = [
  ['tinh', 'PROVINCE'],
  ['thanh pho', 'CITY'],
  ['tp', 'CITY'],
  ['huyen', 'DISTRICT'],
  ['thi xa', 'DISTRICT'],
  ['quan', 'DISTRICT'],
  ['xa', 'COMMUNE'],
  ['phuong', 'COMMUNE'],
  ['thi tran', 'COMMUNE'],
  ['dac khu', 'COMMUNE'],
];
