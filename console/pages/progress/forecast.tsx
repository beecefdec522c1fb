import { progressPage } from '../../../shared/text/console/progress.ts';
import { useWords } from '../../words.tsx';
import type { Item } from './looked-at.ts';

/** What is expected of the whole period, and by whom. */
export function Forecast({ forecast }: { readonly forecast: Item['forecast'] }) {
  const { t } = useWords();
  if (!forecast) return <>—</>;
  const { figure, by, statement } = forecast;
  return (
    <>
      <b>{figure}</b>{' '}
      <span className="note">
        {t(by === 'linear' ? progressPage['forecast-linear'] : progressPage['forecast-as-filed'])}
        {statement !== undefined && `：${statement}`}
      </span>
    </>
  );
}
