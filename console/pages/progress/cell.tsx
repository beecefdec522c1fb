import { cardStates } from '../../../shared/text/cards.ts';
import { lightNames } from '../../../shared/text/console/parts.ts';
import { progressPage, whyUnlit } from '../../../shared/text/console/progress.ts';
import { CardTag } from '../../components/card-tag.tsx';
import { Light } from '../../components/light.tsx';
import type { Spoken } from '../../words.tsx';
import { percent, worstOf, type Item } from './looked-at.ts';

/** The light, how much of the target is reached, and the card, as small as a matrix asks; of several the worst and how many. */
export function Cell({ items }: { readonly items: readonly Item[] }) {
  const item = worstOf(items);
  if (!item) return null;
  const carded = items.find(({ card }) => card !== undefined)?.card;
  return (
    <>
      <Light light={item.light} bare />
      <span className="figure">{items.length > 1 ? `×${items.length}` : percent(item.reached)}</span>
      <CardTag state={carded?.state} bare />
    </>
  );
}

/** 业务网上办理率：红灯，按时间应完成75%，实际完成60%，黄牌 */
export function whatOf(item: Item, words: Spoken): string {
  const { t, named } = words;
  const carded = item.card && t(cardStates[item.card.state]);
  const parts = [t(lightNames[item.light]), whyOf(item, words), carded].filter(Boolean);
  return `${named(item.name)}：${parts.join('，')}`;
}

/** Why it has this light, in a sentence. */
export function whyOf(item: Item, { t }: Spoken): string {
  if (item.why) return t(whyUnlit[item.why]);
  const [reached, due] = [percent(item.reached), percent(item.due)];
  if (reached === undefined || due === undefined) return '';
  return t(Number(item.reached) < 0 ? progressPage['below-baseline'] : progressPage.behind, { reached, due });
}
