import Select from 'antd/es/select';
import { useMemo } from 'react';
import { lightNames } from '../../../shared/text/console/parts.ts';
import { progressPage } from '../../../shared/text/console/progress.ts';
import { useRead } from '../../api/use-read.ts';
import { Light } from '../../components/light.tsx';
import { useWords } from '../../words.tsx';
import { colours, type countsOf, type Look, type Subject } from './looked-at.ts';

interface Looking {
  readonly look: Look;
  readonly onLook: (look: Look) => void;
}

/** How many of each light, and a press shows them alone. */
export function Tiles({ counts, look, onLook }: Looking & { readonly counts: ReturnType<typeof countsOf> }) {
  const { t } = useWords();
  const tile = (light: Look['light'], count: number, name: string) => (
    <button
      key={light ?? 'all'}
      type="button"
      className="tile"
      aria-pressed={look.light === light}
      onClick={() => onLook({ ...look, light: look.light === light ? undefined : light })}
    >
      <span>{light === undefined || light === 'carded' ? name : <Light light={light} />}</span>
      <b className="figure">{count}</b>
    </button>
  );
  return (
    <div className="tiles">
      {tile(undefined, counts.all, t(progressPage['all-lights']))}
      {colours.map((colour) => tile(colour, counts[colour], t(lightNames[colour])))}
      {tile('carded', counts.carded, t(progressPage.carded))}
    </div>
  );
}

const byLabel = { showSearch: true, optionFilterProp: 'label', allowClear: true } as const;

/** By subject, indicator and strategy item. */
export function Filters({ subjects, look, onLook }: Looking & { readonly subjects: readonly Subject[] }) {
  const { t, named } = useWords();
  const strategy = useRead('organisation.strategy');
  const names = useMemo(() => new Map(strategy.data?.items.map(({ id, name }) => [id, name])), [strategy.data]);
  const items = useMemo(() => subjects.flatMap((one) => one.items), [subjects]);
  const linked = [...new Set(items.flatMap((item) => item.strategy ?? []))];
  const indicators = [...new Map(items.map(({ indicator, name }) => [indicator, name]))];
  return (
    <div className="choosing">
      <Select
        {...byLabel}
        mode="multiple"
        maxTagCount="responsive"
        aria-label={t(progressPage.subject)}
        placeholder={t(progressPage['any-subject'])}
        value={[...look.subjects]}
        onChange={(chosen) => onLook({ ...look, subjects: chosen })}
        options={subjects.map(({ subject, name }) => ({ value: subject, label: named(name) }))}
      />
      <Select
        {...byLabel}
        aria-label={t(progressPage.indicator)}
        placeholder={t(progressPage['any-indicator'])}
        value={look.indicator ?? null}
        onChange={(chosen) => onLook({ ...look, indicator: chosen ?? undefined })}
        options={indicators.map(([value, name]) => ({ value, label: named(name) }))}
      />
      {linked.length > 0 && (
        <Select
          {...byLabel}
          aria-label={t(progressPage.strategy)}
          placeholder={t(progressPage['any-strategy'])}
          value={look.strategy ?? null}
          onChange={(chosen) => onLook({ ...look, strategy: chosen ?? undefined })}
          options={linked.map((value) => ({ value, label: named(names.get(value)) }))}
        />
      )}
      <Select
        aria-label={t(progressPage.order)}
        value={look.order}
        onChange={(order) => onLook({ ...look, order })}
        options={(['worst', 'by-group'] as const).map((value) => ({ value, label: t(progressPage[value]) }))}
      />
    </div>
  );
}
