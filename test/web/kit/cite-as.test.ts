import { describe, expect, it } from 'vitest';
import { bibtexOf, risOf, type Work } from '../../../src/web/kit/cite-as.ts';

const WORK: Work = {
  key: 'ninh-thuan-827-2024',
  author: 'Ủy ban nhân dân tỉnh Ninh Thuận',
  title: 'Kế hoạch 100% {bình đẳng} & \\ giới_2024\n trên $địa bàn# ~^',
  number: '827/KH-UBND',
  issuedOn: '2024-02-26',
  year: 2024,
  url: 'https://kehoach.example/plans/ninh-thuan-827-2024?version=7',
  note: 'Kế hoạch Graph, phiên bản dữ liệu 7',
};

describe('an entry for a bibliography', () => {
  it('in BibTeX names the body as one, and reads as it was written', () => {
    expect(bibtexOf(WORK)).toBe(
      [
        '@misc{ninh-thuan-827-2024,',
        '  author = {{Ủy ban nhân dân tỉnh Ninh Thuận}},',
        '  title = {Kế hoạch 100\\% \\{bình đẳng\\} \\& \\textbackslash{} giới\\_2024 trên \\$địa bàn\\# \\textasciitilde{}\\textasciicircum{}},',
        '  number = {827/KH-UBND},',
        '  year = {2024},',
        '  date = {2024-02-26},',
        '  url = {https://kehoach.example/plans/ninh-thuan-827-2024?version=7},',
        '  note = {Kế hoạch Graph, phiên bản dữ liệu 7},',
        '  langid = {vietnamese}',
        '}',
      ].join('\n'),
    );
  });

  it('in RIS is one line a fact, and ends', () => {
    const lines = risOf(WORK).split('\n');
    expect(lines[0]).toBe('TY  - GOVDOC');
    expect(lines.at(-1)).toBe('ER  - ');
    for (const line of lines) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- /);
    expect(lines).toContain('DA  - 2024/02/26');
    expect(lines).toContain('AU  - Ủy ban nhân dân tỉnh Ninh Thuận,');
  });

  it('leaves out what is not known', () => {
    const unknown = { ...WORK, author: null, number: null, issuedOn: null, year: null };
    expect(bibtexOf(unknown)).not.toMatch(/author|number|year|date/);
    expect(risOf(unknown)).not.toMatch(/^(?:AU|M1|PY|DA) /m);
    expect(bibtexOf({ ...unknown, year: 2021 })).toContain('year = {2021}');
  });
});
