import Checkbox from 'antd/es/checkbox';
import Select from 'antd/es/select';
import { reviewPage, shownNames } from '../../../shared/text/console/review.ts';
import { slotName } from '../../../shared/text/duties.ts';
import type { Period } from '../../components/period-choice.tsx';
import { useWords } from '../../words.tsx';
import type { Figure, Sieve } from './figures.ts';
import type { Show } from './queue.tsx';

interface SievesProps {
  readonly period: Period;
  readonly figures: readonly Figure[];
  readonly sieve: Sieve;
  readonly show: Show;
  readonly onSieve: (sieve: Sieve) => void;
  readonly onShow: (show: Show) => void;
}

const shown = ['waiting', 'sign-off', 'remark', 'counting', 'returned'] as const satisfies readonly Show[];
const byLabel = { showSearch: true, optionFilterProp: 'label', allowClear: true } as const;

export function Sieves({ period, figures, sieve, show, onSieve, onShow }: SievesProps) {
  const { t, named } = useWords();
  const subjects = new Map(figures.map(({ of }) => [of.subject, of.name]));
  const indicators = new Map(figures.map(({ indicator, name }) => [indicator, name]));
  const slots = [...new Set(figures.map(({ slot }) => slot))].toSorted();
  const called = (slot: string) => t(slotName(slot, period.fiscalYearStart));
  return (
    <div className="choosing">
      <Select
        aria-label={t(reviewPage.show)}
        value={show}
        onChange={onShow}
        options={shown.map((value) => ({ value, label: t(shownNames[value]) }))}
      />
      <Select
        {...byLabel}
        mode="multiple"
        maxTagCount="responsive"
        aria-label={t(reviewPage.subject)}
        placeholder={t(reviewPage['any-subject'])}
        value={[...sieve.subjects]}
        onChange={(chosen) => onSieve({ ...sieve, subjects: chosen })}
        options={[...subjects].map(([value, name]) => ({ value, label: named(name) }))}
      />
      <Select
        {...byLabel}
        aria-label={t(reviewPage.indicator)}
        placeholder={t(reviewPage['any-indicator'])}
        value={sieve.indicator ?? null}
        onChange={(chosen) => onSieve({ ...sieve, indicator: chosen ?? undefined })}
        options={[...indicators].map(([value, name]) => ({ value, label: named(name) }))}
      />
      <Select
        {...byLabel}
        aria-label={t(reviewPage.slot)}
        placeholder={t(reviewPage['any-slot'])}
        value={sieve.slot ?? null}
        onChange={(chosen) => onSieve({ ...sieve, slot: chosen ?? undefined })}
        options={slots.map((value) => ({ value, label: called(value) }))}
      />
      <Checkbox checked={sieve.doubtful} onChange={({ target }) => onSieve({ ...sieve, doubtful: target.checked })}>
        {t(reviewPage.doubtful)}
      </Checkbox>
    </div>
  );
}
