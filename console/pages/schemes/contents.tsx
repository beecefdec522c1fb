import Button from 'antd/es/button';
import { memo, type MouseEvent } from 'react';
import { formText, outlineText } from '../../../shared/text/console/scheme-forms.ts';
import { useWords } from '../../words.tsx';
import { useEditing } from './editing.tsx';
import { chapters, placeOf } from './outline.ts';
import type { Rules } from './rules.ts';
import { blankOf, indicatorShape, sectionShape } from './shape.ts';
import { nameOf } from './told.ts';

interface ContentsProps {
  readonly here: string;
  readonly rules: Rules | undefined;
  readonly onGo: (place: string) => void;
}

/** The scheme as an outline: chapters, sections and indicators with their points, sums that are wrong red, and where faults are. */
export function Contents({ here, rules, onGo }: ContentsProps) {
  const { t } = useWords();
  const { scheme, isReadOnly, faults, set } = useEditing();
  const { sections, fullMark } = scheme;
  const at = faults.map(({ path }) => placeOf(path));
  const entry = (place: string) => ({
    place,
    isHere: here === place,
    faults: at.filter((fault) => fault === place).length,
  });
  const addTo = (place: string, inside: readonly unknown[]) => {
    set([...place.split('.'), 'indicators'], [...inside, blankOf(indicatorShape)]);
    onGo(`${place}.indicators.${inside.length}`);
  };
  const addSection = () => {
    set(['sections'], [...sections, blankOf(sectionShape)]);
    onGo(`sections.${sections.length}`);
  };
  // One listener for all of them, so that an entry is drawn again only where it says something else.
  const go = ({ target }: MouseEvent) => {
    const chosen = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
    if (chosen?.dataset['place'] !== undefined) onGo(chosen.dataset['place']);
  };
  const total = sumOf(
    sections.map(({ points }) => points),
    { whole: fullMark, rules },
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- its buttons are pressed, by keys too
    <nav className="panel contents" aria-label={t(outlineText.title)} onClick={go}>
      <ul>
        <Entry {...entry('general')} name={t(outlineText.general)} />
        {sections.map((section, n) => {
          const place = `sections.${n}`;
          const inside = section.items === 'common' ? section.indicators : [];
          const adds = section.items === 'common' && section.combine === 'sum';
          const { figure, isWrong } = adds
            ? sumOf(
                inside.map(({ points }) => points),
                { whole: section.points, rules },
              )
            : { figure: section.points, isWrong: false };
          const name = t(nameOf(section.name));
          return (
            <li key={section.id}>
              <ul>
                <Entry {...entry(place)} name={name} kind="section" figure={figure} isWrong={isWrong} />
                {inside.map((one, i) => (
                  <Entry
                    key={one.id}
                    {...entry(`${place}.indicators.${i}`)}
                    name={t(nameOf(one.name))}
                    kind="indicator"
                    figure={one.points}
                  />
                ))}
                {section.items === 'common' && !isReadOnly && (
                  <li>
                    <Button
                      type="link"
                      size="small"
                      className="contents-add"
                      aria-label={`${t(outlineText['add-indicator'])}：${name}`}
                      onClick={() => addTo(place, inside)}
                    >
                      {t(outlineText['add-indicator'])}
                    </Button>
                  </li>
                )}
              </ul>
            </li>
          );
        })}
        {!isReadOnly && (
          <li>
            <Button type="link" size="small" onClick={addSection}>
              {t(outlineText['add-section'])}
            </Button>
          </li>
        )}
        <li className="contents-total">
          <span>{t(outlineText.total)}</span>
          <Figure {...total} />
        </li>
        {chapters.slice(1).map((chapter) => (
          <Entry key={chapter} {...entry(chapter)} name={t(outlineText[chapter])} />
        ))}
      </ul>
    </nav>
  );
}

interface EntryProps {
  readonly place: string;
  readonly isHere: boolean;
  readonly faults: number;
  readonly name: string;
  readonly kind?: 'section' | 'indicator';
  readonly figure?: string;
  readonly isWrong?: boolean;
}

const Entry = memo(function Entry({ place, isHere, faults, name, kind, figure, isWrong = false }: EntryProps) {
  const { t } = useWords();
  const told = t(outlineText.wrong, { count: faults });
  return (
    <li className={kind === undefined ? '' : `is-${kind}`}>
      <button type="button" data-place={place} aria-current={isHere ? 'true' : undefined}>
        <span className="contents-name">{name}</span>
        {faults > 0 && (
          <span className="contents-faults" title={told}>
            <span aria-hidden>{faults}</span>
            <span className="unseen">{told}</span>
          </span>
        )}
        {figure !== undefined && <Figure figure={figure} isWrong={isWrong} />}
      </button>
    </li>
  );
});

function Figure({ figure, isWrong }: { readonly figure: string; readonly isWrong: boolean }) {
  const { t } = useWords();
  return (
    <span className={`figure${isWrong ? ' sum-wrong' : ''}`}>
      {figure}
      {isWrong && <span className="unseen">{t(formText['sum-wrong'])}</span>}
    </span>
  );
}

/** What points come to beside what they are to be; until the rules have come, only that. */
function sumOf(
  points: readonly string[],
  { whole, rules }: { readonly whole: string; readonly rules: Rules | undefined },
) {
  const sum = rules?.pointsTogether(points);
  if (!rules || (sum !== undefined && rules.isSameFigure(sum, whole))) return { figure: whole, isWrong: false };
  return { figure: `${sum ?? '—'} / ${whole === '' ? '—' : whole}`, isWrong: true };
}
