/** What a part of a plan is for. Only `tasks` holds tasks. */
export type SectionKind =
  | 'purpose'
  | 'targets'
  | 'tasks'
  | 'budget'
  | 'organisation'
  | 'reporting'
  | 'annex'
  | 'preamble';

/** Folded words of headings and the part they open; the first that fits wins. */
export const SECTION_CUES: readonly (readonly [SectionKind, RegExp])[] = [
  ['annex', /^phu luc/],
  [
    'organisation',
    /^(?:to chuc thuc hien|trach nhiem(?: thuc hien| cua)|phan cong (?:trach nhiem|thuc hien|nhiem vu)|to chuc trien khai|co che phoi hop|trach nhiem$)/,
  ],
  ['budget', /^(?:kinh phi|nguon kinh phi|du toan kinh phi|ngan sach|nguon luc tai chinh|du tru kinh phi)/],
  [
    'reporting',
    /^(?:che do (?:thong tin,? ?)?bao cao|thong tin,? bao cao|kiem tra,? (?:giam sat,? )?(?:danh gia,? )?bao cao|bao cao ket qua)/,
  ],
  [
    'purpose',
    /^(?:muc dich|yeu cau|quan diem|su can thiet|(?:nhung |mot so )?van de chung|thuc trang|can cu|co so|danh gia (?:tinh hinh|ket qua)|ket qua thuc hien|tinh hinh|doi tuong|pham vi|thoi gian(?:,| va) dia diem|phuong cham|chu de|dac diem)/,
  ],
  [
    'tasks',
    /^(?:cac )?(?:noi dung|nhiem vu|giai phap|hoat dong|cac hoat dong|chuong trinh hanh dong|cong tac trong tam|mot so (?:noi dung|nhiem vu))/,
  ],
  ['targets', /^(?:cac )?(?:muc tieu|chi tieu)/],
  ['tasks', /nhiem vu|giai phap|noi dung (?:hoat dong|thuc hien|trong tam|cu the)|hoat dong/],
  ['organisation', /to chuc thuc hien/],
];

/** Headings that name two parts at once; their sub-headings decide. */
export const MIXED_SECTION =
  /(?:muc tieu|chi tieu)[^.]{0,40}(?:nhiem vu|giai phap|noi dung)|(?:noi dung|nhiem vu)[^.]{0,60}to chuc thuc hien/;

/** Openings that keep their meaning below a heading of another part ("1. Mục tiêu" under "II. MỤC TIÊU, NHIỆM VỤ"). */
export const SUB_SECTION =
  /^(?:muc dich|yeu cau|muc tieu(?: chung| tong quat| cu the| den nam)?|chi tieu|cac chi tieu|kinh phi(?: thuc hien)?|nguon kinh phi|to chuc thuc hien|che do (?:thong tin,? )?bao cao|noi dung(?: thuc hien| hoat dong)?|(?:cac )?nhiem vu(?: va| ,|,)?(?: cac)?(?: giai phap| chu yeu| trong tam| cu the)*|(?:cac )?giai phap(?: chu yeu| thuc hien)?)[\s:.]*$/;
