/**
 * Phrases that point to an action area wherever they stand in a task, with the weight of the area.
 * Reviewed against tasks of many provinces; the patterns of `areas.ts` decide first.
 */
export const AREA_PHRASES: Readonly<Record<string, { weight: number; cues: readonly string[] }>> = {
  T01: {
    weight: 1,
    cues: [
      'lãnh đạo, chỉ đạo',
      'quản lý, chỉ đạo',
      'tiếp tục triển khai thực hiện chiến lược',
      'thực hiện chiến lược quốc gia',
      'thực hiện hiệu quả các mục tiêu',
      'phối hợp liên ngành',
      'kết luận số',
      'chương trình, đề án',
      'chủ trương, chính sách, chương trình',
    ],
  },
  T02: {
    weight: 1.5,
    cues: [
      'kiện toàn',
      'ban vì sự tiến bộ của phụ nữ',
      'ban chủ nhiệm',
      'họp định kỳ',
      'hoạt động của ban',
      'văn bản hướng dẫn vì sự tiến bộ',
    ],
  },
  T03: {
    weight: 1,
    cues: [
      'truyền thông',
      'tuyên truyền',
      'phổ biến',
      'nâng cao nhận thức',
      'phương tiện thông tin đại chúng',
      'nền tảng số',
      'sản phẩm trong công tác truyền thông',
      'thay đổi hành vi',
      'thông tin sai lệch',
    ],
  },
  T04: {
    weight: 1.6,
    cues: [
      'công tác giáo dục',
      'giáo dục về bình đẳng giới',
      'trong gia đình, nhà trường',
      'chương trình giảng dạy',
      'sư phạm',
      'nữ học viên',
      'tham gia của trẻ em',
    ],
  },
  T05: {
    weight: 3,
    cues: [
      'tháng hành động',
      'lễ phát động',
      '15/11',
      '25/11',
      'chiến dịch truyền thông “việc nhà bình đẳng”',
      'hưởng ứng chiến dịch',
      '8/3',
      '20/10',
    ],
  },
  T06: {
    weight: 1,
    cues: [
      'bạo lực trên cơ sở giới',
      'bạo lực giới',
      'nạn nhân',
      'nhà tạm lánh',
      'địa chỉ tin cậy',
      'cơ sở cung cấp dịch vụ',
      'bảo vệ khẩn cấp',
      'xâm hại',
    ],
  },
  T07: {
    weight: 1.5,
    cues: [
      'cán bộ nữ',
      'lãnh đạo, quản lý',
      'quy hoạch',
      'tỷ lệ nữ tham gia cấp ủy',
      'lãnh đạo chủ chốt là nữ',
      'trong lĩnh vực chính trị',
    ],
  },
  T08: {
    weight: 1.2,
    cues: [
      'việc làm',
      'lao động nữ',
      'khởi nghiệp',
      'nữ giám đốc',
      'doanh nghiệp do nữ',
      'hưởng lương',
      'đời sống vật chất',
    ],
  },
  T09: {
    weight: 2,
    cues: ['giới tính khi sinh', 'tử vong mẹ', 'sức khỏe sinh sản', 'cơ sở y tế', 'vị thành niên', 'chăm sóc sức khỏe'],
  },
  T10: {
    weight: 2,
    cues: [
      'việc nhà',
      'phân công lao động',
      'nam giới và trẻ em trai',
      'thu hút nam giới',
      'trách nhiệm gia đình',
      'trách nhiệm của nam giới',
      'chăm sóc các thành viên',
    ],
  },
  T11: {
    weight: 1.2,
    cues: ['dân tộc thiểu số', 'miền núi', 'người yếu thế', 'dự án 8', 'giảm nghèo', 'nông thôn mới', 'khuyết tật'],
  },
  T12: {
    weight: 2,
    cues: ['lồng ghép giới', 'lồng ghép vấn đề bình đẳng giới', 'văn bản quy phạm pháp luật', 'xây dựng văn bản'],
  },
  T13: {
    weight: 1.5,
    cues: [
      'nâng cao năng lực',
      'tập huấn',
      'bồi dưỡng',
      'trang bị kiến thức, kỹ năng',
      'đội ngũ công chức',
      'cộng tác viên',
    ],
  },
  T14: { weight: 1.5, cues: ['mô hình', 'nhân rộng', 'sáng kiến', 'thí điểm', 'điển hình'] },
  T15: {
    weight: 1.2,
    cues: [
      'kiểm tra',
      'giám sát',
      'báo cáo',
      'tổng kết',
      'sơ kết',
      'thi đua',
      'khen thưởng',
      'đánh giá',
      'chế độ thông tin',
    ],
  },
  T16: {
    weight: 1.5,
    cues: ['kinh phí', 'dự toán', 'nguồn lực', 'ngân sách', 'huy động', 'đóng góp, hỗ trợ', 'xã hội hóa'],
  },
};
