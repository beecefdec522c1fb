import { agreementSteps } from '../../../shared/text/console/agreements.ts';
import { useWords } from '../../words.tsx';
import type { Contract } from './agreement.tsx';

/** What the quality gate says of the text: both sides see the same before they sign. */
export function Findings({ findings }: Pick<Contract, 'findings'>) {
  const { t } = useWords();
  if (findings.length === 0) return null;
  return (
    <section className="panel findings" aria-labelledby="findings">
      <h2 id="findings">
        {t(agreementSteps.findings)} <span className="count">{findings.length}</span>
      </h2>
      <ul>
        {findings.map(({ level, field, ...says }) => (
          <li key={`${field} ${says.code} ${says.zh}`} className={`finding-${level}`}>
            {t(says)}
          </li>
        ))}
      </ul>
    </section>
  );
}
