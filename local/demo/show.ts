import { writeFile } from 'node:fs/promises';
import { everyPage } from '../../functions/client.ts';
import type { Api } from './api.ts';
import { jurisdiction, settings } from './county.ts';
import { scheme } from './scheme.ts';

/** Columns of a terminal: a Chinese character takes two. */
const width = (text: string): number =>
  Array.from(text).reduce(
    (sum, char) => sum + (/[\u2e80-\ufe4f\uff00-\uff60\u{20000}-\u{3ffff}]/u.test(char) ? 2 : 1),
    0,
  );
const padded = (text: string, to: number): string => text + ' '.repeat(Math.max(0, to - width(text)));

/** Cut to what is left of a line of the terminal. */
function fitted(text: string, columns: number): string {
  let fit = '';
  for (const char of text) {
    if (width(fit + char) > columns - 1) return `${fit}…`;
    fit += char;
  }
  return fit;
}

/** The result table: rank, score and grade of every unit in each peer group. */
export async function showResults(office: Api, period: string): Promise<string> {
  const gradeName = new Map(scheme.bands.map(({ grade, name }) => [grade, name.zh]));
  const lines: string[] = [];
  for (const group of settings.peerGroups) {
    const ranking = await everyPage(
      (query) => office.call('results.group', { params: { period, group: group.id }, query }),
      (body) => body.ranking,
    );
    lines.push(
      '',
      `${group.name.zh}  ${group.name.en}`,
      `${padded('名次', 6)}${padded('单位', 26)}${padded('得分', 9)}${padded('等次', 8)}说明`,
    );
    for (const { rank, name, score, grade, why, sheet } of ranking) {
      const remark = [...(sheet !== null && sheet > 1 ? ['复核后变更'] : []), ...why].join('；');
      const cells = [
        padded(String(rank ?? '—'), 6),
        padded(name.zh, 26),
        padded(score ?? '—', 9),
        padded(gradeName.get(grade ?? '') ?? '—', 8),
      ];
      const row = cells.join('');
      lines.push(`${row}${fitted(remark, (process.stdout.columns || 140) - width(row))}`);
    }
  }
  return lines.join('\n');
}

/** Downloads the period's final report in every format through its presigned links and says where it lies. */
export async function saveReports(office: Api, period: string, directory: string): Promise<string[]> {
  const saved: string[] = [];
  for (const format of ['html', 'xlsx', 'csv', 'json'] as const) {
    const link = await office.call('reports.link-period', { params: { period }, body: { stage: 'final', format } });
    const file = `${directory}/${period}.${format}`;
    await writeFile(file, Buffer.from(await (await fetch(link.body.url)).arrayBuffer()));
    saved.push(file);
  }
  return saved;
}

interface Persona {
  readonly id: string;
  readonly role: string;
  readonly path: (period: string) => string;
}

/** For each kind of user a first request to try. */
export const personas: readonly Persona[] = [
  { id: 'finance.clerk', role: '填报人 contributor', path: (period) => `/v1/progress/${period}/unit.finance` },
  { id: 'finance.leader', role: '单位负责人 leader', path: (period) => `/v1/review/${period}/unit.finance/feedback` },
  { id: 'li.jixiao', role: '绩效办 office', path: (period) => `/v1/results/${period}/groups/economic` },
  { id: 'wu.zhuren', role: '委员会 committee', path: (period) => `/v1/results/${period}` },
  { id: 'leader.1', role: '评委 rater', path: (period) => `/v1/scoring/${period}/seats` },
  { id: 'wang.jiandu', role: '监督机构 supervisor', path: (period) => `/v1/review/${period}/cases` },
  {
    id: 'sun.shenji',
    role: '审计管理员 auditor',
    path: (period) => `/v1/audit/verify?of=appraisal/${period}/unit.finance`,
  },
  { id: 'zhao.anquan', role: '安全管理员 security', path: () => '/v1/organisation/me' },
  { id: 'qian.xitong', role: '系统管理员 system', path: () => '/v1/organisation/units' },
];

export const publicPath = (period: string): string => `/v1/results/published/${jurisdiction}/${period}`;
