import Empty from 'antd/es/empty';
import { useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { ratingPage } from '../../../shared/text/console/rating.ts';
import { useWhole } from '../../api/use-read.ts';
import { useDraft } from '../../api/use-draft.ts';
import { useActEach } from '../../api/use-act-each.ts';
import { blockIn } from '../../components/pasted.ts';
import { Rows } from '../../components/rows.tsx';
import { useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import { Abstain, type Abstaining } from './abstain.tsx';
import { stepOf } from './cell.tsx';
import { useColumns } from './columns.tsx';
import { bodyOf, columnKey, columnsOf, placeOf, type Ballot, type Cell, type Typed } from './said.ts';
import { Sending } from './sending.tsx';
import { Spreads } from './spread.tsx';

interface SheetProps {
  readonly period: string;
  readonly due: string;
}

const nothingTyped: Typed = { cells: {} };

/** Everybody one rates in a period, on one sheet. What is typed stays in this tab until the server has it. */
export function Sheet({ period, due }: SheetProps) {
  const { t } = useWords();
  const { id: me } = useDesk();
  // What is sent and how it is spread is told of all of them.
  const { rows, ...read } = useWhole('scoring.ballots', { params: { period } }, (body) => body.ballots, { limit: 100 });
  const { draft, keep } = useDraft(`rating/${me}/${period}`, nothingTyped);
  const sending = useActEach('scoring.rate');
  const [abstaining, setAbstaining] = useState<Abstaining>();
  const place = useRef<HTMLDivElement>(null);

  const asked = columnsOf(rows);
  const write = (cells: Record<string, Cell>) => keep({ cells: { ...draft.cells, ...cells } });
  const isClosed = (ballot: Ballot) => ballot.why !== undefined || sending.isActing;

  const paste = (event: ClipboardEvent, row: number, column: number) => {
    const table = blockIn(event.clipboardData.getData('text'));
    if (!table) return;
    event.preventDefault();
    const cells = table.flatMap((line, down) =>
      line.flatMap((typed, right) => {
        const [ballot, of] = [rows[row + down], asked[column + right]];
        const isAsked = of && ballot?.asked.some((one) => columnKey(one) === columnKey(of));
        if (!ballot || !isAsked || isClosed(ballot)) return [];
        const grade = of.by === 'votes' ? of.grades.find(({ name }) => t(name) === typed)?.id : undefined;
        return [[placeOf(ballot.subject, of.indicator), { typed: (grade ?? typed).slice(0, 13) }] as const];
      }),
    );
    write(Object.fromEntries(cells));
  };
  const columns = useColumns({
    rows,
    asked,
    typed: draft,
    isClosed,
    refused: sending.refused,
    onWrite: (subject, indicator, cell) => write({ [placeOf(subject, indicator)]: cell }),
    onAbstain: setAbstaining,
    onPaste: paste,
  });

  const send = async (ballots: readonly Ballot[], submitted: boolean): Promise<number> => {
    const done = await sending.act(
      ballots.map((ballot) => ({
        name: ballot.subject,
        ask: { params: { period, subject: ballot.subject }, body: bodyOf(draft, ballot, submitted) },
      })),
    );
    const left = Object.entries(draft.cells).filter(([at]) => !done.includes(at.split(' ')[0] ?? ''));
    keep({ cells: Object.fromEntries(left) });
    return done.length;
  };
  const step = (event: KeyboardEvent) => {
    const to = stepOf(event);
    if (to === undefined) return;
    event.preventDefault();
    focusCell(place.current, to, event.key === 'ArrowUp' ? -1 : 1);
  };

  if (!read.isReading && !read.refused && rows.length === 0)
    return <Empty className="panel" description={t(ratingPage['no-seats'])} />;
  return (
    <div className="with-aside">
      <div className="panel" ref={place} onKeyDown={step} role="presentation">
        <Sending rows={rows} typed={draft} due={due} sending={sending} isWhole={!read.hasMore} send={send} />
        <Rows
          label={t(ratingPage.sheet)}
          rows={rows}
          columns={columns}
          rowKey={({ subject }) => subject}
          empty={t(ratingPage['no-seats'])}
          rowClassName={({ subject }) => (sending.refused.has(subject) ? 'is-refused' : '')}
          {...read}
        />
        <p className="note rating-keys">{t(ratingPage.keys)}</p>
      </div>
      <Spreads typed={draft} ballots={rows} columns={asked} />
      <Abstain
        abstaining={abstaining}
        onAbstain={({ subject, indicator }, reason) =>
          write({ [placeOf(subject, indicator)]: { typed: '', abstains: reason } })
        }
        onClose={() => setAbstaining(undefined)}
      />
    </div>
  );
}

/** The cell at `3:1`; of a long sheet only what is seen is drawn, so it is scrolled on first. */
function focusCell(place: HTMLElement | null, at: string, down: number): void {
  const found = () => place?.querySelector<HTMLElement>(`[data-at="${at}"]`);
  const cell = found();
  if (cell) return cell.focus();
  const holder = place?.querySelector('.ant-table-tbody-virtual-holder');
  if (!holder) return undefined;
  holder.scrollTop += down * 120;
  requestAnimationFrame(() => requestAnimationFrame(() => found()?.focus()));
  return undefined;
}
