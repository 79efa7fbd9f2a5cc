/** What notes and reasons of plans, places and measures say, sentence by sentence, in Vietnamese. */
export const SENTENCES: Readonly<Record<string, string>> = {
  'Curated by hand; the text of the page is not published with the data.':
    'Nhập tay; lời văn của trang không được công bố cùng dữ liệu.',
  'Curated by hand; the captured page is not published with the data.':
    'Nhập tay; trang đã lưu không được công bố cùng dữ liệu.',
  'Operator not re-read on the page; the first reading had “=” for “đạt”, the national text says “at least”.':
    'Chưa đọc lại dấu so sánh trên trang; lần đọc đầu ghi “=” cho chữ “đạt”, văn bản quốc gia nói “ít nhất”.',
  'Printed without an operator, not re-read.': 'In không có dấu so sánh, chưa đọc lại.',
  'The address of the captured page is not known; publisher and checksum identify it.':
    'Không rõ địa chỉ của trang đã lưu; nơi đăng và mã băm cho biết đó là trang nào.',
  "The title was seen in a legal portal's list of related acts; the address of that page was not kept.":
    'Tên được thấy trong danh sách văn bản liên quan của một trang pháp luật; địa chỉ trang ấy không được giữ lại.',
  'The beginning of a page was read; its address was not kept.':
    'Đã đọc phần đầu của một trang; địa chỉ không được giữ lại.',
  'The day of issue is not known.': 'Không rõ ngày ban hành.',
  'The title states the end, 2030, and no start.': 'Tên chỉ nêu mốc cuối là năm 2030, không nêu năm bắt đầu.',
  'The title states no start.': 'Tên không nêu năm bắt đầu.',
  'The end is that of the national programme, 2030; no start is stated.':
    'Mốc cuối là của chương trình quốc gia, năm 2030; không nêu năm bắt đầu.',
  'Issued by the chair (Chủ tịch) of the People’s Committee.': 'Do Chủ tịch Ủy ban nhân dân ký ban hành.',
  'The Vietnamese title is not known.': 'Không rõ tên tiếng Việt.',
  'General knowledge, not verified.': 'Hiểu biết chung, chưa được kiểm chứng.',
  'The signer is not shown.': 'Không thấy tên người ký.',
  'The plan was attached to the page and is not included in the capture.':
    'Kế hoạch đính kèm trang và không nằm trong bản lưu.',
  'The title was noted down only in short; what is printed is not known.':
    'Tên chỉ được ghi tắt; không rõ trang in thế nào.',
  'The source gives neither number nor date; it names the three plans in one phrase, without their issuer.':
    'Nguồn không cho số và ngày; nguồn nêu chung ba kế hoạch trong một cụm từ, không nói cơ quan ban hành.',
  'Editors of the dataset': 'Ban biên tập bộ dữ liệu',
  'About 75 public pages of 34 provinces (legal portals, provincial portals, newspapers), beginnings of pages only':
    'Khoảng 75 trang công khai của 34 tỉnh, thành phố (trang pháp luật, cổng thông tin tỉnh, báo), chỉ đọc phần đầu trang',
  'Looked for annual plans of gender equality; for these four provinces none was found.':
    'Đã tìm kế hoạch hằng năm về bình đẳng giới; ở bốn tỉnh này không thấy kế hoạch nào.',
  'The day was not recorded and no years were named.': 'Không ghi ngày tìm và không nêu năm nào.',
  'What stands further down a page, in annexes or in archives was out of sight.':
    'Phần dưới của trang, phụ lục và kho lưu trữ nằm ngoài tầm nhìn.',
  'Only the beginning of the document was read.': 'Chỉ đọc phần đầu văn bản.',
  'A page tells about it; only its beginning was read.': 'Có trang kể về văn bản này; chỉ đọc phần đầu trang.',
  'Number and date are not shown on the page.': 'Trang không cho thấy số và ngày.',
  'Only the beginning of the page was read; no tasks were taken from it.':
    'Chỉ đọc phần đầu trang; chưa lấy nhiệm vụ nào từ đó.',
  'Title only.': 'Chỉ có tên.',
  'Title only, in a list of related documents.': 'Chỉ có tên, trong một danh sách văn bản liên quan.',
  'The orientation to 2030 is not the end of the period.': 'Định hướng đến 2030 không phải là mốc cuối của thời kỳ.',
  'The second horizon, 2030, is not the end of the period.':
    'Mốc thứ hai, năm 2030, không phải là mốc cuối của thời kỳ.',
  'The vision year 2030 is not the end of the period.': 'Năm tầm nhìn 2030 không phải là mốc cuối của thời kỳ.',
  'One plan for the strategy and for the programme on gender-based violence.':
    'Một kế hoạch chung cho chiến lược và cho chương trình về bạo lực trên cơ sở giới.',
  'A decision that promulgates a plan; the title is that of the plan.':
    'Quyết định ban hành kế hoạch; tên ở đây là tên của kế hoạch.',
  'The page says that the plan has nine tasks and solutions.': 'Trang nói kế hoạch có chín nhiệm vụ, giải pháp.',
  'The strategy is named by its title, without its number.': 'Chiến lược được nêu bằng tên, không có số.',
  'The page ends the title with an ellipsis.': 'Trang cắt tên bằng dấu ba chấm.',
  'No period is stated.': 'Không nêu thời kỳ.',
  'Milestones are set for 2025 and 2030.': 'Có mốc cho năm 2025 và năm 2030.',
  'Steered by the Ministry of Labour, War Invalids and Social Affairs until February 2025 and by the Ministry of Home Affairs since March 2025.':
    'Do Bộ Lao động - Thương binh và Xã hội chủ trì đến tháng 02/2025, Bộ Nội vụ từ tháng 03/2025.',
  'No successor was found.': 'Chưa thấy văn bản nối tiếp.',
  '2025 and 2030 differ only by the operator.': 'Năm 2025 và 2030 chỉ khác nhau ở dấu so sánh.',
  'A state that is reached from 2025 on and then kept; it has no number.':
    'Một trạng thái đạt từ năm 2025 rồi duy trì; không có con số.',
  'A ratio, not a reduction by so many times, as some English press has it.':
    'Là tỷ lệ, không phải giảm bấy nhiêu lần như một số bài tiếng Anh viết.',
  'Days and names in two or more public sources, themes in one.':
    'Ngày và tên có ở từ hai nguồn công khai trở lên, chủ đề ở một nguồn.',
  'Name, number and day of its decision are printed by plans of provinces.':
    'Tên, số và ngày của quyết định được in trong kế hoạch của các tỉnh.',
  'Number and title; the day of issue is not verified.': 'Số và tên; ngày ban hành chưa được kiểm chứng.',
  'Number and date in one public source, existence in two.':
    'Số và ngày có ở một nguồn công khai, sự tồn tại ở hai nguồn.',
  'Number and date of the decision are general knowledge.': 'Số và ngày của quyết định là hiểu biết chung.',
  'Responsible for gender equality since March 2025.': 'Phụ trách bình đẳng giới từ tháng 03/2025.',
  'Responsible for gender equality until February 2025, when it was dissolved.':
    'Phụ trách bình đẳng giới đến tháng 02/2025, khi bộ này kết thúc hoạt động.',
  'The collective body; the Prime Minister issues his own decisions.':
    'Là tập thể Chính phủ; Thủ tướng ban hành quyết định của riêng mình.',
  '15 November to 15 December of every year, held since 2016; the ministry sets the theme.':
    'Từ 15/11 đến 15/12 hằng năm, từ năm 2016; bộ chọn chủ đề.',
  'Until 2020 the name said “phòng, chống bạo lực”.': 'Đến năm 2020 tên dùng chữ “phòng, chống bạo lực”.',
  'Themes - 2018 against violence and abuse of women and children; 2019 and 2020 end violence against women and children; 2021 to 2024 social security and empowerment; 2025 safety in the digital age.':
    'Chủ đề - 2018: chống bạo lực, xâm hại phụ nữ và trẻ em; 2019 và 2020: chấm dứt bạo lực với phụ nữ và trẻ em; 2021 đến 2024: an sinh xã hội và trao quyền; 2025: an toàn trong thời đại số.',
  'A plan for the scheme on the sex ratio at birth, a neighbour of gender-equality plans.':
    'Kế hoạch thực hiện đề án về tỷ số giới tính khi sinh, gần với kế hoạch bình đẳng giới.',
  'The national scheme runs 2016-2025; this plan has its own years.':
    'Đề án quốc gia chạy từ 2016 đến 2025; kế hoạch này có thời kỳ riêng.',
  'A plan of a department, not of the province.': 'Kế hoạch của một sở, ban, ngành, không phải của tỉnh.',
  'The title follows the heading of the page.': 'Tên lấy theo đầu đề của trang.',
  'A plan of the Tây Ninh that includes Long An since 2025-07-01.':
    'Kế hoạch của Tây Ninh đã gồm cả Long An từ 01/07/2025.',
  'The page is in Japanese; the Vietnamese title is not known.': 'Trang viết bằng tiếng Nhật; không rõ tên tiếng Việt.',
  'A plan of the Đồng Nai that includes Bình Phước since 2025-07-01, from before it became a city.':
    'Kế hoạch của Đồng Nai đã gồm cả Bình Phước từ 01/07/2025, trước khi thành thành phố.',
  'It comes after 86/KH-UBND of 2022; the part of the page that was read does not say how the two relate.':
    'Ra sau 86/KH-UBND năm 2022; phần đã đọc của trang không nói hai kế hoạch quan hệ thế nào.',
  'A plan on women, peace and security, a neighbour of gender-equality plans.':
    'Kế hoạch về phụ nữ, hòa bình và an ninh, gần với kế hoạch bình đẳng giới.',
  'Act, title, date and overall objective in two or more public sources.':
    'Văn bản, tên, ngày và mục tiêu chung có ở từ hai nguồn công khai trở lên.',
  'The number of 20 indicators in one.': 'Con số 20 chỉ tiêu có ở một nguồn.',
  'That the strategy itself speaks of two phases was not seen.': 'Chưa thấy chính chiến lược nói về hai giai đoạn.',
  'Act, title, date and signer in two or more public sources; the number of objectives and indicators is not verified.':
    'Văn bản, tên, ngày và người ký có ở từ hai nguồn công khai trở lên; số mục tiêu và chỉ tiêu chưa được kiểm chứng.',
  'An official letter that takes the place of the plan for the year, issued by the chair (Chủ tịch) of the People’s Committee.':
    'Công văn thay cho kế hoạch của năm, do Chủ tịch Ủy ban nhân dân ký ban hành.',
  'Known only from a page in English; the Vietnamese title is not known.':
    'Chỉ biết qua một trang tiếng Anh; không rõ tên tiếng Việt.',
  'Code and name: public data set vietnamese-provinces-database, release 1.0.4.1; ISO 3166-2 code: list of 2026.':
    'Mã và tên: bộ dữ liệu công khai vietnamese-provinces-database, bản 1.0.4.1; mã ISO 3166-2: danh mục năm 2026.',
  'Code and name: public data set vietnamese-provinces-database, release 2.4.1; ISO 3166-2 code: list of 2026.':
    'Mã và tên: bộ dữ liệu công khai vietnamese-provinces-database, bản 2.4.1; mã ISO 3166-2: danh mục năm 2026.',
  'Code and name: public data set vietnamese-provinces-database, release 3.0.2.':
    'Mã và tên: bộ dữ liệu công khai vietnamese-provinces-database, bản 3.0.2.',
  '2008-08-01 is the day on which the set of 63 units began, not the founding of the unit.':
    '01/08/2008 là ngày bắt đầu có 63 tỉnh, thành phố, không phải ngày thành lập đơn vị này.',
  'Which units belong to the region is general knowledge, not verified.':
    'Đơn vị nào thuộc vùng là hiểu biết chung, chưa được kiểm chứng.',
  'The change of 2025-01-01 is seen between releases of that data set; the number of the resolution is general knowledge, not verified.':
    'Thay đổi ngày 01/01/2025 thấy được giữa các bản của bộ dữ liệu ấy; số của nghị quyết là hiểu biết chung, chưa được kiểm chứng.',
  'Until then “thành phố Huế” was a city of district level.': 'Trước đó “thành phố Huế” là thành phố cấp huyện.',
  'The ISO code is that of the namesake in the list of 63 units, which has no code for the present unit as such.':
    'Mã ISO là mã của đơn vị cùng tên trong danh mục 63 đơn vị; danh mục ấy không có mã cho chính đơn vị ngày nay.',
  'The region of the set of 34 is not verified.': 'Vùng theo 34 đơn vị chưa được kiểm chứng.',
  'Several data sets of autumn 2026 agree that the unit is a centrally-run city; the date comes from one of them only, and the number of the resolution was not found.':
    'Nhiều bộ dữ liệu mùa thu 2026 cùng nói đơn vị là thành phố trực thuộc trung ương; ngày chỉ có ở một bộ, số của nghị quyết chưa tìm thấy.',
  'Resolution and date of the change: notes of release 3.1.0 of the same data set; several data sets of autumn 2026 agree on the kind.':
    'Nghị quyết và ngày thay đổi: ghi chú bản 3.1.0 của bộ dữ liệu ấy; nhiều bộ dữ liệu mùa thu 2026 thống nhất về loại đơn vị.',
  'The unit took no part in a merger; this state begins with the set of 34 units and its regions.':
    'Đơn vị không tham gia sáp nhập; trạng thái này bắt đầu cùng 34 đơn vị và các vùng của chúng.',
  'Drawn up by the Committee for Ethnic Affairs, approved by the province; the yearly plan of a scheme.':
    'Do Ban Dân tộc lập, tỉnh phê duyệt; là kế hoạch hằng năm của một đề án.',
  'General knowledge, not verified; that the period is a quarter remains to be checked.':
    'Hiểu biết chung, chưa được kiểm chứng; còn phải xem kỳ có phải là quý không.',
  'General knowledge, not verified; the operator for 2030 is not known and is taken as printed without a sign.':
    'Hiểu biết chung, chưa được kiểm chứng; không rõ dấu so sánh của năm 2030, coi như in không có dấu.',
  'General knowledge, not verified; the start value is said to be 23.':
    'Hiểu biết chung, chưa được kiểm chứng; giá trị xuất phát được nói là 23.',
  'Issued before the strategy 2021-2030.': 'Ban hành trước chiến lược 2021-2030.',
  'Targets for 2025 - at least 50 % of victims seek help, 100 % of those in need are helped.':
    'Chỉ tiêu cho 2025 - ít nhất 50% nạn nhân tìm đến trợ giúp, 100% người cần được trợ giúp.',
  'The part of the page that was read ends before 28/NQ-CP could be seen.':
    'Phần đã đọc của trang dừng trước chỗ có thể thấy 28/NQ-CP.',
  'Linked to the strategy because its targets are given for measures of the strategy.':
    'Nối với chiến lược vì chỉ tiêu của nó đặt cho các chỉ số của chiến lược.',
  'Named as the programme, never by number.': 'Được gọi bằng tên chương trình, không bao giờ bằng số.',
  'Named on the page; no content.': 'Có tên trên trang; không có nội dung.',
  'No period is known.': 'Không rõ thời kỳ.',
  'Number and date are not shown in the part of the page that was read; the title follows the address of the page.':
    'Phần đã đọc của trang không cho thấy số và ngày; tên lấy theo địa chỉ của trang.',
  'The page is in English.': 'Trang viết bằng tiếng Anh.',
  'Number and date are not shown; the page speaks of “a document”.':
    'Không cho thấy số và ngày; trang chỉ nói “một văn bản”.',
  'Number and date are not shown; the year of issue follows from the stamp in the address of the page, April 2022.':
    'Không cho thấy số và ngày; năm ban hành suy từ dấu thời gian trong địa chỉ của trang, tháng 04/2022.',
  'Number, date, issuer and period are not known; the party committee of the province is presumed to have issued it.':
    'Không rõ số, ngày, cơ quan ban hành và thời kỳ; giả định do tỉnh ủy ban hành.',
  'The title is abridged.': 'Tên được rút gọn.',
  'Objectives and indicators are not entered; their number, 7 and 22, is general knowledge and was not seen published.':
    'Chưa nhập mục tiêu và chỉ tiêu; số lượng 7 và 22 là hiểu biết chung, chưa thấy công bố.',
  '800/QĐ-TTg of 2018 changed indicators on literacy, communication and support of victims.':
    '800/QĐ-TTg năm 2018 sửa các chỉ tiêu về biết chữ, truyền thông và hỗ trợ nạn nhân.',
  'Of the city that was a district of the province until 2024-12-31.':
    'Của thành phố vốn là đơn vị cấp huyện của tỉnh đến 31/12/2024.',
  'One of ten component projects, led by the central Women’s Union, guidance 04/HD-ĐCT of 2022-07-28.':
    'Một trong mười dự án thành phần, do Hội Liên hiệp Phụ nữ Việt Nam chủ trì, hướng dẫn 04/HD-ĐCT ngày 28/07/2022.',
  'The period is that of phase I, closed in May 2025.': 'Thời kỳ là của giai đoạn I, kết thúc tháng 05/2025.',
  'Not to be confused with the boards of “Chương trình 8” in Đồng Nai.':
    'Không nhầm với các ban “Chương trình 8” ở Đồng Nai.',
  'Only the beginning of the page was read.': 'Chỉ đọc phần đầu của trang.',
  'Phase I is 2021-2025.': 'Giai đoạn I là 2021-2025.',
  'Đồng Nai prints its own years, 2023-2030 with phase I 2023-2025; they belong to its plan.':
    'Đồng Nai in thời kỳ riêng, 2023-2030 với giai đoạn I 2023-2025; đó là thời kỳ của kế hoạch của tỉnh.',
  'Printed with the symbol of a letter, UBND-KGVX, and named KẾ HOẠCH.':
    'In ký hiệu của công văn, UBND-KGVX, nhưng mang tên KẾ HOẠCH.',
  'Purposes and overall objective are reported; the tasks on the page are those of the Statistics Office.':
    'Trang kể lại mục đích và mục tiêu chung; nhiệm vụ trên trang là của Cục Thống kê.',
  'Second-hand: a page in Japanese on the insurance agency of the province.':
    'Biết gián tiếp: một trang tiếng Nhật về cơ quan bảo hiểm của tỉnh.',
  'The day of issue and the Vietnamese title are not shown.': 'Không cho thấy ngày ban hành và tên tiếng Việt.',
  'Serves objective 6 of the strategy.': 'Phục vụ mục tiêu 6 của chiến lược.',
  'Targets - at least 2 events a year; the action month in 100 % of localities by 2025; awareness 10-15 % higher by 2030 than in 2025; gender-in-media index in 70 % and 90 % of media; 95 % and 100 % of village conventions free of discrimination.':
    'Chỉ tiêu - ít nhất 2 sự kiện mỗi năm; Tháng hành động ở 100% địa phương đến 2025; nhận thức đến 2030 tăng 10-15% so với 2025; chỉ số giới trong truyền thông ở 70% và 90% cơ quan báo chí; 95% và 100% hương ước không phân biệt đối xử.',
  'Signed by a Deputy Prime Minister.': 'Do một Phó Thủ tướng ký.',
  'Splits the national measure 1.1 by level: 65 % of communes, 60 % of districts and departments in 2025.':
    'Chia chỉ tiêu quốc gia 1.1 theo cấp: 65% cấp xã, 60% cấp huyện và sở, ngành vào năm 2025.',
  'That the strategy meant is the one of 2011-2020 follows from the year; the page does not say it.':
    'Chiến lược được nói đến là của 2011-2020 thì suy từ năm; trang không nói.',
  'The day of issue is not shown; the year follows from the report of 2022-05-10.':
    'Không cho thấy ngày ban hành; năm suy từ bản tin ngày 10/05/2022.',
  'The new provinces work from 2025-07-01.': 'Các tỉnh mới hoạt động từ 01/07/2025.',
  'The number is not shown.': 'Không cho thấy số.',
  'The page prints 13 March without a year; the year follows from the title and the address.':
    'Trang in ngày 13/3 không có năm; năm suy từ tên và địa chỉ.',
  'The page prints 27 February without a year; the year follows from the year of the plan.':
    'Trang in ngày 27/2 không có năm; năm suy từ năm của kế hoạch.',
  'The page prints 3 March without a year; the year follows from the title.':
    'Trang in ngày 3/3 không có năm; năm suy từ tên.',
  'The page prints only “Kế hoạch số 702”; the symbol KH-UBND was added by the editors.':
    'Trang chỉ in “Kế hoạch số 702”; ký hiệu KH-UBND do ban biên tập thêm.',
  'The day of issue is not shown.': 'Không cho thấy ngày ban hành.',
  'The page prints only “Plan No. 138” and “by 2025”; the symbol KH-UBND was added by the editors.':
    'Trang chỉ in “Plan No. 138” và “by 2025”; ký hiệu KH-UBND do ban biên tập thêm.',
  'The Vietnamese title is not shown.': 'Không cho thấy tên tiếng Việt.',
  'The page speaks of a document (văn bản) of the province; number and date are not shown, and that it is an official letter is presumed.':
    'Trang nói về một văn bản của tỉnh; không cho thấy số và ngày, và việc nó là công văn chỉ là giả định.',
  'The page was not found again on 2026-11-25.': 'Ngày 25/11/2026 không tìm lại được trang.',
  "The six items of the letter are reported; the last paragraph is the publisher's own intention.":
    'Trang kể lại sáu mục của công văn; đoạn cuối là ý của chính nơi đăng.',
  'The strategy is named through 834/KH-UBND; 28/NQ-CP is not printed by number in the part that was read.':
    'Chiến lược được nêu qua 834/KH-UBND; phần đã đọc không in số 28/NQ-CP.',
  'The text breaks off after II.5.b.': 'Văn bản đứt đoạn sau II.5.b.',
  'The title line of the page misprints “chiến lực”.': 'Dòng tên của trang in sai thành “chiến lực”.',
  'The source gives neither number nor date of the scheme.': 'Nguồn không cho số và ngày của đề án.',
  'Item 3 of the page prints the period 2021 - 2025, which is that of the province’s plan; the strategy runs 2021-2030.':
    'Mục 3 của trang in thời kỳ 2021 - 2025, là của kế hoạch của tỉnh; chiến lược là 2021-2030.',
  'Printed with the day 2021-06-20; three other plans print 20/4/2021, and one of them is older than 20/6/2021.':
    'In ngày 20/06/2021; ba kế hoạch khác in 20/4/2021, và một kế hoạch trong đó có trước 20/6/2021.',
  'No document of the dataset bears this number and date.': 'Không văn bản nào trong dữ liệu mang số và ngày này.',
  'Named without a number.': 'Được nêu mà không có số.',
  'Imported from a file whose address was not given.': 'Nhập từ một tệp không cho địa chỉ.',
};
