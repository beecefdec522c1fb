import { useState } from 'react';
import { oneMatter } from '../../../shared/text/console/matters.ts';
import { ActButton } from '../../components/act-button.tsx';
import { useWords } from '../../words.tsx';
import { capital } from './capital.ts';
import type { Whole } from './drawer.tsx';
import { MoveForm } from './move-form.tsx';

/** What leads on from here, whoever does it: what is another's or too late is greyed and says why. */
export function Moves({ period, matter }: { readonly period: string; readonly matter: Whole }) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<string>();
  const { moves, choices, subject, kind, id } = matter;
  const move = moves.find((one) => one.move === chosen && one.why === undefined);
  if (moves.length === 0) return null;
  return (
    <section className="moves">
      <h3>{t(oneMatter.next)}</h3>
      <p className="acts">
        {moves.map(({ move: name, name: called, why }) => (
          <ActButton
            key={name}
            type={name === chosen ? 'primary' : 'default'}
            why={why && t(why)}
            aria-pressed={name === chosen}
            onClick={() => setChosen(name)}
          >
            {capital(t(called))}
          </ActButton>
        ))}
      </p>
      {move && (
        <MoveForm
          key={move.move}
          move={move}
          choices={choices}
          params={{ period, subject, matter: id }}
          kept={`${period}/${subject}/${kind}/${id}/${move.move}`}
          onDone={() => setChosen(undefined)}
          onCancel={() => setChosen(undefined)}
        />
      )}
    </section>
  );
}
