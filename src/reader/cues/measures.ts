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
