/** The strategy whose measures the codes below name. */
export const MEASURE_STRATEGY = 'strategy-2021-2030';

/**
 * Folded words by which plans state the 23 measures of the strategy 2021-2030; the first that fits wins, so the more
 * specific stands before the wider.
 */
export const MEASURE_CUES: readonly (readonly [string, RegExp])[] = [
  ['3.2b', /nguoi gay bao luc/],
  ['3.3', /(?:nan nhan )?(?:bi |cua )?mua ban (?:nguoi )?[^.;]{0,40}tro ve|mua ban tro ve/],
  ['3.4', /co so tro giup xa hoi/],
  [
    '3.2a',
    /(?:nguoi bi|nan nhan)[^.;]{0,40}bao luc (?:gia dinh|tren co so gioi)|bao luc[^.;]{0,80}(?:duoc )?(?:phat hien )?duoc tiep can (?:it nhat )?(?:mot|1)/,
  ],
  [
    '3.1',
    /(?:cong viec )?noi tro|cham soc (?:trong )?gia dinh khong|so gio trung binh|gio lam viec nha|viec nha (?:khong|cua)/,
  ],
  ['2.1', /lao dong nu lam cong huong luong|nu lam cong (?:an )?huong luong|huong luong/],
  ['2.2', /(?:khu vuc |linh vuc )?nong nghiep[^.;]{0,60}lao dong nu|lao dong nu[^.;]{0,80}nong nghiep/],
  [
    '2.3',
    /nu giam doc|nu lam chu|(?:giam doc|chu) (?:doanh nghiep|hop tac xa)[^.;]{0,20}nu|doanh nghiep do (?:phu )?nu/,
  ],
  [
    '1.1',
    /lanh dao chu chot la nu|lanh dao chu chot[^.;]{0,30} nu|nu (?:la |lam |giu )?(?:lanh dao|chuc vu|chuc danh)[^.;]{0,20} chu chot/,
  ],
  ['4.1', /gioi tinh khi sinh|be trai/],
  ['4.2', /tu vong (?:ba )?me/],
  ['4.3', /(?:ty suat |ty le )?sinh (?:con )?(?:o |cua )?(?:tuoi )?vi thanh nien|ty suat sinh vi thanh nien/],
  ['4.4', /dong tinh,? song tinh|lgbt/],
  ['5.2b', /(?:hoan thanh|tot nghiep) (?:cap )?(?:trung hoc co so|thcs)/],
  ['5.2a', /hoan thanh (?:giao duc |cap )?tieu hoc/],
  [
    '5.3',
    /nu (?:hoc vien|hoc sinh)[^.;]{0,60}(?:giao duc nghe nghiep|tuyen moi)|tuyen moi[^.;]{0,60}(?:giao duc nghe nghiep|nghe nghiep)/,
  ],
  ['5.4b', /tien si/],
  ['5.4a', /thac si/],
  [
    '6.1',
    /dan so (?:duoc )?tiep can|tiep can kien thuc co ban ve binh dang gioi|nguoi dan[^.;]{0,40}tiep can kien thuc/,
  ],
  ['6.2', /pho bien,? cap nhat thong tin|cam ket thuc hien binh dang gioi/],
  ['6.3', /(?:xa,? phuong|cap xa)[^.;]{0,90}(?:tin,? bai|04 tin|4 tin)|he thong thong tin co so/],
  ['6.4', /dai phat thanh[^.;]{0,80}(?:chuyen muc|chuyen de)|chuyen muc,? chuyen de/],
];

/**
 * Folded words by which the task of a plan serves a measure: it says whose lot or what state the measure counts, without
 * a number. Work on gender equality at large serves none; so does what only shares a field with a measure.
 */
export const MEASURE_SUBJECTS: readonly (readonly [string, RegExp])[] = [
  [
    '1.1',
    /can bo,? (?:cong chuc,? )?nu\b[^.;]{0,40}(?:lanh dao|quan ly)|(?:quy hoach|bo nhiem|luan chuyen)[^.;]{0,60}(?:can bo|cong chuc|lanh dao)[^.;]{0,40}\bnu\b|ty le (?:can bo )?(?:phu )?nu\b[^.;]{0,60}(?:lanh dao|cap uy|dai bieu|chinh tri)|\bnu (?:trong|vao|tham gia)[^.;]{0,30}(?:quy hoach|cap uy|lanh dao|chinh tri)/,
  ],
  ['2.1', /(?:lao dong nu|phu nu)[^.;]{0,60}(?:viec lam|lam cong|lam viec) (?:huong luong|tra luong|co luong)/],
  ['2.2', /(?:lao dong nu|phu nu)[^.;]{0,60}(?:chuyen doi nghe|chuyen dich co cau lao dong|phi nong nghiep)/],
  [
    '2.3',
    /(?:phu nu|nu)[^.;]{0,30}(?:khoi nghiep|khoi su kinh doanh|lam chu (?:doanh nghiep|hop tac xa))|nu (?:doanh nhan|chu doanh nghiep)/,
  ],
  ['3.1', /viec nha|noi tro|cong viec gia dinh|cham soc khong (?:duoc )?(?:tra )?luong/],
  [
    '3.2a',
    /(?:ho tro|giup do|tro giup|bao ve|tu van|dich vu|cham soc|tam lanh|cho o|tiep nhan)[^.;]{0,80}(?:nan nhan(?! (?:bi |cua )?mua ban)|(?:nguoi|phu nu|tre em)[^.;]{0,30}(?:bi|chiu) bao luc)|nha tam lanh|dia chi tin cay|ngoi nha binh yen|(?:nang|cai thien|cung cap|cung co|mo rong|phat trien|xay dung|duy tri|bao dam)[^.;]{0,40}dich vu[^.;]{0,40}ung pho[^.;]{0,20}bao luc/,
  ],
  ['3.2b', /(?:tu van|giao duc|xu ly|ho tro)[^.;]{0,60}nguoi (?:co hanh vi )?(?:gay )?bao luc(?! tre)/],
  ['3.3', /nan nhan (?:bi |cua )?(?:tinh trang )?mua ban|(?:phu nu|nguoi)[^.;]{0,20}bi mua ban/],
  ['3.4', /(?:co so|trung tam) (?:tro giup|bao tro|cong tac) xa hoi[^.;]{0,100}(?:bao luc|tren co so gioi|phong ngua)/],
  ['4.1', /mat can bang gioi tinh|lua chon gioi tinh/],
  ['4.2', /lam me an toan|tai bien san khoa/],
  ['4.3', /mang thai[^.;]{0,20}vi thanh nien|suc khoe sinh san[^.;]{0,30}vi thanh nien/],
  ['4.4', /dong tinh|song tinh|chuyen gioi/],
  [
    '5.1',
    /(?:noi dung|kien thuc|giao duc)(?: ve)? (?:gioi|binh dang gioi)[^.;]{0,80}(?:chuong trinh giang day|chuong trinh giao duc|chuong trinh dao tao|giang day|truong hoc|nha truong|he thong giao duc|su pham)/,
  ],
  [
    '5.3',
    /(?:lao dong nu|phu nu)[^.;]{0,60}(?:day nghe|hoc nghe|dao tao nghe|giao duc nghe nghiep)|(?:day nghe|dao tao nghe)[^.;]{0,40}(?:lao dong nu|phu nu)/,
  ],
  [
    '6.1',
    /(?:nguoi dan|nhan dan|cong dong|quan chung|moi tang lop|cac tang lop)[^.;]{0,60}(?:hieu (?:hon|biet)|nhan thuc|kien thuc)[^.;]{0,40}binh dang gioi|(?:nhan thuc|kien thuc|hieu biet)[^.;]{0,60}(?:nguoi dan|nhan dan|cong dong|quan chung)[^.;]{0,60}binh dang gioi|(?:pho bien|truyen thong|tuyen truyen)[^.;]{0,60}binh dang gioi[^.;]{0,40} (?:toi|den|cho) (?:moi |cac |toan )?(?:doi tuong|tang lop|nguoi dan|nhan dan|cong dong|quan chung|dong bao)(?! (?:can bo|cong chuc|vien chuc|dang vien))|(?:truyen thong|tuyen truyen)[^.;]{0,30}nhan thuc[^.;]{0,40}(?:nguoi dan|nhan dan|cong dong|quan chung)(?= *(?:[.;,]|$))/,
  ],
  [
    '6.2',
    /(?:tuyen truyen|pho bien|quan triet|cap nhat)[^.;]{0,60}binh dang gioi[^.;]{0,60}(?:can bo|cong chuc|co quan|to chuc dang)/,
  ],
  ['6.3', /(?:truyen thanh|loa|phat thanh)[^.;]{0,20} (?:xa|phuong|cap xa|co so|thon)\b|thong tin co so/],
  [
    '6.4',
    /(?:chuyen muc|chuyen trang|chuyen de|phong su)[^.;]{0,60}(?:phat thanh|truyen hinh|dai|bao)\b|(?:phat thanh|truyen hinh)[^.;]{0,60}(?:chuyen muc|chuyen trang|chuyen de|phong su)/,
  ],
];
