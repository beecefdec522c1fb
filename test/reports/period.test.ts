import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import type { PeriodReport } from '../../shared/domain/reports/model.ts';
import { renderPeriod } from '../../shared/reports/period.ts';
import { renderSubject } from '../../shared/reports/subject.ts';
import { period, subject, text } from './example.ts';
import { parse } from './parse-csv.ts';

describe('the report of a period', () => {
  test('has the sheet of timeliness only where filings were counted', async () => {
    const sheets = async (timeliness: PeriodReport['timeliness']) => {
      const file = (await renderPeriod({ ...period, timeliness })).find(({ format }) => format === 'xlsx');
      return (await readXlsx(file?.bytes ?? new Uint8Array())).sheets;
    };
    expect((await sheets(null)).map(({ name }) => name)).not.toContain('填报及时性');
    const counted = (await sheets(period.timeliness)).find(({ name }) => name === '填报及时性');
    expect(counted?.rows).toEqual([
      ['应报', '按时', '逾期', '未报', '按时率'],
      [216, 207, 7, 2, 207 / 216],
    ]);
  });

  test('has the sheet of cards only where one was shown, with the units that file about others behind', async () => {
    const who = { id: 'unit.trade', name: { zh: '示例县商贸局', en: 'County Trade Bureau' } };
    const office = { id: 'office', name: { zh: '绩效办', en: 'Performance office' } };
    const filings = [
      { who, due: 3, onTime: 1, late: 1, missing: 1, cards: { warned: 3, yellow: 2, red: 1, late: 1 } },
      { who: office, due: 0, onTime: 0, late: 0, missing: 0, cards: null },
    ];
    const sheets = async (more: Partial<PeriodReport>) => {
      const file = (await renderPeriod({ ...period, ...more })).find(({ format }) => format === 'xlsx');
      return (await readXlsx(file?.bytes ?? new Uint8Array())).sheets;
    };
    const named = ({ name }: { name: string }) => name === '按时率和预警、黄牌、红牌';
    expect((await sheets({})).find(named)).toBeUndefined();
    expect((await sheets({ filings })).find(named)?.rows.slice(1)).toEqual([
      ['unit.trade', '示例县商贸局', 3, 1, 1, 1, 1 / 3, 3, 2, 1],
      ['office', '绩效办', 0, 0, 0, 0, '—', '—', '—', '—'],
    ]);
    expect(text(await renderPeriod({ ...period, filings }), 'html')).toContain('33.3%');
  });

  test('keeps the name of a subject on one line beside long reasons', async () => {
    const page = text(await renderPeriod(period), 'html');
    expect(page).toMatch(/<td class="s">示例县水务局<\/td>/);
    expect(page).toMatch(/<th scope="row"\s+class="s">示例县档案馆<\/th>/);
    expect(page).toContain('.s{min-width:9.5em}');
  });

  test('shows who is excepted from the ranking with score and reason, in every format', async () => {
    const [aside] = period.setAside;
    const why = {
      zh: '经提请列为例外，不参加排名：机构撤并',
      en: 'Excepted from the ranking: the body is dissolved',
    };
    const excepted = {
      ...aside!,
      subject: { id: 'unit.trade', name: { zh: '示例县商贸局', en: 'County Trade Bureau' } },
      score: { exact: '88.125', rounded: '88.13' },
      why,
    };
    const files = await renderPeriod({ ...period, setAside: [aside!, excepted] });
    expect(JSON.parse(text(files, 'json')).setAside[1]).toEqual(excepted);
    const rows = parse(text(files, 'csv').slice(1)).slice(-2);
    expect(rows.map((row) => row.slice(2, 8))).toEqual([
      ['', 'unit.archive', '示例县档案馆', '', '', '未评定'],
      ['', 'unit.trade', '示例县商贸局', '88.13', '88.125', '不参加排名'],
    ]);
    expect(rows[1]?.[8]).toBe(why.zh);
    const book = await readXlsx(files.find(({ format }) => format === 'xlsx')!.bytes);
    const [none, some] = book.sheets.find(({ name }) => name === '未评定和不参加排名的对象')!.rows.slice(1);
    expect(none?.slice(3, 6)).toEqual([null, null, '未评定']);
    expect(some?.slice(3)).toEqual([88.13, '88.125', '不参加排名', why.zh]);
    const page = text(files, 'html');
    expect(page).toMatch(/示例县商贸局[^]*?<td class="n">88\.13<\/td>[^]*?不参加排名[^]*?机构撤并/);
    expect(page).toContain('完成评定8个，不参加排名1个，未评定1个。');
  });

  test('names every quota of a grade, and so does the notice of a subject', async () => {
    const limits = [
      {
        zh: '每个考核类别不超过 20%（舍去），计 1 个',
        en: 'each peer group: at most 20 % (rounded down), which makes 1',
      },
      { zh: '每个单位不超过 3 个', en: 'each unit: at most 3' },
    ];
    const grades = subject.grades.map((count, at) => (at === 0 ? { ...count, limits } : count));
    const groups = period.groups.map((group) => ({ ...group, grades }));
    const files = await renderPeriod({ ...period, groups });
    const said = '“优秀”的名额规定：每个考核类别不超过 20%（舍去），计 1 个；每个单位不超过 3 个。';
    expect(text(files, 'html')).toContain(said);
    expect(text(await renderSubject({ ...subject, grades }), 'html')).toContain(said);
    const book = await readXlsx(files.find(({ format }) => format === 'xlsx')!.bytes);
    const counts = book.sheets.find(({ name }) => name === '等次分布')!.rows;
    expect(counts[1]).toEqual(['经济管理部门', '优秀', 1, 1, `${limits[0]!.zh}；${limits[1]!.zh}`]);
  });

  test('shows the normalised score beside the score where the scheme has one, and no empty column where not', async () => {
    const groups = period.groups.map((group) => ({
      ...group,
      ranking: group.ranking.map((one, at) => ({ ...one, normalised: at === 0 ? '61.20' : '50.00' })),
    }));
    const word = '标准化得分';
    const plain = await renderPeriod(period);
    expect(text(plain, 'csv')).not.toContain(word);
    expect(text(plain, 'html')).not.toContain(word);
    const files = await renderPeriod({ ...period, groups });
    expect(JSON.parse(text(files, 'json')).groups[0].ranking[0].normalised).toBe('61.20');
    const [heads = [], first = [], ...rest] = parse(text(files, 'csv').slice(1));
    const at = heads.findIndex((head) => head.startsWith(word));
    expect([first[at - 2], first[at], first[at + 1]]).toEqual(['94.10', '61.20', '优秀']);
    expect(new Set(rest.map((row) => row.length))).toEqual(new Set([heads.length]));
    expect(text(files, 'html')).toMatch(/<td class="n">94\.10<\/td>\s*<td class="n">61\.20<\/td>/);
    const book = await readXlsx(files.find(({ format }) => format === 'xlsx')!.bytes);
    const [sheet] = book.sheets;
    expect(sheet?.rows[1]?.slice(4, 8)).toEqual([94.1, '94.10', 61.2, '优秀']);

    if (subject.outcome.state !== 'graded') throw new Error(subject.outcome.state);
    const grading = { ...subject.outcome.grading, normalised: '55.50' };
    const own = await renderSubject({ ...subject, outcome: { ...subject.outcome, grading } });
    for (const format of ['html', 'csv'] as const) {
      expect(text(own, format)).toContain('标准化得分55.50分');
      expect(text(await renderSubject(subject), format)).not.toContain(word);
    }
  });

  test('lists those set aside with the reason', async () => {
    const page = text(await renderPeriod(period), 'html');
    expect(page).toContain('示例县档案馆');
    expect(page).toContain('指标“档案数字化率”缺数据，考核办法规定不得计分。');
  });
});
