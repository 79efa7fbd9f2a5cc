/**
 * What the notes and reasons of the data say, sentence by sentence, in Vietnamese. The data keeps them in English, as its
 * editors wrote them; a sentence that is not here is shown as it is.
 */
const TWINS: Readonly<Record<string, string>> = {
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
};

/** Says a note or reason in Vietnamese. Returns: null where a sentence of it has no twin. */
export function twinOf(text: string): string | null {
  if (Object.hasOwn(TWINS, text)) return TWINS[text] ?? null;
  const sentences = text
    .split(/(?<=\.)\s+/u)
    .map((sentence) => (Object.hasOwn(TWINS, sentence) ? TWINS[sentence] : undefined));
  return sentences.every((sentence) => sentence !== undefined) ? sentences.join(' ') : null;
}
