import Button from 'antd/es/button';
import { progressPage } from '../../../shared/text/console/progress.ts';
import { CardTag } from '../../components/card-tag.tsx';
import { Light } from '../../components/light.tsx';
import { Rows } from '../../components/rows.tsx';
import { useWords } from '../../words.tsx';
import { whyOf } from './cell.tsx';
import { Forecast } from './forecast.tsx';
import { colours, type Item, type Subject } from './looked-at.ts';
import type { Opened } from './lights.tsx';

interface ItemListProps {
  readonly subjects: readonly Subject[];
  readonly isReading: boolean;
  readonly onOpen: (opened: Opened) => void;
}

interface Line extends Item {
  readonly of: Subject;
}

const worstFirst = (a: Line, b: Line): number => colours.indexOf(a.light) - colours.indexOf(b.light);

/** The same item by item, red first, with why in words: what a leader asks for. */
export function ItemList({ subjects, isReading, onOpen }: ItemListProps) {
  const words = useWords();
  const { t, named } = words;
  const lines = subjects.flatMap((of) => of.items.map((item): Line => ({ ...item, of }))).toSorted(worstFirst);
  return (
    <Rows
      label={t(progressPage.list)}
      rows={lines}
      rowKey={({ of, indicator }) => `${of.subject} ${indicator}`}
      isReading={isReading && lines.length === 0}
      empty={t(progressPage.none)}
      columns={[
        { key: 'light', title: t(progressPage.light), width: 96, show: ({ light }) => <Light light={light} /> },
        { key: 'subject', title: t(progressPage.subject), width: 150, show: ({ of }) => <b>{named(of.name)}</b> },
        {
          key: 'indicator',
          title: t(progressPage.indicator),
          width: 210,
          show: ({ of, indicator, name, unitOfMeasure }) => (
            <Button type="link" className="name-link" onClick={() => onOpen({ subject: of, indicator })}>
              {named(name)} {unitOfMeasure && <span className="note">{unitOfMeasure}</span>}
            </Button>
          ),
        },
        {
          key: 'actual',
          title: t(progressPage.actual),
          width: 90,
          figure: true,
          show: ({ actual }) => <b>{actual ?? '—'}</b>,
        },
        { key: 'target', title: t(progressPage.target), width: 90, figure: true, show: ({ target }) => target ?? '—' },
        {
          key: 'why',
          title: t(progressPage.why),
          width: 250,
          show: (item) => (
            <>
              {whyOf(item, words)} <CardTag state={item.card?.state} />
            </>
          ),
        },
        {
          key: 'forecast',
          title: t(progressPage.forecast),
          width: 170,
          show: (item) => <Forecast item={item} />,
        },
      ]}
    />
  );
}
