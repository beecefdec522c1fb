import { useEffect, useMemo, useState } from 'react';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { whatIfTexts } from '../../../shared/text/console/what-if.ts';
import { useRead } from '../../api/use-read.ts';
import { ActButton } from '../../components/act-button.tsx';
import type { Period } from '../../components/period-choice.tsx';
import { Reading } from '../../components/reading.tsx';
import { Refused } from '../../components/refused.tsx';
import { Turn } from '../../components/turn.tsx';
import { useWords } from '../../words.tsx';
import { changesOf, slidesOf, type Changing, type Turned } from './turns.ts';
import { Outcome } from './what-if-outcome.tsx';

interface WhatIfProps {
  readonly period: string;
  readonly group: string;
  readonly scheme: NonNullable<Period['scheme']>;
}

/** 试算: the figures of the scheme that the period was opened with, each to be turned, and what would come of it. */
export default function WhatIf({ period, group, scheme: { id, version } }: WhatIfProps) {
  const read = useRead('schemes.read-version', { params: { scheme: id, version: String(version) } });
  const [rules, setRules] = useState<{ readonly changed: Changing }>();
  const [failed, setFailed] = useState<Error>();
  useEffect(() => {
    import('../../../shared/domain/what-if/changed.ts').then(setRules).catch(setFailed);
  }, []);
  const refused = read.refused ?? failed;
  if (refused) return <Refused error={refused} again={read.again} />;
  if (!read.data || !rules) return <Reading />;
  return <Sliders period={period} group={group} scheme={read.data.scheme} changed={rules.changed} />;
}

/** How long nobody turns before it is asked. */
const pause = 250;

interface SlidersProps {
  readonly period: string;
  readonly group: string;
  readonly scheme: Scheme;
  readonly changed: Changing;
}

function Sliders({ period, group, scheme, changed }: SlidersProps) {
  const { t } = useWords();
  const [turned, setTurned] = useState<Turned>({});
  const [asked, setAsked] = useState<Turned>({});
  useEffect(() => {
    const timer = setTimeout(() => setAsked(turned), pause);
    return () => clearTimeout(timer);
  }, [turned]);
  const groups = useMemo(() => slidesOf(scheme, turned, changed), [scheme, turned, changed]);
  const body = { group, changes: changesOf(scheme, asked) };
  const tried = useRead('scoring.what-if', { params: { period }, body }, { keeps: true });
  return (
    <div className="what-if">
      <section aria-labelledby="what-if">
        <header>
          <h3 id="what-if">{t(whatIfTexts.title)}</h3>
          <ActButton
            size="small"
            why={Object.keys(turned).length === 0 ? t(whatIfTexts.unchanged) : undefined}
            onClick={() => setTurned({})}
          >
            {t(whatIfTexts.reset)}
          </ActButton>
        </header>
        <p className="note">{t(whatIfTexts.about)}</p>
        {groups.map(({ of, slides }) => (
          <fieldset key={of}>
            <legend>{t(whatIfTexts[of])}</legend>
            {of === 'points' && <p className="note">{t(whatIfTexts['points-about'])}</p>}
            {slides.map(({ key, label, name, ...slide }) => (
              <Turn
                key={key}
                {...slide}
                label={t(label, name ? { name: t(name) } : {})}
                onTurn={(figure) => setTurned({ ...turned, [key]: figure })}
              />
            ))}
          </fieldset>
        ))}
      </section>
      <section aria-labelledby="what-if-outcome" aria-live="polite" aria-busy={asked !== turned || tried.isReading}>
        <h3 id="what-if-outcome">{t(whatIfTexts.outcome)}</h3>
        <Refused error={tried.refused} again={tried.again} />
        {tried.data ? <Outcome tried={tried.data} scheme={scheme} /> : !tried.refused && <Reading />}
      </section>
    </div>
  );
}
