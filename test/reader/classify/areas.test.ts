import { describe, expect, it } from 'vitest';
import { classifyTask } from '../../../src/reader/classify/areas.ts';
import { HEAD, plan as makePlan } from '../cases/case.ts';
import { readText } from '../support/fixtures.ts';
import { mapped } from '../support/mapped.ts';
import { loadReference } from '../support/reference.ts';

const plan = (tasks: string) =>
  makePlan({ head: HEAD('TỈNH KON TUM', '5/KH-UBND', 'Kon Tum, ngày 3 tháng 3 năm 2023'), tasks });
const { actionAreas } = loadReference();
const primary = (text: string, heading: string | null = null) =>
  classifyTask({ folded: mapped(text).folded }, heading, actionAreas).primary;

describe('the primary action area', () => {
  it.each([
    ['Tăng cường sự lãnh đạo, chỉ đạo của cấp ủy đối với công tác phụ nữ', 'T01'],
    ['Kiện toàn Ban Vì sự tiến bộ của phụ nữ cấp xã', 'T02'],
    ['Đẩy mạnh tuyên truyền trên báo, đài và mạng xã hội', 'T03'],
    ['Đưa kiến thức giới vào chương trình giảng dạy của trường sư phạm', 'T04'],
    ['Tổ chức lễ phát động Tháng hành động', 'T05'],
    ['Duy trì nhà tạm lánh cho nạn nhân bị bạo lực', 'T06'],
    ['Truyền thông về phòng, chống bạo lực gia đình', 'T06'],
    ['Rà soát, bổ sung quy hoạch cán bộ nữ các cấp', 'T07'],
    ['Hỗ trợ phụ nữ khởi nghiệp, vay vốn tạo việc làm', 'T08'],
    ['Tư vấn sức khỏe sinh sản cho vị thành niên', 'T09'],
    ['Vận động nam giới chia sẻ việc nhà', 'T10'],
    ['Triển khai Dự án 8 ở vùng dân tộc thiểu số', 'T11'],
    ['Lồng ghép vấn đề bình đẳng giới trong xây dựng văn bản quy phạm pháp luật', 'T12'],
    ['Tập huấn nghiệp vụ cho cán bộ làm công tác bình đẳng giới', 'T13'],
    ['Nhân rộng mô hình câu lạc bộ gia đình', 'T14'],
    ['Kiểm tra, giám sát việc thực hiện ở các xã', 'T15'],
    ['Bố trí kinh phí và huy động nguồn lực xã hội hóa', 'T16'],
  ])('%s', (text, area) => {
    expect(primary(text)).toBe(area);
  });

  it.each([
    // Who does it and with whom say nothing of what is done.
    ['Sở Tài chính thẩm định và bố trí kinh phí cho Ban Vì sự tiến bộ của phụ nữ', 'T16'],
    ['Sở Thông tin và Truyền thông chủ trì, phối hợp với Sở Nội vụ tổng kết việc thực hiện Chiến lược', 'T15'],
    ['Sở Giáo dục và Đào tạo: lồng kiến thức về giới vào tiết học ngoại khóa', 'T04'],
    ['UBND các huyện tham mưu bố trí kinh phí hằng năm', 'T16'],
    // The deed makes something to read or watch, whatever it is about; on violence alone it prevents.
    ['Quay video ngắn về người cha làm việc nhà đăng trên Facebook', 'T03'],
    ['Dịch tài liệu về quyền của phụ nữ sang tiếng Khmer', 'T03'],
    ['Thiết kế áp phích phòng, chống bạo lực gia đình', 'T06'],
    // Cases are handled; a rule takes gender in; the whole plan is carried out.
    ['Công an tỉnh theo dõi các vụ xâm hại trẻ em', 'T06'],
    ['Đưa yếu tố giới vào quy hoạch của từng ngành', 'T12'],
    ['Chỉ đạo thực hiện các văn bản về bình đẳng giới', 'T01'],
    // Collectives are who does it, too; a plan of their own carries the plan on.
    ['Các sở, ban, ngành, đoàn thể tỉnh và UBND các huyện xây dựng kế hoạch triển khai tại đơn vị', 'T01'],
    ['Các cấp ủy, chính quyền đưa nội dung bình đẳng giới vào nghị quyết hằng năm', 'T01'],
    // A deadline is no observance; what is hung up for one keeps it.
    ['Sở Nội vụ đôn đốc thực hiện và báo cáo UBND tỉnh trước ngày 15/11/2026', 'T15'],
    ['Dán khẩu hiệu chào mừng ngày Quốc tế Phụ nữ 8/3', 'T05'],
    ['Mở ba lớp tập huấn lồng ghép giới cho cán bộ pháp chế', 'T13'],
    ['Lồng ghép nội dung bình đẳng giới vào sinh hoạt lớp đầu tuần', 'T04'],
  ])('is that of the deed: %s', async (text, area) => {
    const { tasks } = await readText(plan(`1. ${text}.`));
    expect(tasks.find(({ kind }) => kind === 'TASK')?.actionArea).toBe(area);
  });

  it('is null when no cue fits, and takes a hint from the heading', () => {
    expect(primary('Việc khác theo phân công')).toBeNull();
    expect(primary('Cấp huyện mỗi nơi một lớp', 'tap huan, boi duong can bo')).toBe('T13');
  });

  it('does not come from the title of a cited act alone', () => {
    const text = mapped(
      'Kiểm tra việc thực hiện Kế hoạch số 5/KH-UBND về truyền thông, tuyên truyền, phổ biến pháp luật',
    ).folded;
    expect(
      classifyTask({ folded: text, cited: [[text.indexOf('ve truyen'), text.length]] }, null, actionAreas).primary,
    ).toBe('T15');
  });
});
