import { heads, tableNames } from '../../text/reports/tables.ts';
import { noteOn, who, whoColumns, type PeriodTable } from './table.ts';

/** Unit × section: what each section scored, from the sheet the subject stands by. */
export const sections: PeriodTable = {
  name: tableNames.sections,
  reads: 'record',
  columns: ({ sections }) => [
    ...whoColumns,
    ...sections.map(({ name }) => ({ head: name, width: 14, as: 'score' as const })),
    { head: heads.bonus, width: 10, as: 'score' },
    { head: heads.deduction, width: 10, as: 'score' },
    { head: heads.score, width: 12, as: 'score' },
    { head: heads.rank, width: 8, as: 'number' },
    { head: heads.grade, width: 12 },
    { head: heads.note, width: 40 },
  ],
  rows(facts, told) {
    const { scheme, scores } = told;
    const { score, standing } = facts.head;
    const sheet = scores ? facts.sheet : undefined;
    const grade = scheme.bands.find((band) => band.grade === standing?.grade);
    const section = (id: string) => sheet?.trace.parts.find((node) => node.what === 'section' && node.id === id);
    return [
      [
        ...who(facts, told),
        ...scheme.sections.map(({ id }) => section(id)?.rounded ?? null),
        sheet?.bonus ?? null,
        sheet?.deduction ?? null,
        (sheet && score?.rounded) ?? null,
        (sheet && standing?.rank) ?? null,
        (sheet && grade?.name.zh) ?? null,
        noteOn(facts, told),
      ],
    ];
  },
};
