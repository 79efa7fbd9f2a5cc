import { describe, expect, it } from 'vitest';
import { classifyTask } from '../../../src/reader/classify/areas.ts';
import { mapped } from '../support/mapped.ts';
import { loadReference } from '../support/reference.ts';

const { actionAreas } = loadReference();
const primary = (text: string, heading: string | null = null) =>
  classifyTask(mapped(text).folded, [], heading, actionAreas).primary;

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

  it('is null when no cue fits, and takes a hint from the heading', () => {
    expect(primary('Việc khác theo phân công')).toBeNull();
    expect(primary('Cấp huyện mỗi nơi một lớp', 'tap huan, boi duong can bo')).toBe('T13');
  });

  it('does not come from the title of a cited act alone', () => {
    const text = mapped(
      'Kiểm tra việc thực hiện Kế hoạch số 5/KH-UBND về truyền thông, tuyên truyền, phổ biến pháp luật',
    ).folded;
    expect(classifyTask(text, [[text.indexOf('ve truyen'), text.length]], null, actionAreas).primary).toBe('T15');
  });
});
