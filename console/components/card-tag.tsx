import { cardStates } from '../../shared/text/cards.ts';
import { cardMarks } from '../../shared/text/console/parts.ts';
import { useWords } from '../words.tsx';

interface CardTagProps {
  readonly state: keyof typeof cardMarks | undefined;
  /** In one character, where there is no room for more. */
  readonly bare?: boolean;
}

/** 预警、黄牌、红牌, by colour and in words. */
export function CardTag({ state, bare = false }: CardTagProps) {
  const { t } = useWords();
  if (state === undefined) return null;
  return (
    <i className={`card card-${state}`} title={bare ? t(cardStates[state]) : undefined}>
      {t(bare ? cardMarks[state] : cardStates[state])}
    </i>
  );
}
