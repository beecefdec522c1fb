import { progressPage } from '../../../shared/text/console/progress.ts';
import { useWords } from '../../words.tsx';
import type { Item } from './looked-at.ts';

/** What is expected of the whole period, and by whom. */
export function Forecast({ item: { forecast, unitOfMeasure = '' } }: { readonly item: Item }) {
  const { t } = useWords();
  if (!forecast) return <>—</>;
  const { figure, by, statement } = forecast;
  return (
    <>
      <b>
        {by === 'linear' ? rounded(figure) : figure} {unitOfMeasure}
      </b>{' '}
      <span className="note">
        {t(by === 'linear' ? progressPage['forecast-linear'] : progressPage['forecast-as-filed'])}
        {statement !== undefined && `：${statement}`}
      </span>
    </>
  );
}

/** What was reckoned from the time that has passed is no more exact than that. */
const rounded = (figure: string): string => String(Number(Number(figure).toFixed(2)));
