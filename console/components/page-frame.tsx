import { useEffect, type ReactNode } from 'react';
import { shell } from '../../shared/text/console/shell.ts';
import type { Text } from '../../shared/text/refusal.ts';
import { useDesk } from '../shell/desk.tsx';
import { useWords } from '../words.tsx';
import { Reading } from './reading.tsx';
import { Refused } from './refused.tsx';

interface PageFrameProps {
  readonly title: Text;
  /** What the page is for, in a sentence. */
  readonly about: Text;
  readonly actions?: ReactNode;
  /** What is shown instead of the page until it was read. */
  readonly isReading?: boolean;
  readonly refused?: Error | undefined;
  readonly again?: () => void;
  readonly children?: ReactNode;
}

/** Every page: its title, what it is for, what can be done, and how it is printed. */
export function PageFrame({ title, about, actions, isReading = false, refused, again, children }: PageFrameProps) {
  const { t, now, moment, named } = useWords();
  const desk = useDesk();
  const name = t(title);
  useEffect(() => {
    document.title = `${name} · ${t(shell.system)}`;
  }, [name, t]);
  return (
    <article className="page" aria-label={name}>
      <header className="page-head">
        <div>
          <h1>{name}</h1>
          <p>{t(about)}</p>
        </div>
        {actions && <div className="acts">{actions}</div>}
      </header>
      <p className="only-printed">
        {t(shell.printed, { county: named(desk.settings?.name), person: desk.name, at: moment(now()) })}
      </p>
      {refused && <Refused error={refused} {...(again ? { again } : {})} />}
      {isReading ? <Reading /> : children}
    </article>
  );
}
