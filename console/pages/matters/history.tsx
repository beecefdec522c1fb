import Tag from 'antd/es/tag';
import { mattersPage, oneMatter } from '../../../shared/text/console/matters.ts';
import { Evidence } from '../../components/evidence.tsx';
import { useWords } from '../../words.tsx';
import { capital } from './capital.ts';
import type { Whole } from './drawer.tsx';

type Act = Whole['history'][number];

/** Who did what when, and what they said, the oldest first. */
export function History({ period, matter }: { readonly period: string; readonly matter: Whole }) {
  const { t } = useWords();
  return (
    <section>
      <h3>{t(oneMatter.history)}</h3>
      <ol className="timeline">
        {matter.history.map((act) => (
          <li key={`${act.at} ${act.name.zh}`}>
            <Done period={period} subject={matter.subject} act={act} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Done({ period, subject, act }: { readonly period: string; readonly subject: string; readonly act: Act }) {
  const { t, moment } = useWords();
  const { name, by, at, late, said, evidence, due, until } = act;
  return (
    <>
      <p className="act-head">
        <b>{capital(t(name))}</b> <span>{by ?? t(mattersPage.system)}</span> <time dateTime={at}>{moment(at)}</time>
        {late === true && <Tag color="red">{t(oneMatter.late)}</Tag>}
      </p>
      <dl>
        {said.map(({ label, says }) => (
          <div key={label.zh}>
            <dt>{capital(t(label))}</dt>
            <dd>{t(says)}</dd>
          </div>
        ))}
        {evidence.length > 0 && (
          <div>
            <dt>{t(oneMatter.evidence)}</dt>
            <dd>
              <Evidence period={period} subject={subject} pieces={evidence} />
            </dd>
          </div>
        )}
      </dl>
      {due !== undefined && <p className="note">{t(oneMatter['due-then'], { at: moment(due) })}</p>}
      {until !== undefined && <p className="note">{t(oneMatter['until-then'], { at: moment(until) })}</p>}
    </>
  );
}
