import Alert from 'antd/es/alert';
import { useMemo, useState } from 'react';
import { reviewEmpty, reviewPage } from '../../../shared/text/console/review.ts';
import type { Ask } from '../../api/lines.ts';
import { useWhole } from '../../api/use-read.ts';
import { ActButton } from '../../components/act-button.tsx';
import { BulkWork } from '../../components/bulk-work.tsx';
import { useChosen } from '../../components/chosen.ts';
import { Confirm } from '../../components/confirm.tsx';
import type { Period } from '../../components/period-choice.tsx';
import { Rows } from '../../components/rows.tsx';
import { holds, useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import { Accepting } from './accepting.tsx';
import { useColumns } from './columns.tsx';
import { closedIn, everything, figuresIn, isAcceptable, isReturnable, keyOf, needsReason, sifted } from './figures.ts';
import { Sieves } from './sieves.tsx';
import { useReview } from './use-review.ts';

export type Show = NonNullable<NonNullable<Ask<'progress.review'>['query']>['show']>;

/** The figures that wait, or stand in another way; those that are ticked are accepted or go back together. */
export function Queue({ period }: { readonly period: Period }) {
  const { t, named } = useWords();
  const isOffice = holds(useDesk(), 'performance-office');
  const [show, setShow] = useState<Show>('waiting');
  const [sieve, setSieve] = useState(everything);
  const [asked, setAsked] = useState<'accept' | 'return'>();
  const list = useWhole(
    'progress.review',
    { params: { period: period.id }, query: { show } },
    ({ subjects }) => subjects,
    { limit: 10 },
  );
  const figures = useMemo(() => figuresIn(list.rows, isOffice), [list.rows, isOffice]);
  const rows = useMemo(() => sifted(figures, sieve), [figures, sieve]);
  const closed = useMemo(() => closedIn(list.rows), [list.rows]);
  const review = useReview(period.id);
  const { chosen, choose, clear, selection } = useChosen(rows, keyOf);
  const columns = useColumns(period, { refused: review.refused, isClosed: closed !== undefined });
  const plain = rows.filter((one) => one.barred === undefined && one.stands === 'acceptance' && !needsReason(one));
  const whyNot = (not: keyof typeof reviewPage, count: number): string | undefined => {
    if (!isOffice) return t(reviewPage['not-office']);
    if (closed) return t(closed);
    if (chosen.length === 0) return t(reviewPage['choose-first']);
    return count > 0 ? t(reviewPage[not], { count }) : undefined;
  };
  const ask = (what: 'accept' | 'return') => {
    review.forget();
    setAsked(what);
  };
  const ended = (isDone: boolean): boolean => {
    if (isDone) clear();
    return isDone;
  };
  const count = chosen.length;
  return (
    <section className="panel signing review" aria-labelledby="queue">
      <header className="panel-head">
        <h2 id="queue">
          {t(reviewPage.queue)} <span className="count">{rows.length}</span>
        </h2>
        <div className="acts">
          <span className="note" aria-live="polite">
            {t(reviewPage.chosen, { count })}
          </span>
          <ActButton why={plain.length === 0 ? t(reviewPage['no-plain']) : undefined} onClick={() => choose(plain)}>
            {t(reviewPage['choose-plain'])}
          </ActButton>
          <ActButton
            type="primary"
            why={whyNot('not-acceptable', chosen.filter((one) => !isAcceptable(one)).length)}
            onClick={() => ask('accept')}
          >
            {t(reviewPage.accept)}
          </ActButton>
          <ActButton
            danger
            why={whyNot('not-returnable', chosen.filter((one) => !isReturnable(one)).length)}
            onClick={() => ask('return')}
          >
            {t(reviewPage.return)}
          </ActButton>
        </div>
      </header>
      {review.work && (
        <BulkWork key={review.work.bulk} work={review.work} reads="progress.review" onClose={review.forgetWork} />
      )}
      <Sieves period={period} figures={figures} sieve={sieve} show={show} onSieve={setSieve} onShow={setShow} />
      {closed && <Alert type="info" showIcon title={t(closed)} />}
      <p className="note" role="status">
        {list.isReading && t(reviewPage.reading, { count: figures.length })}
      </p>
      <Rows
        label={t(reviewPage.queue)}
        rows={rows}
        rowKey={keyOf}
        isReading={list.isReading && rows.length === 0}
        refused={list.refused}
        again={list.again}
        empty={t(show === 'waiting' && figures.length === 0 ? reviewEmpty.waiting : reviewEmpty.others)}
        rowSelection={selection(({ of, about }) => `${named(of.name)} ${t(about)}`, t(reviewPage['select-all']))}
        columns={columns}
      />
      {asked === 'accept' && (
        <Accepting
          period={period}
          figures={chosen}
          review={review}
          onDone={clear}
          onClose={() => setAsked(undefined)}
        />
      )}
      <Confirm
        open={asked === 'return'}
        danger
        title={t(reviewPage['return-title'], { count })}
        act={t(reviewPage['return-do'])}
        whyKept={`return/${period.id}`}
        least={4}
        acting={review.acting}
        onConfirm={async (why) =>
          ended(await review.sendBack(chosen, why, t(reviewPage['why-returning'], { period: t(period.name) })))
        }
        onClose={() => setAsked(undefined)}
      >
        <p>{t(reviewPage['return-about'])}</p>
        <ul className="agreed-to">
          {chosen.map((one) => (
            <li key={keyOf(one)}>
              {named(one.of.name)} · {t(one.about)}
            </li>
          ))}
        </ul>
      </Confirm>
    </section>
  );
}
