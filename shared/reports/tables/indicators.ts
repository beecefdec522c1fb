import { currentFilings } from '../../domain/filing/filing.ts';
import { slotsOf } from '../../domain/filing/slots.ts';
import { commonIndicators } from '../../domain/scheme/sections.ts';
import type { TraceNode } from '../../domain/scoring/sheet.ts';
import { say } from '../../text/say.ts';
import type { Text } from '../../text/refusal.ts';
import { heads, ofIndicator, tableNames } from '../../text/reports/tables.ts';
import { goalsInForce } from '../../domain/agreement/steps.ts';
import { figureIn, noteOn, who, whoColumns, type PeriodTable } from './table.ts';

/** Unit × indicator, of those everybody shares: what was agreed, the latest figure that was not sent back, and the score where there is one. */
export const indicators: PeriodTable = {
  name: tableNames.indicators,
  reads: 'record',
  columns: (scheme) => [
    ...whoColumns,
    ...commonIndicators(scheme).flatMap(({ name, value }) => [
      ...(value === 'rated'
        ? []
        : [
            { head: named(ofIndicator.target, name), width: 14, as: 'number' as const },
            { head: named(ofIndicator.value, name), width: 14, as: 'number' as const },
          ]),
      { head: named(ofIndicator.score, name), width: 12, as: 'score' as const },
    ]),
    { head: heads.score, width: 12, as: 'score' },
    { head: heads.note, width: 40 },
  ],
  rows(facts, told) {
    const { scheme, period, scores } = told;
    const { entries } = facts;
    const sheet = scores ? facts.sheet : undefined;
    const goals = goalsInForce(entries);
    const filings = currentFilings(entries).filter(({ state }) => state !== 'returned');
    const items = sheet ? itemsIn(sheet.trace) : new Map<string, TraceNode>();
    return [
      [
        ...who(facts, told),
        ...commonIndicators(scheme).flatMap(({ id, value, target, frequency }) => {
          const agreed = goals.find(({ item }) => item === id)?.target ?? target ?? null;
          const latest = slotsOf(period, frequency)
            .map((slot) => filings.find((filing) => filing.indicator === id && filing.slot === slot.id))
            .findLast((filing) => filing !== undefined);
          const score = items.get(id)?.rounded ?? null;
          return value === 'rated' ? [score] : [agreed, latest ? figureIn(latest.given) : null, score];
        }),
        (sheet && facts.head.score?.rounded) ?? null,
        noteOn(facts, told),
      ],
    ];
  },
};

const named = ({ zh, en }: Text, name: Text): Text => ({
  zh: say({ zh, en }, 'zh', { name: name.zh }),
  en: say({ zh, en }, 'en', { name: name.en }),
});

function itemsIn(node: TraceNode): Map<string, TraceNode> {
  if (node.what === 'item') return new Map([[node.id, node]]);
  return new Map(node.parts.flatMap((part) => [...itemsIn(part)]));
}
