import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Empty from 'antd/es/empty';
import useBreakpoint from 'antd/es/grid/hooks/useBreakpoint';
import Popconfirm from 'antd/es/popconfirm';
import Progress from 'antd/es/progress';
import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { filingPage } from '../../../shared/text/console/filing.ts';
import { refusing } from '../../../shared/text/console/shell.ts';
import { ActButton } from '../../components/act-button.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { blockIn } from '../../components/pasted.ts';
import { useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import { Became, Counts } from './became.tsx';
import { beginning, columnsOf, slotUnder } from './columns.ts';
import { textIn, useSheetDraft, writtenIn, type Item, type Sheet as SheetBody, type Slot } from './draft.ts';
import { Grid } from './grid.tsx';
import { Narrow } from './narrow.tsx';
import { Panel } from './panel.tsx';
import { useFiling } from './use-filing.ts';
import { isTyped } from './written.ts';

/** The figures of one subject: filled in at leisure, submitted together. */
export function Sheet({ sheet }: { readonly sheet: SheetBody }) {
  const words = useWords();
  const { t, today } = words;
  const desk = useDesk();
  const [search] = useSearchParams();
  const isWide = useBreakpoint()['md'] ?? true;
  const isClosed = sheet.closed !== undefined;
  const periodName = desk.periods.find(({ id }) => id === sheet.period)?.name ?? '';
  // What is theirs to fill in first.
  const items = useMemo(() => {
    const own = ({ provider }: Item) => provider.by === 'subject';
    return [...sheet.items.filter(own), ...sheet.items.filter((item) => !own(item))];
  }, [sheet.items]);
  const columns = useMemo(() => columnsOf(items), [items]);
  const draft = useSheetDraft(`${desk.id}/${sheet.period}/${sheet.subject}`);
  const filing = useFiling(sheet, draft);
  const [picked, setPicked] = useState(() => named(items, search));
  const [column, setColumn] = useState(() => {
    const at = picked
      ? columns.findIndex(({ slot, end }) => slot === picked.slot || end === slotOf(items, picked)?.end)
      : -1;
    return at < 0 ? beginning(items, columns, today()) : at;
  });
  const [pasted, setPasted] = useState<{ readonly taken: number; readonly skipped: number }>();
  const [asksWhy, setAsksWhy] = useState(false);
  const { change } = draft;
  const { forget } = filing;

  const pick = useCallback((item: Item, slot: Slot, from: number, to: number) => {
    setPicked({ indicator: item.indicator, slot: slot.slot });
    setColumn((at) => (at >= from && at <= to ? at : to));
  }, []);
  const type = useCallback(
    (item: Item, slot: Slot, text: string) => {
      const isBack = text === textIn(slot, undefined);
      change(item.indicator, slot.slot, isBack ? writtenIn.undone : { kind: undefined, text });
      forget(item.indicator, slot.slot);
    },
    [change, forget],
  );
  const paste = (text: string, at: { readonly row: number; readonly column: number }): boolean => {
    const block = blockIn(text);
    if (!block) return false;
    let [taken, skipped] = [0, 0];
    block.forEach((cells, down) => {
      cells.forEach((cell, right) => {
        const item = items[at.row + down];
        const slot = item && slotUnder(item, columns, at.column + right);
        if (cell === '') return;
        if (!item || !slot || item.closed || slot.closed || !isTyped(item)) skipped += 1;
        else {
          taken += 1;
          type(item, slot, cell);
        }
      });
    });
    setPasted({ taken, skipped });
    return true;
  };

  if (items.length === 0) return <Empty className="panel" description={t(filingPage['no-items'])} />;
  const looked = picked && items.find(({ indicator }) => indicator === picked.indicator);
  const slot = looked?.slots.find((one) => one.slot === picked?.slot);
  const submit = () => (filing.corrections.length > 0 ? setAsksWhy(true) : void filing.submit(''));
  const grid = {
    items,
    columns,
    column,
    drafted: draft.cells,
    refusals: filing.refusals,
    isClosed,
    picked,
    onPick: pick,
    onType: type,
    onPaste: paste,
  };
  const panel = looked && slot && (
    <Panel
      period={sheet.period}
      subject={sheet.subject}
      item={looked}
      slot={slot}
      typed={draft.cells[looked.indicator]?.[slot.slot]}
      isClosed={isClosed}
      known={sheet.evidence}
      onChange={(changed) => {
        change(looked.indicator, slot.slot, changed);
        forget(looked.indicator, slot.slot);
      }}
    />
  );
  return (
    <section className="panel filing" aria-label={t(filingPage.grid)}>
      <p className="only-printed">{t(filingPage.printed, { period: periodName, whom: sheet.name })}</p>
      {sheet.closed && (
        <Alert type="info" showIcon title={t(filingPage['nothing-now'])} description={t(sheet.closed)} />
      )}
      <header className="sheet-bar">
        <Counts items={items} />
        {filing.all.length > 0 && <span className="note">{t(filingPage.draft)}</span>}
        <span className="acts acts-last">
          {filing.all.length > 0 && !filing.going && (
            <Popconfirm
              title={t(filingPage['discard-sure'], { count: filing.all.length })}
              okText={t(filingPage.discard)}
              cancelText={t(filingPage.keep)}
              onConfirm={draft.discard}
            >
              <Button>{t(filingPage.discard)}</Button>
            </Popconfirm>
          )}
          <ActButton
            type="primary"
            loading={filing.going !== undefined}
            why={
              filing.all.length === 0
                ? t(filingPage['nothing-typed'])
                : filing.ready.length === 0
                  ? t(filingPage['all-wrong'])
                  : undefined
            }
            onClick={submit}
          >
            {filing.ready.length === 0
              ? t(filingPage['submit-none'])
              : t(filingPage.submit, { count: filing.ready.length })}
          </ActButton>
        </span>
      </header>
      <div role="status">
        {filing.going && (
          <p className="sheet-going">
            <Progress percent={Math.round((filing.going.done / filing.going.all) * 100)} showInfo={false} aria-hidden />
            {filing.going.isKept
              ? t(refusing.kept)
              : t(filingPage.submitting, { done: filing.going.done, of: filing.going.all })}
          </p>
        )}
        {filing.became && <Became {...filing.became} onClose={filing.close} />}
        {pasted && (
          <Alert
            type={pasted.skipped > 0 ? 'warning' : 'info'}
            showIcon
            closable={{ onClose: () => setPasted(undefined) }}
            title={[
              t(filingPage.pasted, { count: pasted.taken }),
              pasted.skipped > 0 ? t(filingPage['skipped-some'], { count: pasted.skipped }) : '',
            ].join('')}
          />
        )}
      </div>
      {isWide ? <Grid {...grid} /> : <Narrow {...grid} onColumn={setColumn} panel={panel} />}
      {isWide && panel}
      <Confirm
        open={asksWhy}
        title={t(filingPage['why-title'], { count: filing.corrections.length })}
        act={t(filingPage['submit-none'])}
        whyKept={`filing ${sheet.period} ${sheet.subject}`}
        onConfirm={async (why) => {
          void filing.submit(why);
          return Promise.resolve(true);
        }}
        onClose={() => setAsksWhy(false)}
      >
        <p>{t(filingPage['why-about'])}</p>
        <ul className="note">
          {filing.corrections.map(({ item, slot: of }) => (
            <li key={`${item.indicator} ${of.slot}`}>{t(filingPage.cell, { item: item.name, slot: of.name })}</li>
          ))}
        </ul>
      </Confirm>
    </section>
  );
}

interface Named {
  readonly indicator: string;
  readonly slot: string;
}

/** The figure that a duty leads to. */
function named(items: readonly Item[], search: URLSearchParams): Named | undefined {
  const indicator = search.get('indicator') ?? '';
  const slot = search.get('slot') ?? '';
  return slotOf(items, { indicator, slot }) ? { indicator, slot } : undefined;
}

const slotOf = (items: readonly Item[], { indicator, slot }: Named): Slot | undefined =>
  items.find((item) => item.indicator === indicator)?.slots.find((one) => one.slot === slot);
