import { expect, test } from 'vitest';
import { columns } from '../../shared/reports/svg/charts.ts';

const size = 12;

/** Baseline of the figure over the first column, and height of the first quota line, as drawn. */
function drawn(n: number, quota: number, most: number) {
  const column = (figure: number, places: number | null) => ({ label: '优秀', n: figure, quota: places, own: false });
  const { text: svg } = columns('等次', '名额', [column(n, quota), column(most, null)]);
  const figure = new RegExp(`y="([\\d.]+)" text-anchor="middle">${n}</text>`).exec(svg);
  const line = /y1="([\d.]+)"\s+y2="[\d.]+"\s+stroke="#222"/.exec(svg);
  return { figure: Number(figure?.[1]), line: Number(line?.[1]) };
}

test('the number over a column never stands on the line of its quota', () => {
  for (let most = 1; most <= 30; most += 1)
    for (let n = 0; n <= most; n += 1)
      for (let quota = 0; quota <= most; quota += 1) {
        const { figure, line } = drawn(n, quota, most);
        expect(figure).toBeGreaterThan(size - 1);
        const through = line < figure && line > figure - size;
        expect(`${n} of ${quota} beside ${most}: ${through}`).toBe(`${n} of ${quota} beside ${most}: false`);
      }
});
