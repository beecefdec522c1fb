import Button from 'antd/es/button';
import { useState } from 'react';
import { unitText } from '../../../shared/text/console/organisation.ts';
import { useRead } from '../../api/use-read.ts';
import { useWords } from '../../words.tsx';
import type { Official } from './held.tsx';
import { PersonForm } from './person-form.tsx';
import type { Unit } from '../../api/use-units.ts';

/** Whoever was appointed by id before there was a unit stands in none of the lists until they are given one. */
export function Unplaced({ unit, units }: { readonly unit: Unit; readonly units: readonly Unit[] }) {
  const { t } = useWords();
  const [official, setOfficial] = useState<Official>();
  // They come first of all.
  const { data } = useRead('organisation.people', { query: { limit: 20 } });
  const unplaced = data?.officials.filter((one) => one.unit === '') ?? [];
  if (unplaced.length === 0) return null;
  return (
    <div className="asking">
      <span className="note">{t(unitText.unplaced)}</span>
      {unplaced.map((one) => (
        <Button key={one.id} size="small" onClick={() => setOfficial({ ...one, unit: unit.id })}>
          {t(unitText['place-who'], { name: one.name })}
        </Button>
      ))}
      {official && (
        <PersonForm
          official={official}
          unit={unit.id}
          units={units}
          colleagues={[]}
          onClose={() => setOfficial(undefined)}
        />
      )}
    </div>
  );
}
