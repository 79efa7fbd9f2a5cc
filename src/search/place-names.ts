/**
 * The names of all provinces and of the units below them that the data knows (a test compares), each line one place in
 * all its wordings. In a question a name is one thing: its syllables stand side by side, and it is the last to be given
 * up where nothing has all that was asked for.
 */
export const PLACE_NAMES: readonly (readonly string[])[] = [
  ['Hà Nội', 'HN'],
  ['Thừa Thiên Huế', 'TT-Huế', 'TTH'],
  ['Đà Nẵng', 'TPĐN'],
  ['Hồ Chí Minh', 'TPHCM', 'TP.HCM', 'HCMC', 'HCM', 'Sài Gòn', 'Saigon'],
  ['Bà Rịa - Vũng Tàu', 'BRVT', 'BR-VT'],
  ['Bắc Kạn', 'Bắc Cạn'],
  ['Đắk Lắk', 'Đắc Lắc', 'Darlac'],
  ['Đắk Nông', 'Đắc Nông'],
  ...[
    ...['Hà Giang', 'Cao Bằng', 'Tuyên Quang', 'Lào Cai', 'Điện Biên', 'Lai Châu', 'Sơn La', 'Yên Bái', 'Hòa Bình'],
    ...['Thái Nguyên', 'Lạng Sơn', 'Quảng Ninh', 'Bắc Giang', 'Phú Thọ', 'Vĩnh Phúc', 'Bắc Ninh', 'Hải Dương'],
    ...['Hải Phòng', 'Hưng Yên', 'Thái Bình', 'Hà Nam', 'Nam Định', 'Ninh Bình', 'Thanh Hóa', 'Nghệ An', 'Hà Tĩnh'],
    ...['Quảng Bình', 'Quảng Trị', 'Huế', 'Quảng Nam', 'Quảng Ngãi', 'Bình Định', 'Phú Yên', 'Khánh Hòa'],
    ...['Ninh Thuận', 'Bình Thuận', 'Kon Tum', 'Gia Lai', 'Lâm Đồng', 'Bình Phước', 'Tây Ninh', 'Bình Dương'],
    ...['Đồng Nai', 'Long An', 'Tiền Giang', 'Bến Tre', 'Trà Vinh', 'Vĩnh Long', 'Đồng Tháp', 'An Giang'],
    ...['Kiên Giang', 'Cần Thơ', 'Hậu Giang', 'Sóc Trăng', 'Bạc Liêu', 'Cà Mau'],
    ...['Vũng Tàu', 'Chư Sê', 'Vĩnh Linh', 'Phan Rang - Tháp Chàm', 'Biên Hòa', 'Côn Đảo', 'Sơn Trà'],
  ].map((name) => [name]),
];
