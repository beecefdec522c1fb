import { auditText, chainKinds } from '../../../shared/text/console/audit.ts';
import { useWhole } from '../../api/use-read.ts';
import { isPerson } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import { useUnits } from '../../api/use-units.ts';

/** What the auditor's lists call by ids, by its names: people, units, periods, and the chains that are theirs. */
export function useNames() {
  const { t, named } = useWords();
  const { units, byId } = useUnits();
  const { rows: people } = useWhole('organisation.people', {}, ({ officials }) => officials);
  const { rows: periods } = useWhole('periods.list', {}, (body) => body.periods);
  const persons = new Map(people.map((person) => [person.id, person.name]));
  const person = (id: string): string => persons.get(id) ?? id;
  const unit = (id: string): string => (byId.has(id) ? named(byId.get(id)?.name) : id);
  const period = (id: string): string => {
    const found = periods.find((one) => one.id === id);
    return found ? t(found.name) : id;
  };
  const subject = (of: string): string => {
    const id = of.slice(of.indexOf('.') + 1);
    return isPerson(of) ? person(id) : unit(id);
  };
  /** `official/zhang` as 人员与角色 · 张伟. */
  const chain = (of: string): string => {
    const [kind = '', first = '', second = ''] = of.split('/');
    switch (kind) {
      case 'organisation':
      case 'access':
        return t(chainKinds[kind]);
      case 'official':
        return `${t(chainKinds.official)} · ${person(first)}`;
      case 'period':
        return `${t(chainKinds.period)} · ${period(first)}`;
      case 'appraisal':
        return `${period(first)} · ${subject(second)}`;
      case 'anchors':
        return t(auditText.anchors);
      default:
        return of;
    }
  };
  return { chain, person, unit, units, people, periods };
}
