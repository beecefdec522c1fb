import type { ReactNode } from 'react';
import { paper } from '../../../shared/text/console/agreements.ts';
import { useWords } from '../../words.tsx';
import type { Contract } from './agreement.tsx';

interface SignaturesProps {
  readonly contract: Contract;
  /** Of both sides, as the heading of the document calls them. */
  readonly parties: readonly [assessor: ReactNode, subject: ReactNode];
}

/** Who signed and when; where nobody has, room for a pen. */
export function Signatures({ contract: { signatures, imposed }, parties: [assessor, subject] }: SignaturesProps) {
  const { t, moment } = useWords();
  const sides = [
    { side: 'assessor', party: assessor },
    { side: 'subject', party: subject },
  ] as const;
  return (
    <section className="paper-signed">
      <h3>{t(paper.signatures)}</h3>
      <div>
        {sides.map(({ side, party }) => {
          const signed = signatures.find((one) => one.side === side);
          return (
            <dl key={side}>
              <dt>{t(paper[side])}</dt>
              <dd>
                {party} {t(paper.seal)}
              </dd>
              <dd>{signed ? t(paper.signer, { name: signed.name ?? t(paper.nobody) }) : t(paper.unsigned)}</dd>
              <dd>{signed ? t(paper['signed-at'], { at: moment(signed.at) }) : t(paper['no-date'])}</dd>
            </dl>
          );
        })}
      </div>
      {imposed && <p>{t(paper.imposed, { at: moment(imposed.at), name: imposed.name ?? t(paper.nobody) })}</p>}
    </section>
  );
}
