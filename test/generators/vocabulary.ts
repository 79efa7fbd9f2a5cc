/** Wordings of tasks by action area, in the manner of the plans; generated plans repeat them from year to year. */
export const PHRASES: Readonly<Record<string, readonly string[]>> = {
  T01: ['chỉ đạo triển khai Chiến lược quốc gia về bình đẳng giới', 'phối hợp liên ngành về công tác bình đẳng giới'],
  T02: ['kiện toàn Ban vì sự tiến bộ của phụ nữ', 'họp định kỳ Ban vì sự tiến bộ của phụ nữ'],
  T03: ['tuyên truyền Luật Bình đẳng giới', 'phổ biến pháp luật về bình đẳng giới trên hệ thống thông tin cơ sở'],
  T04: ['đưa nội dung về giới vào chương trình giáo dục', 'giáo dục về giới cho học sinh, sinh viên'],
  T05: ['tổ chức Tháng hành động vì bình đẳng giới', 'mít tinh kỷ niệm Ngày Phụ nữ Việt Nam'],
  T06: ['hỗ trợ người bị bạo lực trên cơ sở giới', 'duy trì nhà tạm lánh và đường dây nóng'],
  T07: ['quy hoạch, bồi dưỡng cán bộ nữ', 'nâng tỷ lệ nữ tham gia cấp ủy và cơ quan dân cử'],
  T08: ['hỗ trợ phụ nữ khởi nghiệp', 'đào tạo nghề và giải quyết việc làm cho lao động nữ'],
  T09: ['kiểm soát mất cân bằng giới tính khi sinh', 'chăm sóc sức khỏe sinh sản'],
  T10: ['vận động nam giới chia sẻ việc nhà', 'xây dựng gia đình no ấm, tiến bộ, hạnh phúc'],
  T11: ['thực hiện Dự án 8 vùng đồng bào dân tộc thiểu số', 'hỗ trợ phụ nữ nghèo và phụ nữ khuyết tật'],
  T12: ['lồng ghép vấn đề bình đẳng giới trong xây dựng văn bản', 'thống kê số liệu tách biệt theo giới tính'],
  T13: ['tập huấn cán bộ làm công tác bình đẳng giới', 'nâng cao năng lực cho cộng tác viên'],
  T14: ['duy trì mô hình địa chỉ tin cậy', 'nhân rộng mô hình câu lạc bộ bình đẳng giới'],
  T15: ['kiểm tra việc thực hiện kế hoạch', 'sơ kết, tổng kết và báo cáo kết quả'],
  T16: ['bố trí kinh phí cho công tác bình đẳng giới', 'huy động nguồn lực xã hội'],
};

export const VERBS = ['Tổ chức', 'Tăng cường', 'Tiếp tục', 'Đẩy mạnh', 'Phối hợp', 'Chủ động', 'Nâng cao hiệu quả'];

export const PLACES = [
  'trên địa bàn tỉnh',
  'tại các xã, phường, thị trấn',
  'trong các cơ quan, đơn vị',
  'tại các khu công nghiệp',
  'ở vùng sâu, vùng xa',
  'trong các trường học',
  'tại cộng đồng dân cư',
  'trong lực lượng vũ trang',
  'trên các phương tiện thông tin đại chúng',
  'tại các doanh nghiệp',
];

export const HEADINGS = [
  'Mục tiêu và giải pháp',
  'Nhiệm vụ trọng tâm',
  'Công tác truyền thông',
  'Phòng ngừa và ứng phó với bạo lực trên cơ sở giới',
  'Tổ chức thực hiện',
];

export const SIGNERS = ['Nguyễn Thị An', 'Trần Văn Bình', 'Lê Thị Châu', 'Phạm Minh Dũng'];
