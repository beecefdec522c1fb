import Button from 'antd/es/button';
import { formText, outlineText } from '../../../shared/text/console/scheme-forms.ts';
import type { Text } from '../../../shared/text/refusal.ts';
import { ActButton } from '../../components/act-button.tsx';
import { useWords } from '../../words.tsx';
import { pathText, rowsOf, swapped, valueAt, without, type Path } from './document.ts';
import { useEditing } from './editing.tsx';
import { Example, type Indicator } from './example.tsx';
import { Faults, Field, Members, Union } from './field.tsx';
import { membersIn, type Chapter } from './outline.ts';
import type { Rules } from './rules.ts';
import { indicatorShape, schemeMembers, sectionShape } from './shape.ts';
import { nameOf } from './told.ts';

/** Members of the document that belong together. */
export function ChapterForm({ chapter }: { readonly chapter: Chapter }) {
  const { t } = useWords();
  const members = membersIn(chapter).flatMap((name) => schemeMembers.get(name) ?? []);
  return (
    <section className="panel" aria-labelledby={`chapter-${chapter}`}>
      <h2 id={`chapter-${chapter}`}>{t(outlineText[chapter])}</h2>
      <Members members={members} path={[]} />
    </section>
  );
}

/** A section by itself; its indicators have forms of their own. */
export function SectionForm({ path, onGo }: { readonly path: Path; readonly onGo: (place: string) => void }) {
  const { t } = useWords();
  const { scheme } = useEditing();
  const section = valueAt(scheme, path);
  if (section === undefined || sectionShape.as !== 'union') return null;
  return (
    <section className="panel" aria-labelledby={pathText(path)}>
      <header className="panel-head">
        <h2 id={pathText(path)}>{t(nameOf(valueAt(section, ['name'])))}</h2>
        <Places path={path} onGo={onGo} remove={formText['remove-section']} last={formText['last-section']} />
      </header>
      <div className="members">
        <Union shape={sectionShape} path={path} value={section} />
      </div>
      <Faults path={[...path, 'indicators']} />
    </section>
  );
}

/** What is asked first of an indicator; the rest stands below. */
const first = ['name', 'points', 'unitOfMeasure', 'direction', 'target', 'baseline', 'value'];

interface IndicatorFormProps {
  readonly path: Path;
  readonly indicator: Indicator;
  readonly rules: Rules | undefined;
  readonly onGo: (place: string) => void;
}

/** An indicator: what it is, how it is scored beside an example of that, and how it is filed. */
export function IndicatorForm({ path, indicator, rules, onGo }: IndicatorFormProps) {
  const { t } = useWords();
  const { isReadOnly } = useEditing();
  const all = indicatorShape.as === 'group' ? indicatorShape.members : [];
  const named = (name: string) => all.filter((member) => member.name === name);
  const rest = all.filter(({ name }) => name !== 'rule' && name !== 'standard' && !first.includes(name));
  const rule = all.find(({ name }) => name === 'rule')?.shape;
  return (
    <section className="panel" aria-labelledby={pathText(path)}>
      <header className="panel-head">
        <h2 id={pathText(path)}>{t(nameOf(indicator.name))}</h2>
        <Places path={path} onGo={onGo} remove={formText['remove-indicator']} last={formText['last-indicator']} />
      </header>
      <Members members={first.flatMap(named)} path={path} />
      <div className="rule-and-example">
        {rule && <Field shape={rule} path={[...path, 'rule']} />}
        {rules && <Example key={`${indicator.id} ${indicator.rule.kind}`} indicator={indicator} rules={rules} />}
      </div>
      <Members members={named('standard')} path={path} />
      <details open={isReadOnly}>
        <summary>{t(formText.more)}</summary>
        <Members members={rest} path={path} />
      </details>
    </section>
  );
}

interface PlacesProps {
  readonly path: Path;
  readonly onGo: (place: string) => void;
  readonly remove: Text;
  /** Why the only one stays. */
  readonly last: Text;
}

/** One place up or down among the others, or away. */
function Places({ path, onGo, remove, last }: PlacesProps) {
  const { t } = useWords();
  const { scheme, isReadOnly, set } = useEditing();
  const list = path.slice(0, -1);
  const [at, all] = [Number(path.at(-1)), rowsOf(valueAt(scheme, list))];
  if (isReadOnly) return null;
  const moveTo = (to: number) => {
    set(list, swapped(all, at, to));
    onGo(pathText([...list, String(to)]));
  };
  return (
    <span className="acts">
      <Button size="small" disabled={at === 0} onClick={() => moveTo(at - 1)}>
        {t(formText.up)}
      </Button>
      <Button size="small" disabled={at === all.length - 1} onClick={() => moveTo(at + 1)}>
        {t(formText.down)}
      </Button>
      <ActButton
        size="small"
        danger
        why={all.length > 1 ? undefined : t(last)}
        onClick={() => {
          set(list, without(all, at));
          onGo(list.length > 1 ? pathText(path.slice(0, 2)) : 'general');
        }}
      >
        {t(remove)}
      </ActButton>
    </span>
  );
}
