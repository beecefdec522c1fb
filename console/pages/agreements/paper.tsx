import { Fragment, type ReactNode } from 'react';
import { paper } from '../../../shared/text/console/agreements.ts';
import type { Period } from '../../components/period-choice.tsx';
import { useDesk } from '../../shell/desk.tsx';
import { useWords, type Spoken } from '../../words.tsx';
import type { Contract } from './agreement.tsx';
import { GoalLine } from './goal-line.tsx';
import { sumOf } from './points.ts';
import { Signatures } from './signatures.tsx';

interface PaperProps {
  readonly period: Period;
  readonly contract: Contract;
}

/** 目标责任书: the agreement as a document that a government would sign, on the screen and on paper. */
export function Paper({ period, contract }: PaperProps) {
  const { t, named, date, list } = useWords();
  const { settings } = useDesk();
  const { scheme, text, kind, name, unitName, assessor } = contract;
  const isOfPerson = kind === 'official';
  const officeOf = named(assessor ?? settings?.name);
  const parties: [string, ReactNode][] = [
    [t(paper.assessor), isOfPerson ? t(paper.leader, { unit: officeOf }) : t(paper.office, { name: officeOf })],
    [t(paper.subject), unitName ? t(paper['of-unit'], { unit: named(unitName), name: named(name) }) : named(name)],
    [
      t(paper.period),
      t(paper.from, {
        period: period.name,
        start: date(period.start),
        end: date(period.end),
      }),
    ],
    ...(scheme
      ? [
          [t(paper.scheme), t(paper['scheme-version'], { name: scheme.name, version: scheme.version })] satisfies [
            string,
            ReactNode,
          ],
        ]
      : []),
  ];
  return (
    <article className="paper panel" aria-labelledby="paper">
      <header>
        <p className="paper-county">{named(settings?.name)}</p>
        <h2 id="paper">{t(isOfPerson ? paper.official : paper.unit, { period: period.name })}</h2>
        <p className="paper-state">{standing(contract, t)}</p>
      </header>
      <table className="paper-parties">
        <tbody>
          {parties.map(([label, said]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{said}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {scheme && (
        <p className="paper-words">
          {scheme.legalBasis.length > 0
            ? t(paper.preamble, { basis: list(scheme.legalBasis) })
            : t(paper['preamble-bare'])}
        </p>
      )}
      <h3>{t(paper.goals)}</h3>
      {!text && <p className="note">{t(paper.empty)}</p>}
      {scheme && <Goals contract={contract} sections={scheme.sections} />}
      {scheme && (
        <>
          <h3>{t(paper.rules)}</h3>
          <ol className="paper-words">
            <li>{t(paper['rule-scheme'], { name: scheme.name })}</li>
            <li>{t(paper['rule-force'])}</li>
            <li>{t(paper['rule-change'])}</li>
            <li>{t(paper['rule-truth'])}</li>
          </ol>
        </>
      )}
      <Signatures contract={contract} parties={[parties[0]?.[1], parties[1]?.[1]]} />
    </article>
  );
}

function standing({ text, inForce }: Contract, t: Spoken['t']): string {
  if (!text) return '';
  if (text.isDraft) return t(paper.draft);
  const { version } = text;
  if (inForce === version) return t(paper['in-force'], { version });
  return t(paper[inForce !== undefined && version < inForce ? 'was-earlier' : 'not-in-force'], { version });
}

type Sections = NonNullable<Contract['scheme']>['sections'];

/** Every item of the scheme as this agreement fills it, with the points of each section and of all. */
function Goals({ contract, sections }: { readonly contract: Contract; readonly sections: Sections }) {
  const { t, named } = useWords();
  const heads = ['n', 'item', 'points', 'baseline', 'target', 'scoring', 'answers'] as const;
  const whole = sumOf(sections.map(({ points }) => points));
  let n = 0;
  return (
    <table className="paper-goals">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {t(paper[head])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sections.map(({ id, name, points, lines, combine, own }) => (
          <Fragment key={id}>
            <tr className="paper-section">
              <th scope="rowgroup" colSpan={heads.length}>
                {t(paper['section-points'], { name: named(name), points })}
              </th>
            </tr>
            {lines.length === 0 && (
              <tr>
                <td colSpan={heads.length} className="note">
                  {t(own ? paper['no-own'] : paper['no-items'])}
                </td>
              </tr>
            )}
            {lines.map((line) => {
              n += 1;
              return <GoalLine key={line.item} n={n} line={line} contract={contract} isWeight={combine !== 'sum'} />;
            })}
          </Fragment>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t(paper.total)}
          </th>
          <td className="figure">{whole}</td>
          <td colSpan={4} />
        </tr>
      </tfoot>
    </table>
  );
}
