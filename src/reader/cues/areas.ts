/**
 * Folded cues of the 16 action areas. `open` cues count when the task opens with them (its first words say what is to
 * be done), `any` cues wherever they stand. Weights were set so that the deed outweighs the field it is done in.
 */
export interface AreaCue {
  area: string;
  weight: number;
  pattern: RegExp;
}

export const OPENING_CUES: readonly AreaCue[] = [
  {
    area: 'T01',
    weight: 3,
    pattern:
      /^(?:tiep tuc )?(?:to chuc )?(?:trien khai,? )?(?:va )?(?:trien khai )?(?:thuc hien)?(?: co| day du,?| dong bo,?| nghiem tuc,?| kip thoi,?| tot| hieu qua)* (?:cac )?(?:muc tieu,? (?:chi tieu )?(?:cua )?)?chien luoc/,
  },
  {
    area: 'T01',
    weight: 2.6,
    pattern:
      /^(?:tang cuong |nang cao |phat huy )(?:vai tro |hieu luc,? |su |cong tac |trach nhiem )*(?:lanh dao|quan ly|chi dao|phoi hop)/,
  },
  {
    area: 'T01',
    weight: 2.4,
    pattern: /^(?:tang cuong |chu dong )?(?:cong tac )?phoi hop (?:lien nganh|giua|chat che)/,
  },
  {
    area: 'T01',
    weight: 2.2,
    pattern: /^(?:tang cuong cac hoat dong nham )?(?:dam bao|bao dam) (?:ket qua )?thuc hien/,
  },
  { area: 'T01', weight: 2.4, pattern: /^(?:quan triet|tham muu|ban hanh) / },
  {
    // A plan of one's own carries the plan on; party and authorities that take it up direct it.
    area: 'T01',
    weight: 2.4,
    pattern:
      /^(?:chu dong )?(?:xay dung|lap) (?:va )?(?:ban hanh |to chuc )?(?:chuong trinh, )?ke hoach (?:cu the )?(?:trien khai|thuc hien|to chuc thuc hien|(?:cua|tai) (?:don vi|dia phuong|nganh|co quan))|^(?:cac )?(?:cap uy|nguoi dung dau)[a-z ,]{0,40} (?:dua|quan tam|chi dao|lanh dao|xac dinh|coi) /,
  },
  {
    // The plan or the whole of gender work is carried out, directed or led: no field of its own is named.
    area: 'T01',
    weight: 2.4,
    pattern:
      /^(?:tiep tuc |chu dong |tham muu |nghiem tuc )*(?:to chuc |chi dao |don doc |huong dan )*(?:trien khai |thuc hien )+(?:tot |co |hieu qua |day du |nghiem tuc )*(?:cac )?(?:noi dung (?:cua )?|van ban (?:ve |chi dao )?)?(?:ke hoach(?! truyen thong)|cong tac binh dang gioi|van ban|chi thi|nghi quyet)(?! so \d)|^to chuc thuc hien(?=[,.;]|$)/,
  },
  { area: 'T02', weight: 3.4, pattern: /^(?:kip thoi |tiep tuc )?(?:ra soat,? )?(?:cung co,? )?kien toan/ },
  {
    area: 'T02',
    weight: 3,
    pattern:
      /^(?:tang cuong|nang cao|duy tri|phat huy|cung co)[a-z ,]{0,50}(?:hoat dong|vai tro|chat luong|bo may)[a-z ,]{0,30} (?:cua )?(?:cac )?(?:ban vi su tien bo|ban vstbpn|ban chu nhiem|bo may)/,
  },
  { area: 'T02', weight: 2.4, pattern: /^(?:tham muu (?:cho )?)?(?:ban vi su tien bo|ban vstbpn|ban chu nhiem)/ },
  {
    area: 'T02',
    weight: 2.6,
    pattern:
      /^(?:xay dung|ban hanh) (?:ke hoach|chuong trinh|quy che)[a-z ,]{0,40}(?:hoat dong|cong tac)[a-z ,]{0,40}(?:ban vi su tien bo|vi su tien bo|ban vstbpn)/,
  },
  {
    area: 'T03',
    weight: 2.4,
    pattern:
      /^(?:tiep tuc |tang cuong |day manh |to chuc |doi moi |da dang hoa |trien khai |mo rong |thuc hien |ung dung )*(?:va )?(?:da dang hoa )?(?:cac |viec )?(?:hoat dong |hinh thuc |cong tac |noi dung |chien dich )*(?:thong tin,? )?(?:tuyen truyen|truyen thong|pho bien|thuc hien cac hinh thuc truyen thong)/,
  },
  {
    area: 'T03',
    weight: 2,
    pattern:
      /^(?:xay dung|dang tai|phat song|bien soan|in an|cap phat|thuc hien)[a-z ,]{0,40}(?:chuyen muc|chuyen trang|tin bai|tin,? bai|phong su|tai lieu truyen thong|to roi|an pham|pa ?no|khau hieu)/,
  },
  {
    // The deed makes or spreads something to read, hear or watch, whatever it is about.
    area: 'T03',
    weight: 3,
    pattern:
      /^(?:san xuat|thiet ke|quay|dung|dien|trinh chieu|chieu|bien tap|bien dich|dich|in|phat hanh|phat|dang|viet|lam|treo|trung bay|xay dung|dan)[a-z0-9 ,]{0,30}(?:to (?:gap|roi)|tieu pham|video|clip|phim|phong su|loat bai|bai viet|tin,? bai|so tay|cam nang|ap phich|poster|pa ?no|bang ron|khau hieu|podcast|infographic|ban tin|tai lieu|chuyen muc|luat )|^phat (?:thanh|song)|^(?:sinh hoat |to chuc )?(?:noi chuyen|toa dam|dien dan|doi thoai|hoi thi|cuoc thi)/,
  },
  {
    area: 'T03',
    weight: 1.8,
    pattern: /^(?:tang cuong )?cung cap thong tin|^ung dung cong nghe|^tao su chuyen bien manh me ve nhan thuc/,
  },
  {
    area: 'T04',
    weight: 2.6,
    pattern:
      /^(?:tiep tuc |tang cuong |day manh |mo rong,? )*(?:cong tac )?giao duc|^(?:dua|long ghep) (?:noi dung|kien thuc)[a-z ,]{0,60}(?:giang day|chuong trinh (?:giao duc|dao tao)|truong hoc|nha truong|sinh hoat lop|ngoai khoa|mon hoc|tiet hoc|gio hoc|bai giang|lop hoc)/,
  },
  {
    // Taught in class, it is no norm of another field.
    area: 'T04',
    weight: 1.2,
    pattern:
      /^(?:dua|long ghep)[a-z ,]{0,60} vao (?:cac )?(?:gio|tiet|bai|mon|buoi|sinh hoat lop|hoat dong (?:ngoai khoa|trai nghiem))/,
  },
  {
    area: 'T05',
    weight: 4,
    pattern:
      /^(?:tiep tuc )?(?:to chuc |trien khai |huong ung |phat dong |xay dung |thuc hien )[^.;]{0,90}(?:thang hanh dong|le phat dong|chien dich|le mit tinh|mit tinh|ky niem)/,
  },
  {
    // What is put up or handed out for a day or month is part of keeping it.
    area: 'T05',
    weight: 3.5,
    pattern:
      /^(?:treo|dan|dung|phat|in|dang|trang tri)[^.;]{0,50} (?:huong ung|chao mung|ky niem|nhan|trong)[^.;]{0,60}(?:thang hanh dong|ngay quoc te|(?<!\d)(?:8\/3|20\/10|25\/11))/,
  },
  {
    area: 'T06',
    weight: 2,
    pattern:
      /^(?:duy tri|nang cao|thi diem|phat trien|cung cap|bao dam|dam bao|ho tro|phat hien|ngan chan|xu ly|tiep nhan|can thiep|trien khai)[^.;]{0,110}(?:bao luc|nan nhan|nha tam lanh|xam hai|mua ban)/,
  },
  {
    // Word to the public on violence alone is part of preventing it; cases of it are handled, not overseen.
    area: 'T06',
    weight: 4.6,
    pattern:
      /^(?:in|phat|dan|treo|dung|viet|dang|san xuat|thiet ke|bien soan|toa dam|noi chuyen|dien dan)[^.;]{0,60} bao luc|^(?:theo doi|dieu tra|nam|xac minh|giai quyet|xu ly|thong ke)[^.;]{0,20} vu (?:viec |an )?(?:bao luc|xam hai|mua ban)/,
  },
  {
    area: 'T06',
    weight: 2,
    pattern: /^(?:giup do|tro giup|bao ve|hoat dong can thiep|phong,? ?ngua)[^.;]{0,60}(?:bao luc|xam hai|mua ban)/,
  },
  {
    area: 'T06',
    weight: 4.6,
    pattern:
      /^(?:tuyen truyen|truyen thong|to chuc truyen thong)[^.;]{0,70}(?:ve )?(?:phong,? ?(?:ngua|chong)|ung pho|bao luc)[^.;]{0,60}bao luc|^truyen thong nang cao nhan thuc[^.;]{0,30} ve phong ngua/,
  },
  {
    area: 'T07',
    weight: 2.6,
    pattern:
      /^(?:tien hanh )?(?:ra soat|quan tam|tao nguon|lam tot|thuc hien|chu trong|tang|dam bao|bao dam|xay dung|danh gia|gioi thieu|bo nhiem|quy hoach)[^.;]{0,100}(?:can bo nu|nu can bo|nu (?:dai bieu|lanh dao|dang vien|tham gia)|quy hoach)/,
  },
  {
    area: 'T08',
    weight: 2.4,
    pattern:
      /^(?:ho tro|tao|tang cuong|day manh|tu van|to chuc|giai quyet|gioi thieu|cho vay|mo|xay dung|khuyen khich)[^.;]{0,80}(?:viec lam|khoi nghiep|von|vay von|sinh ke|hop tac xa|doanh nghiep (?:do )?nu|dao tao nghe|day nghe|hoc nghe)/,
  },
  {
    area: 'T09',
    weight: 2.6,
    pattern:
      /^(?:cham soc|kham|tu van|nang cao|tang cuong|thuc hien|trien khai|giam|day manh)[^.;]{0,80}(?:suc khoe sinh san|gioi tinh khi sinh|tu vong (?:ba )?me|ke hoach hoa gia dinh|sang loc|tien hon nhan|suc khoe (?:cho )?(?:phu nu|ba me)|dan so)/,
  },
  {
    area: 'T10',
    weight: 2.6,
    pattern:
      /^(?:van dong|khuyen khich|thu hut|trien khai|to chuc|nang cao)[^.;]{0,110}(?:viec nha|nam gioi|phan cong lao dong theo gioi|tre em trai|trach nhiem cua nam)/,
  },
  {
    area: 'T11',
    weight: 2.4,
    pattern:
      /^(?:trien khai|thuc hien|ho tro|tang cuong|uu tien|to chuc)[^.;]{0,160}(?:du an 8|dan toc thieu so|chuong trinh muc tieu quoc gia|vung kho khan|khuyet tat|yeu the|chuong trinh mtqg)/,
  },
  {
    area: 'T12',
    weight: 3,
    pattern:
      /^(?:tang cuong |thuc hien |day manh |ra soat,? |huong dan |bao dam |tiep tuc )*(?:hon nua )?(?:viec |cong tac |thuc hien )*(?:long ghep (?:van de |noi dung |yeu to |muc tieu )?(?:binh dang )?gioi|danh gia tac dong (?:ve )?gioi|thong ke (?:so lieu )?(?:co )?(?:tach biet|phan tach)? ?(?:theo )?gioi)/,
  },
  {
    // Gender goes into rules, plans and statistics: the object is a norm or a plan of another field.
    area: 'T12',
    weight: 3,
    pattern:
      /^(?:dua|long ghep|gan) (?:noi dung |yeu to |van de |chi tieu |muc tieu )*(?:ve )?(?:binh dang )?gioi (?:trong|vao|voi) [^.;]{0,60}(?:chinh sach|chuong trinh|ke hoach|quy hoach|van ban|quy che|huong uoc|chuyen mon)|^(?:ra soat|bo sung|hoan thien|hoan chinh|sua doi|de xuat|xay dung)[a-z ,]{0,40}(?:quy dinh|chinh sach|the che|van ban quy pham|huong uoc|quy uoc)[^.;]{0,60} gioi(?![a-z])/,
  },
  {
    area: 'T13',
    weight: 3,
    pattern:
      /^(?:tiep tuc |phoi hop )?(?:to chuc |mo )?(?:cac |\d+ |(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi) )?(?:lop |khoa |dot |hoi nghi )*(?:dao tao,? )?(?:tap huan|boi duong|nang cao nang luc|tang (?:cuong )?nang luc|trang bi kien thuc|cu can bo|cu nguoi|hoc tap kinh nghiem|dao tao (?:nguoi|can bo|doi ngu|giang vien))/,
  },
  {
    area: 'T14',
    weight: 2.8,
    pattern:
      /^(?:tiep tuc |ra soat,? |danh gia |nghien cuu,? |phat huy |xay dung,? |duy tri,? |thanh lap,? |nhan rong |cung co,? |va )*(?:thi diem )?(?:cac |hieu qua )*(?:\d+ )?(?:mo hinh|cau lac bo|sang kien|dien hinh)/,
  },
  {
    area: 'T15',
    weight: 3,
    pattern:
      /^(?:tang cuong |tien hanh |to chuc |thuc hien |dinh ky |nghiem tuc |nghiem |tiep tuc |day manh )*(?:cong tac |cac cuoc |che do (?:thong tin,? )?)?(?:kiem tra|giam sat|thanh tra|bao cao|so ket|tong ket|theo doi|thi dua|bieu duong|ton vinh|khen thuong|danh gia)/,
  },
  {
    area: 'T16',
    weight: 3,
    pattern:
      /^(?:quan tam |uu tien |can doi,? |bao dam |dam bao |tang cuong |day manh |tham dinh,? |va )*(?:bo tri|tham dinh|xay dung du toan|lap du toan|can doi|huy dong|van dong|phan bo|xa hoi hoa|su dung)[^.;]{0,40}(?:kinh phi|nguon luc|ngan sach|du toan|nguon von|tap the|to chuc|xa hoi|doanh nghiep|ca nhan|quy)/,
  },
];

const ANY: readonly (readonly [string, number, string])[] = [
  [
    'T01',
    1,
    'lanh dao, chi dao|quan ly, chi dao|quan ly nha nuoc|phoi hop lien nganh|chuong trinh, de an|chu truong, chinh sach|cac cap uy|trach nhiem cua nguoi dung dau|ket luan so',
  ],
  [
    'T01',
    1.2,
    'thuc hien chien luoc quoc gia|chien luoc quoc gia ve binh dang gioi|muc tieu chien luoc quoc gia|thuc hien (?:co )?(?:hieu qua )?(?:cac )?muc tieu',
  ],
  [
    'T02',
    1.6,
    'kien toan|ban vi su tien bo (?:cua )?phu nu|ban vstbpn|ban chu nhiem|hop dinh ky|hoat dong cua ban|quy che hoat dong',
  ],
  [
    'T03',
    1,
    'truyen thong|tuyen truyen|pho bien|nang cao nhan thuc|phuong tien thong tin dai chung|nen tang so|mang xa hoi|thay doi hanh vi|chuyen doi hanh vi|thong tin sai lech|chuyen muc|tin,? bai|phat thanh|hoi thi|cuoc thi|tim hieu|noi chuyen|dien dan|toa dam|bang ron|khau hieu|truyen thanh|luu dong|chuyen trang|trang thong tin|cong thong tin|to roi|pa ?no|thong tin co so|lan toa|phan bac|to gap|tieu pham|san khau|video|phim|loat bai|bai viet|so tay|cam nang|ap phich|dua tin|bao chi|zalo|facebook|loa (?:keo|phat thanh|truyen thanh)',
  ],
  [
    'T04',
    1.4,
    'cong tac giao duc|giao duc (?:ve )?(?:binh dang )?gioi|trong gia dinh, nha truong|chuong trinh giang day|su pham|truong hoc|hoc sinh|tham gia cua tre em|giao duc (?:gioi tinh|ky nang)|sinh vien|giao vien|xoa mu chu|sach giao khoa|sinh hoat lop|ngoai khoa|mon hoc|tiet hoc|gio hoc|nha truong|mam non|tieu hoc|hoc duong|lop hoc',
  ],
  [
    'T05',
    2.4,
    'thang hanh dong|le phat dong|(?<!(?:truoc|den|han|cham nhat)(?: ngay)? )15/11|25/11|viec nha binh dang|huong ung chien dich|8/3|20/10|28/6|mit tinh|ngay quoc te',
  ],
  [
    'T06',
    1.3,
    'bao luc tren co so gioi|bao luc gioi|bao luc gia dinh|nan nhan|nha tam lanh|dia chi tin cay|cung cap dich vu|bao ve khan cap|xam hai|mua ban nguoi|nguoi gay bao luc|ngoi nha (?:binh yen|anh duong)|duong day nong|bao ve phu nu va tre em gai|bao hanh|quay roi|chiu bao luc|bi bao luc|tong dai|phong tam lanh|bao luc trong gia dinh',
  ],
  [
    'T07',
    1.6,
    'can bo nu|nu can bo|cap uy|quy hoach|lanh dao chu chot|trong linh vuc chinh tri|nu (?:dai bieu|lanh dao|dang vien)|phu nu tham gia (?:lanh dao|quan ly|cap uy)|bo nhiem|nhiem ky|hdnd cac cap|ung cu|ty le nu|nguon can bo',
  ],
  [
    'T08',
    1.3,
    'viec lam|lao dong nu|khoi nghiep|nu giam doc|doanh nghiep do (?:phu )?nu|huong luong|doi song vat chat|vay von|tin dung|sinh ke|dao tao nghe|day nghe|hoc nghe|hop tac xa|thi truong lao dong|quan he lao dong|kinh te|cong nhan|gui tre|nha tre|(?:hoc|day|nganh|lang|tay) nghe|to hop tac|lam chu|khu cong nghiep',
  ],
  ['T08', 0.7, 'kinh doanh|doanh nghiep'],
  [
    'T09',
    1.7,
    'gioi tinh khi sinh|tu vong (?:ba )?me|suc khoe sinh san|co so y te|vi thanh nien|cham soc suc khoe|ke hoach hoa gia dinh|sang loc truoc sinh|kham suc khoe|dan so|dong tinh, song tinh|thai san|mang thai|ba bau|sinh con|tranh thai|ung thu|tram y te|benh vien|dinh duong|suc khoe',
  ],
  [
    'T10',
    1.7,
    'viec nha|phan cong lao dong|nam gioi va tre em trai|thu hut (?:su tham gia cua )?nam gioi|trach nhiem gia dinh|trach nhiem cua nam gioi|cham soc cac thanh vien|cong viec gia dinh|cham soc khong (?:duoc tra|luong)|gia dinh hanh phuc|nguoi cha|lam cha|chia se viec',
  ],
  [
    'T11',
    1.3,
    'dan toc thieu so|dtts|mien nui|yeu the|du an 8(?!\\d)|giam ngheo|nong thon moi|khuyet tat|vung sau|vung kho khan|ho ngheo|bien gioi|bai ngang|nguoi cao tuoi|tao hon|phu nu ngheo|can ngheo|don than|hoan canh kho khan|nguoi dan toc|dong bao',
  ],
  [
    'T12',
    1.9,
    'long ghep gioi|long ghep (?:van de|noi dung|muc tieu|yeu to) (?:ve )?(?:binh dang )?gioi|long ghep binh dang gioi|van ban quy pham phap luat|danh gia tac dong gioi|ngan sach co trach nhiem gioi|so lieu (?:tach biet|phan tach|thong ke) (?:theo )?gioi|thong ke gioi|yeu to gioi|van de gioi|chi so gioi|huong uoc|quy uoc',
  ],
  [
    'T13',
    1.6,
    'nang cao nang luc|tap huan|boi duong|kien thuc, ky nang|kien thuc va ky nang|doi ngu cong chuc|cong tac vien|bao cao vien|nghiep vu',
  ],
  ['T14', 1.5, 'mo hinh|nhan rong|sang kien|thi diem|dien hinh|cau lac bo'],
  [
    'T15',
    1.2,
    'kiem tra|giam sat|bao cao|tong ket|so ket|thi dua|khen thuong|danh gia|che do thong tin|thanh tra|theo doi|ton vinh|bieu duong|khao sat|vinh danh|tuyen duong|so lieu',
  ],
  [
    'T16',
    1.5,
    'kinh phi|du toan|nguon luc|ngan sach|huy dong (?:cac |su |nguon|tap the|xa hoi)|dong gop, ho tro|xa hoi hoa|tai tro|vien tro|hop tac quoc te',
  ],
];

export const ANYWHERE_CUES: readonly AreaCue[] = ANY.map(([area, weight, words]) => ({
  area,
  weight,
  pattern: new RegExp(`(?<![a-z])(?:${words})(?![a-z])`, 'g'),
}));
