/** Names of newspapers, stations and portals that stand in a host without the name of their province, and its slug. */
export const HOST_PROVINCES: ReadonlyMap<string, string> = new Map([
  ['baoapbac', 'tien-giang'],
  ['baodongkhoi', 'ben-tre'],
  ['dongkhoi', 'ben-tre'],
  ['thtg', 'tien-giang'],
  ['thvl', 'vinh-long'],
  ['thdt', 'dong-thap'],
  ['qtv', 'quang-ninh'],
  ['qrt', 'quang-nam'],
  ['hanoimoi', 'ha-noi'],
  ['kinhtedothi', 'ha-noi'],
  ['anninhthudo', 'ha-noi'],
  ['baophunuthudo', 'ha-noi'],
  ['laodongthudo', 'ha-noi'],
  ['sggp', 'ho-chi-minh'],
  ['hcmcpv', 'ho-chi-minh'],
  ['hochiminhcity', 'ho-chi-minh'],
  ['tphcm', 'ho-chi-minh'],
  ['brt', 'ba-ria-vung-tau'],
  ['baobariavungtau', 'ba-ria-vung-tau'],
  ['huecity', 'hue'],
  ['khamphahue', 'hue'],
  ['baohue', 'hue'],
  ['hue', 'hue'],
]);

/** What a host puts before or behind the name of a province: the body or the medium it belongs to. */
export const HOST_AFFIXES =
  /^(?:bao|ptp|pt|dai|tv|cong|ttdt|portal|ubnd|hdnd|so|snv|soldtbxh|ldtbxh|sldtbxh|syt|sgd|bdt|ban|mttq|mattran|hoi|hoilhpn|lhpn|phunu|congdoan|ldld|tinhdoan|doan|tinhuy|dangbo|tuyengiao|danvan|truyenhinh|thanhpho|tp|tinh|thongtin|truongchinhtri|congan|du|vp)?$|^(?:tv|ptth|ptv|online|portal|city|gov|dost|xaydung|news|today|24h)$/;
