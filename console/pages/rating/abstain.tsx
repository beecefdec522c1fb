import { ratingPage } from '../../../shared/text/console/rating.ts';
import { Confirm } from '../../components/confirm.tsx';
import { useWords } from '../../words.tsx';
import type { Asked, Ballot } from './said.ts';

/** Of whom somebody abstains, and in what. */
export interface Abstaining {
  readonly ballot: Ballot;
  readonly asked: Asked;
}

interface AbstainProps {
  readonly abstaining: Abstaining | undefined;
  readonly onAbstain: (cell: { readonly subject: string; readonly indicator: string }, reason: string) => void;
  readonly onClose: () => void;
}

/** 弃权 is said with its reason, and counts neither as a mark nor as zero. */
export function Abstain({ abstaining, onAbstain, onClose }: AbstainProps) {
  const { t } = useWords();
  if (!abstaining) return null;
  const { ballot, asked } = abstaining;
  const cell = { subject: ballot.subject, indicator: asked.indicator };
  return (
    <Confirm
      open
      title={t(ratingPage['abstain-of'], { subject: ballot.name, indicator: asked.name })}
      act={t(ratingPage.abstain)}
      whyKept={`rating/${ballot.subject}/${asked.indicator}`}
      onConfirm={(why) => {
        onAbstain(cell, why.trim());
        return Promise.resolve(true);
      }}
      onClose={onClose}
    >
      <p>{t(ratingPage['abstain-about'])}</p>
    </Confirm>
  );
}
