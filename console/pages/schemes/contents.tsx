import Button from 'antd/es/button';
import { formText, outlineText } from '../../../shared/text/console/schemes.ts';
import { useWords } from '../../words.tsx';
import { useEditing, type Scheme } from './editing.tsx';
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
  const entry = { here, onGo, faults: faults.map(({ path }) => placeOf(path)) };
  const { sections } = scheme;
  return (
    <nav className="panel contents" aria-label={t(outlineText.title)}>
      <ul>
        <Entry {...entry} place="general" name={t(outlineText.general)} />
        {sections.map((section, at) => {
          const place = `sections.${at}`;
          const inside = section.items === 'common' ? section.indicators : [];
          return (
            <li key={section.id}>
              <ul>
                <Entry {...entry} place={place} name={t(nameOf(section.name))} className="is-section">
                  <Points section={section} rules={rules} />
                </Entry>
                {inside.map(({ id, name, points }, n) => (
                  <Entry
                    {...entry}
                    key={id}
                    place={`${place}.indicators.${n}`}
                    name={t(nameOf(name))}
                    className="is-indicator"
                  >
                    <span className="figure">{points}</span>
                  </Entry>
                ))}
                {section.items === 'common' && !isReadOnly && (
                  <li>
                    <Button
                      type="link"
                      size="small"
                      className="contents-add"
                      aria-label={`${t(outlineText['add-indicator'])}：${t(nameOf(section.name))}`}
                      onClick={() => {
                        set([...place.split('.'), 'indicators'], [...inside, blankOf(indicatorShape)]);
                        onGo(`${place}.indicators.${inside.length}`);
                      }}
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
            <Button
              type="link"
              size="small"
              onClick={() => {
                set(['sections'], [...sections, blankOf(sectionShape)]);
                onGo(`sections.${sections.length}`);
              }}
            >
              {t(outlineText['add-section'])}
            </Button>
          </li>
        )}
        <li className="contents-total">
          <span>{t(outlineText.total)}</span>
          <Sum points={sections.map(({ points }) => points)} whole={scheme.fullMark} rules={rules} />
        </li>
        {chapters.slice(1).map((chapter) => (
          <Entry key={chapter} {...entry} place={chapter} name={t(outlineText[chapter])} />
        ))}
      </ul>
    </nav>
  );
}

interface EntryProps {
  readonly here: string;
  readonly onGo: (place: string) => void;
  /** Where there is a fault, once for each. */
  readonly faults: readonly string[];
  readonly place: string;
  readonly name: string;
  readonly className?: string;
  readonly children?: React.ReactNode;
}

function Entry({ here, onGo, faults, place, name, className = '', children }: EntryProps) {
  const { t } = useWords();
  const count = faults.filter((fault) => fault === place).length;
  return (
    <li className={className}>
      <button type="button" aria-current={here === place ? 'true' : undefined} onClick={() => onGo(place)}>
        <span className="contents-name">{name}</span>
        {count > 0 && (
          <span className="contents-faults" title={t(outlineText.wrong, { count })}>
            <span aria-hidden>{count}</span>
            <span className="unseen">{t(outlineText.wrong, { count })}</span>
          </span>
        )}
        {children}
      </button>
    </li>
  );
}

/** Of a section whose points are added, what its indicators come to beside what it is to be. */
function Points({
  section,
  rules,
}: {
  readonly section: Scheme['sections'][number];
  readonly rules: Rules | undefined;
}) {
  if (section.items !== 'common' || section.combine !== 'sum') return <span className="figure">{section.points}</span>;
  return <Sum points={section.indicators.map(({ points }) => points)} whole={section.points} rules={rules} />;
}

interface SumProps {
  readonly points: readonly string[];
  readonly whole: string;
  readonly rules: Rules | undefined;
}

function Sum({ points, whole, rules }: SumProps) {
  const { t } = useWords();
  const sum = rules?.pointsTogether(points);
  if (!rules) return <span className="figure">{whole}</span>;
  const isRight = sum !== undefined && rules.isSameFigure(sum, whole);
  return (
    <span className={`figure sum${isRight ? '' : ' sum-wrong'}`}>
      {isRight ? whole : t(outlineText['of-full'], { sum: sum ?? '—', whole: whole || '—' })}
      {!isRight && <span className="unseen">{t(formText['sum-wrong'])}</span>}
    </span>
  );
}
