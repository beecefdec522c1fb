import CheckOutlined from '@ant-design/icons/es/icons/CheckOutlined';
import { startText } from '../../../shared/text/console/organisation.ts';
import { useRead } from '../../api/use-read.ts';
import { holds, useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';

/** What an empty system needs next, until it stands. */
export function FirstSteps() {
  const { t } = useWords();
  const desk = useDesk();
  const isSystem = holds(desk, 'system-administrator');
  const isSecurity = holds(desk, 'security-administrator');
  const { data: units } = useRead('organisation.units', { query: { limit: 2 } }, { when: isSystem });
  const mayAsk = { when: isSystem || isSecurity };
  const { data: people } = useRead('organisation.people', { query: { limit: 3 } }, mayAsk);
  const { data: system } = useRead(
    'organisation.people',
    { query: { role: 'system-administrator', limit: 1 } },
    mayAsk,
  );
  const { data: audit } = useRead('organisation.people', { query: { role: 'audit-administrator', limit: 1 } }, mayAsk);
  if (!people || !system || !audit) return null;
  const appointed = system.officials.length > 0 || system.next !== undefined;
  const audited = audit.officials.length > 0 || audit.next !== undefined;
  const steps: { text: keyof typeof startText; done: boolean }[] = isSystem
    ? [
        { text: 'settings', done: desk.settings !== undefined },
        { text: 'units', done: (units?.units.length ?? 0) > 1 },
        { text: 'people', done: people.officials.length > 2 },
        { text: 'roles', done: audited },
      ]
    : isSecurity
      ? [
          { text: 'system', done: appointed },
          { text: 'others', done: audited },
        ]
      : [];
  if (steps.every(({ done }) => done)) return null;
  return (
    <section className="panel first-steps" aria-labelledby="first-steps">
      <h2 id="first-steps">{t(startText.title)}</h2>
      <ol>
        {steps.map(({ text, done }) => (
          <li key={text} className={done ? 'is-done' : ''}>
            {t(startText[text])}{' '}
            <span className="note">
              {done && <CheckOutlined aria-hidden />} {t(done ? startText.done : startText.open)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
