import { rolesText } from '../../../shared/text/console/organisation.ts';
import { useWords } from '../../words.tsx';
import type { Official } from './held.tsx';

const mostNamed = 8;

/** Those an act is for, by name. */
export function Whom({ people }: { readonly people: readonly Official[] }) {
  const { t, list } = useWords();
  const some = list(people.slice(0, mostNamed).map(({ name }) => name));
  const names = people.length > mostNamed ? t(rolesText['whom-more'], { names: some, count: people.length }) : some;
  return <p>{t(rolesText.whom, { names })}</p>;
}
