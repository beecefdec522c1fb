import { publicPage } from '../../shared/text/console/public.ts';
import { Refusal } from '../api/refusal.ts';
import { useWords } from '../words.tsx';

/** What went wrong, in plain words, and what can be done. */
export function Failed({ error, again }: { readonly error: unknown; readonly again?: () => void }) {
  const { t } = useWords();
  const told = error instanceof Refusal ? error.told : undefined;
  return (
    <div role="alert" className="failed">
      <p>{told ? told.detail : t(publicPage.unanswered)}</p>
      {told?.remedy !== undefined && <p>{told.remedy}</p>}
      {again && (
        <button type="button" onClick={again}>
          {t(publicPage.again)}
        </button>
      )}
    </div>
  );
}
