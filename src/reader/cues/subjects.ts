/** What a subject must speak of for its document to be a gender-equality plan. */
export const GENDER_SUBJECT =
  /binh dang gioi|b\.?d\.?g(?![a-z])|bdg(?![a-z])|(?:vi )?su tien bo (?:cua )?phu nu|vstbpn|vstbcpn|bao luc (?:tren co so )?gioi|bao luc doi voi phu nu|(?:phu nu|nu) tham gia (?:bo may )?lanh dao|binh dang cua phu nu|long ghep gioi|viec nha binh dang|du an 8(?!\d)|gioi tinh khi sinh/;

/** Subjects that look near but are other policies; a gender subject beside them does not count. */
export const NEAR_SUBJECT =
  /bao luc gia dinh(?! (?:tren co so gioi|va bao luc tren co so gioi))|vi tre em|bao ve tre em|tao hon|hon nhan can huyet|khoi nghiep|chien luoc cong tac dan toc|suc khoe (?:sinh san )?vi thanh nien|hoi (?:lien hiep phu nu|phu nu).{0,40}dai hoi|mua ban nguoi/;

/** A gender subject that outweighs a near one when both stand in a title. */
export const STRONG_GENDER_SUBJECT = /binh dang gioi|bao luc tren co so gioi|(?:vi )?su tien bo (?:cua )?phu nu/;

/** Page words that tell of gender equality anywhere in the text. */
export const GENDER_TEXT =
  /binh dang gioi|su tien bo (?:cua )?phu nu|bao luc tren co so gioi|gender equality|jendā|ジェンダー/;

export const STRATEGY_SUBJECT =
  /chien luoc|chuong trinh hanh dong (?:quoc gia )?(?:ve )?binh dang gioi|ke hoach hanh dong (?:quoc gia )?(?:ve )?binh dang gioi/;
export const PROGRAMME_SUBJECT =
  /chuong trinh (?!cong tac|hanh dong (?:quoc gia )?ve binh dang gioi)|de an|du an \d|phong ngua,? (?:va )?ung pho (?:voi )?bao luc|truyen thong ve binh dang gioi|gioi tinh khi sinh/;
