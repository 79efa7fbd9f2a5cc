/** What notes of acts, bodies and pages say, sentence by sentence, in Vietnamese. */
export const SENTENCES_OF_ACTS: Readonly<Record<string, string>> = {
  'Work on women in general under directive 21-CT/TW, a neighbour of gender-equality plans rather than one of them; the end of its period is not stated.':
    'Công tác phụ nữ nói chung theo chỉ thị 21-CT/TW, gần với kế hoạch bình đẳng giới chứ không phải một kế hoạch như thế; không nêu mốc cuối của thời kỳ.',
  'Now split into wards of Hồ Chí Minh City.': 'Nay chia thành các phường của Thành phố Hồ Chí Minh.',
  'Not a province-level city in spite of “thành phố”.': 'Không phải thành phố cấp tỉnh dù có chữ “thành phố”.',
  'Code and name from a public data set; the end follows from the end of the district level.':
    'Mã và tên lấy từ một bộ dữ liệu công khai; ngày kết thúc suy từ việc bỏ cấp huyện.',
  'A commune named Chư Sê exists after 2025-07-01.': 'Sau 01/07/2025 có một xã tên Chư Sê.',
  'Ended when the whole province became the centrally-run city of Huế; split into the urban districts Thuận Hóa and Phú Xuân.':
    'Kết thúc khi cả tỉnh thành thành phố Huế trực thuộc trung ương; chia thành quận Thuận Hóa và quận Phú Xuân.',
  'Code and name from a public data set.': 'Mã và tên lấy từ một bộ dữ liệu công khai.',
  'Place of issue of older documents of Ninh Thuận.': 'Nơi ban hành các văn bản cũ của Ninh Thuận.',
  'Name from a page; the code is general knowledge, the end follows from the end of the district level.':
    'Tên lấy từ một trang; mã là hiểu biết chung, ngày kết thúc suy từ việc bỏ cấp huyện.',
  'Title and date published; the number is general knowledge.': 'Tên và ngày có công bố; số là hiểu biết chung.',
  'The title is a description.': 'Tên ở đây là lời mô tả.',
  'The title is a description; the day of 2021 is not known.': 'Tên ở đây là lời mô tả; không rõ ngày trong năm 2021.',
  'The addresses of the pages were not kept.': 'Địa chỉ của các trang không được giữ lại.',
  'Number and year published.': 'Số và năm có công bố.',
  'The issuing party body, day and title are not known.': 'Không rõ cơ quan Đảng ban hành, ngày và tên.',
  'Number and year published; day and title are not known.': 'Số và năm có công bố; không rõ ngày và tên.',
  'A resolution that promulgates the strategy attached to it; the title is that of the strategy.':
    'Nghị quyết ban hành chiến lược kèm theo; tên ở đây là tên của chiến lược.',
  'In force from signature.': 'Có hiệu lực từ ngày ký.',
  'Number, issuer, date and title in two or more public sources; signer in one.':
    'Số, cơ quan ban hành, ngày và tên có ở từ hai nguồn công khai trở lên; người ký có ở một nguồn.',
  'The title is that of the strategy.': 'Tên ở đây là tên của chiến lược.',
  'The law is not in the dataset.': 'Luật không có trong bộ dữ liệu.',
  'Changed indicators on literacy, communication and support of victims.':
    'Sửa các chỉ tiêu về biết chữ, truyền thông và hỗ trợ nạn nhân.',
  'The number is published and was reported on 2018-07-05; the day of signature, said to be 30 June 2018, is not verified.':
    'Số có công bố và được đưa tin ngày 05/07/2018; ngày ký, được nói là 30/06/2018, chưa được kiểm chứng.',
  'Day and title are not known.': 'Không rõ ngày và tên.',
  'Three plans of provinces print 20 April 2021, two print 20 June; one of the three is older than that.':
    'Ba kế hoạch của tỉnh in ngày 20/04/2021, hai kế hoạch in ngày 20/06; một trong ba kế hoạch ấy có trước ngày đó.',
  'The day is printed by plans of Hải Phòng and Hưng Yên.': 'Ngày được in trong kế hoạch của Hải Phòng và Hưng Yên.',
  'The title is a description; the issuer follows from the symbol.':
    'Tên ở đây là lời mô tả; cơ quan ban hành suy từ ký hiệu.',
  'Cited by plans of Hải Phòng and Bắc Ninh; the title is a description.':
    'Được kế hoạch của Hải Phòng và Bắc Ninh viện dẫn; tên ở đây là lời mô tả.',
  'The number is given as the only source prints it, without the year.':
    'Số được ghi như nguồn duy nhất in, không có năm.',
  'Number and day are printed by plans of four provinces, the name by a ministry letter of 2015.':
    'Số và ngày được in trong kế hoạch của bốn tỉnh, tên trong một công văn của bộ năm 2015.',
  'Cited by 2232/QĐ-TTg; the day is printed by 3640/QĐ-UBND of Hồ Chí Minh City.':
    'Được 2232/QĐ-TTg viện dẫn; ngày in trong 3640/QĐ-UBND của Thành phố Hồ Chí Minh.',
  'The title is not known.': 'Không rõ tên.',
  'Not to be confused with 2282/QĐ-TTg, three days younger.': 'Không nhầm với 2282/QĐ-TTg, ra sau ba ngày.',
  'Issued before 28/NQ-CP.': 'Ban hành trước 28/NQ-CP.',
  'Not to be confused with 2232/QĐ-TTg.': 'Không nhầm với 2232/QĐ-TTg.',
  'Number and title published; December 2020, the day (said to be the 31st) is not verified.':
    'Số và tên có công bố; tháng 12/2020, ngày (được nói là 31) chưa được kiểm chứng.',
  'General knowledge; 263/QĐ-TTg is also a decision of 2026 on another subject.':
    'Hiểu biết chung; 263/QĐ-TTg cũng là số của một quyết định năm 2026 về việc khác.',
  'No page is at hand.': 'Không có trang nào trong tay.',
  'Named as a base of 1719/QĐ-TTg; the year follows from the number, day and title are not known.':
    'Được nêu làm căn cứ của 1719/QĐ-TTg; năm suy từ số, không rõ ngày và tên.',
  'Stated by one source; searched for and not found elsewhere.': 'Một nguồn nêu; đã tìm mà không thấy ở nơi khác.',
  'The source gives number, date and proposer, no title.': 'Nguồn cho số, ngày và nơi đề nghị, không cho tên.',
  'The number is general knowledge; the day is not known.': 'Số là hiểu biết chung; không rõ ngày.',
  'Number published with a public data set; the day is not known.':
    'Số công bố cùng một bộ dữ liệu công khai; không rõ ngày.',
  'The title is a description; the day of issue is not known.': 'Tên ở đây là lời mô tả; không rõ ngày ban hành.',
  'That gender equality passed to the Ministry of Home Affairs: letters of both ministries.':
    'Việc bình đẳng giới chuyển sang Bộ Nội vụ: theo công văn của cả hai bộ.',
  'What became of its other duties is not followed here.':
    'Các nhiệm vụ khác của cơ quan này về đâu thì ở đây không theo dõi.',
  'Of the city of Huế since 2025-01-01.': 'Của thành phố Huế từ 01/01/2025.',
  'Exists at several levels of Đồng Nai.': 'Có ở nhiều cấp của Đồng Nai.',
  'Not to be confused with Project 8 of the national target programme for ethnic-minority areas.':
    'Không nhầm với Dự án 8 của chương trình mục tiêu quốc gia vùng dân tộc thiểu số.',
  'Named by one source without explanation; what Programme 8 is was not found.':
    'Một nguồn nêu mà không giải thích; chưa tìm ra Chương trình 8 là gì.',
  'An agency of the General Statistics Office, seated in the province and not a department of it.':
    'Cơ quan của Tổng cục Thống kê đặt tại tỉnh, không phải sở của tỉnh.',
  'Its symbol prints BCĐ, a steering committee.': 'Ký hiệu in BCĐ, tức ban chỉ đạo.',
  "The day is that of the ministries; the province's own act is not at hand.":
    'Ngày là của các bộ; không có văn bản của chính tỉnh trong tay.',
  'Of the city that was a district of Thừa Thiên Huế until 2024-12-31; not of the centrally-run city.':
    'Của thành phố vốn là đơn vị cấp huyện của Thừa Thiên Huế đến 31/12/2024; không phải của thành phố trực thuộc trung ương.',
  'The captured page has no footer that names its publisher; that it is the portal of the city was presumed by the editors from its content and its by-line.':
    'Trang đã lưu không có chân trang nêu nơi đăng; việc đó là cổng thông tin của thành phố do ban biên tập suy từ nội dung và dòng ghi tên.',
  'A private legal portal; several sites belong to its group.': 'Trang pháp luật tư nhân; nhóm này có nhiều trang.',
  'A private legal portal.': 'Trang pháp luật tư nhân.',
  'A newspaper of Bến Tre.': 'Báo của Bến Tre.',
  'Only its host is known.': 'Chỉ biết tên miền.',
  'The city that was a district of Thừa Thiên Huế.': 'Thành phố vốn là đơn vị cấp huyện của Thừa Thiên Huế.',
  'A legal portal.': 'Trang pháp luật.',
  'Only its host is known; the page is in Japanese.': 'Chỉ biết tên miền; trang viết bằng tiếng Nhật.',
  'A portal with a collection of legal documents.': 'Trang có kho văn bản pháp luật.',
  'Only its host is known; the page is in English.': 'Chỉ biết tên miền; trang viết bằng tiếng Anh.',
  'The name was seen published; which provinces belong to it is general knowledge.':
    'Tên đã thấy công bố; tỉnh nào thuộc vùng là hiểu biết chung.',
  'Region of the set of 34 provinces; general knowledge of the national master plan as adjusted in 2025.':
    'Vùng theo 34 tỉnh, thành phố; hiểu biết chung về quy hoạch tổng thể quốc gia điều chỉnh năm 2025.',
  'Number and date are not shown; the year of issue follows from the day of the page, 2019-11-11, on which the plan for 2020 was reported.':
    'Không cho thấy số và ngày; năm ban hành suy từ ngày của trang, 11/11/2019, khi trang đưa tin về kế hoạch năm 2020.',
  'The date is printed 11/10/2017 on an English page and read as 11 October.':
    'Một trang tiếng Anh in ngày 11/10/2017, đọc là ngày 11 tháng 10.',
  'The page of 2022-09-26 says only that the plan was just issued; its date, and so the year of issue, is not stated.':
    'Trang ngày 26/09/2022 chỉ nói kế hoạch vừa được ban hành; không nêu ngày, nên cũng không rõ năm ban hành.',
  "The page gives neither number nor date of the city's action plan.":
    'Trang không cho số và ngày của kế hoạch hành động của thành phố.',
  'Purposes and contents are reported in prose.': 'Trang kể lại mục đích và nội dung bằng văn xuôi.',
  'Named as the strategy, never by number.': 'Được gọi là chiến lược, không bao giờ bằng số.',
  'An official letter that takes the place of the plan for the year.': 'Công văn thay cho kế hoạch của năm.',
  'The day of issue is not shown; a page of 2018-08-13 says that the decision was just issued, and the year of issue follows from that.':
    'Không cho thấy ngày ban hành; một trang ngày 13/08/2018 nói quyết định vừa được ban hành, năm ban hành suy từ đó.',
  'Issued in the year before its period begins.': 'Ban hành vào năm trước khi thời kỳ bắt đầu.',
  'The page calls it a scheme to 2025 and states no start.': 'Trang gọi là đề án đến 2025 và không nêu năm bắt đầu.',
  'Number, date and exact title are not shown.': 'Không cho thấy số, ngày và tên chính xác.',
  'Number, date and year of issue are not shown; the page is a re-publication on another site.':
    'Không cho thấy số, ngày và năm ban hành; trang này đăng lại từ nơi khác.',
  'Printed as 28/2021/NQ-CP; the resolution is 28/NQ-CP.': 'In là 28/2021/NQ-CP; nghị quyết là 28/NQ-CP.',
  'The national scheme is named by its title, without its number.': 'Đề án quốc gia được nêu bằng tên, không có số.',
  'A decision that promulgates a plan.': 'Quyết định ban hành kế hoạch.',
  'The title speaks of the strategy 2016-2020; the decision cites 2351/QĐ-TTg, the strategy 2011-2020.':
    'Tên nói chiến lược 2016-2020; quyết định viện dẫn 2351/QĐ-TTg, tức chiến lược 2011-2020.',
  'The page says that the plan has seven objectives and twenty indicators.':
    'Trang nói kế hoạch có bảy mục tiêu và hai mươi chỉ tiêu.',
  'Named without number and date.': 'Được nêu không có số và ngày.',
  'Named as the strategy inside the title of 13346/KH-UBND, never by number.':
    'Được gọi là chiến lược trong tên của 13346/KH-UBND, không bao giờ bằng số.',
  'Issued by a steering committee, not by the People’s Committee.':
    'Do ban chỉ đạo ban hành, không phải Ủy ban nhân dân.',
  "The province's own years, with phase I 2023-2025; the national programme runs 2021-2030.":
    'Thời kỳ riêng của tỉnh, giai đoạn I 2023-2025; chương trình quốc gia là 2021-2030.',
  'The source names no issuer; that it is the People’s Committee of the province was presumed by the editors of this dataset, because the letter that names the plan is that committee’s.':
    'Nguồn không nêu cơ quan ban hành; ban biên tập coi là Ủy ban nhân dân tỉnh vì công văn nêu kế hoạch là của ủy ban ấy.',
  'Purposes and tasks are reported in prose.': 'Trang kể lại mục đích và nhiệm vụ bằng văn xuôi.',
  'Named as the national strategy, without number and period.':
    'Được gọi là chiến lược quốc gia, không có số và thời kỳ.',
  'Named loosely as a plan of action, without number.': 'Được gọi chung là kế hoạch hành động, không có số.',
  'Named loosely as a scheme against domestic violence, without number.':
    'Được gọi chung là đề án chống bạo lực gia đình, không có số.',
  'The page says plan of action; the act of 2015 is an action programme.':
    'Trang nói kế hoạch hành động; văn bản năm 2015 là chương trình hành động.',
  'The page speaks of domestic violence; the scheme of 2016 is about gender-based violence.':
    'Trang nói bạo lực gia đình; đề án năm 2016 là về bạo lực trên cơ sở giới.',
  'The orientation to 2020 is not the end of the period.': 'Định hướng đến 2020 không phải là mốc cuối của thời kỳ.',
  'The page names the National Action Plan 2016-2020; it is linked to the action programme of these years.':
    'Trang nêu Kế hoạch hành động quốc gia 2016-2020; được nối với chương trình hành động của những năm ấy.',
  'The address is shortened: a session id was left out.': 'Địa chỉ được rút gọn: bỏ mã phiên.',
  'The title states the end, 2015, and no start.': 'Tên chỉ nêu mốc cuối là năm 2015, không nêu năm bắt đầu.',
  'The national programme is named by its title.': 'Chương trình quốc gia được nêu bằng tên.',
  'Named on a page that reviews ten years of the strategy 2011-2020.':
    'Được nêu trên một trang tổng kết mười năm chiến lược 2011-2020.',
  'The title states the end, 2020, and no start.': 'Tên chỉ nêu mốc cuối là năm 2020, không nêu năm bắt đầu.',
  'The vision to 2030 is not the end of the period.': 'Tầm nhìn đến 2030 không phải là mốc cuối của thời kỳ.',
  'Printed with the symbol QĐ-LĐTBXH; another plan prints QĐ-BLĐTBXH.':
    'In ký hiệu QĐ-LĐTBXH; một kế hoạch khác in QĐ-BLĐTBXH.',
  'The title speaks of the strategy 2016-2020; by name and years it is the strategy 2011-2020.':
    'Tên nói chiến lược 2016-2020; theo tên gọi và năm thì là chiến lược 2011-2020.',
  'Approves the plan 20/KH-BDT of the Committee for Ethnic Affairs that is attached to it.':
    'Phê duyệt kế hoạch 20/KH-BDT của Ban Dân tộc kèm theo.',
  'The year of issue is not shown; a page of 2023-06-05 reports the plan.':
    'Không cho thấy năm ban hành; một trang ngày 05/06/2023 đưa tin về kế hoạch.',
  'Number, date and year of issue are not shown.': 'Không cho thấy số, ngày và năm ban hành.',
  'Two annual documents are known for 2021, this one and 2661/KH-UBND.':
    'Biết hai văn bản hằng năm cho 2021, văn bản này và 2661/KH-UBND.',
  'Number, year and title also stand in a legal portal’s list of related acts, on the page of 71/KH-UBND of Bạc Liêu; it puts the province before the years.':
    'Số, năm và tên cũng có trong danh sách văn bản liên quan của một trang pháp luật, ở trang của 71/KH-UBND của Bạc Liêu; ở đó tên tỉnh đứng trước các năm.',
  'Neither the day nor the year of issue is known; the plan is for 2021.':
    'Không rõ ngày và năm ban hành; kế hoạch là cho năm 2021.',
  'Two annual documents are known for that year, this one and 1467/KH-UBND.':
    'Biết hai văn bản hằng năm cho năm ấy, văn bản này và 1467/KH-UBND.',
  'An action plan for the advancement of women from before the Law on Gender Equality took effect.':
    'Kế hoạch hành động vì sự tiến bộ của phụ nữ, có trước khi Luật Bình đẳng giới có hiệu lực.',
  'The page also prints the symbol CT-UBND.': 'Trang còn in ký hiệu CT-UBND.',
  'Named without its number.': 'Được nêu không có số.',
  'Date and year of issue are not shown.': 'Không cho thấy ngày và năm ban hành.',
  'The title is that of the action plan which the decision promulgates, as 93/KH-UBND cites it; 72/KH-UBND names the province before the years.':
    'Tên là của kế hoạch hành động mà quyết định ban hành, như 93/KH-UBND viện dẫn; 72/KH-UBND để tên tỉnh trước các năm.',
  'Printed as the strategy of 2011-2015; the strategy of this decision is of 2011-2020.':
    'In là chiến lược 2011-2015; chiến lược của quyết định này là 2011-2020.',
  'Printed with a day a year before the strategy that the plan serves was issued; the day of the proposal is left open.':
    'In một ngày sớm hơn một năm so với chiến lược mà kế hoạch phục vụ; ngày của tờ trình để ngỏ.',
  'The title follows the address of the page.': 'Tên lấy theo địa chỉ của trang.',
  'Issued by the committee for the advancement of women, not by the People’s Committee.':
    'Do ban vì sự tiến bộ của phụ nữ ban hành, không phải Ủy ban nhân dân.',
};
