import { useRead, useWhole } from '../../api/use-read.ts';
import { useWords } from '../../words.tsx';
import type { Contract } from './agreement.tsx';

interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface Choices {
  readonly owners: readonly Choice[];
  readonly strategies: readonly Choice[];
  readonly functions: readonly Choice[];
}

/** Whom and what goals may name: people of the unit, strategy items, functions of the unit. */
export function useChoices({ kind, unit, subject, name, people }: Contract): Choices {
  const { t } = useWords();
  const isOfPerson = kind === 'official';
  const officials = useWhole('organisation.officials', { params: { unit } }, (body) => body.officials, {
    when: !isOfPerson,
  });
  const strategy = useWhole('organisation.strategy', {}, ({ items }) => items);
  const { data } = useRead('organisation.unit', { params: { unit } }, { when: kind === 'unit' });
  const registered: [string, string][] = officials.rows
    .filter(({ active }) => active)
    .map(({ id, name: called }) => [id, called]);
  const oneself: [string, string][] = isOfPerson ? [[subject.slice('official.'.length), t(name)]] : [];
  const owners = new Map([...Object.entries(people), ...registered, ...oneself]);
  return {
    owners: [...owners].map(([value, label]) => ({ value, label })),
    strategies: strategy.rows.map(({ id, name: called }) => ({ value: id, label: t(called) })),
    functions: (data?.functions ?? []).map(({ id, name: called }) => ({ value: id, label: t(called) })),
  };
}
