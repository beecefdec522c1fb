import Alert from 'antd/es/alert';
import { filingPage } from '../../../shared/text/console/filing.ts';
import { useWords } from '../../words.tsx';
import type { Item } from './draft.ts';
import type { useFiling } from './use-filing.ts';

/** What is still to be done, in a line. */
export function Counts({ items }: { readonly items: readonly Item[] }) {
  const { t, today } = useWords();
  const own = items.filter(({ provider }) => provider.by === 'subject').flatMap(({ slots }) => slots);
  const begun = own.filter(({ start, filing }) => start <= today() && !filing);
  const late = begun.filter(({ late: is }) => is).length;
  const back = own.filter(({ filing }) => filing?.state === 'returned').length;
  return (
    <span className="sheet-counts">
      <span>{t(filingPage['to-file'], { count: begun.length })}</span>
      {late > 0 && <b className="is-bad">{t(filingPage.overdue, { count: late })}</b>}
      {back > 0 && <b className="is-bad">{t(filingPage['sent-back'], { count: back })}</b>}
      <span>{t(filingPage.filed, { count: own.filter(({ filing }) => filing).length })}</span>
    </span>
  );
}

type BecameProps = NonNullable<ReturnType<typeof useFiling>['became']> & { readonly onClose: () => void };

/** What became of what was submitted, and what is asked about it. */
export function Became({ filed, refused, warned, onClose }: BecameProps) {
  const { t } = useWords();
  return (
    <Alert
      type={refused > 0 ? 'error' : warned.length > 0 ? 'warning' : 'success'}
      showIcon
      closable={{ onClose }}
      title={[
        filed > 0 ? t(filingPage.submitted, { count: filed }) : '',
        refused > 0 ? t(filingPage['refused-some'], { count: refused }) : '',
      ].join('')}
      description={
        warned.length > 0 && (
          <ul>
            {warned.map(({ item, slot, says }) => (
              <li key={`${item.indicator} ${slot.slot} ${says.zh}`}>
                {t(filingPage.cell, { item: item.name, slot: slot.name })}：{t(says)}
              </li>
            ))}
          </ul>
        )
      }
    />
  );
}
