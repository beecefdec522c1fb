import type { Ground, Life, LifeState, LifeStep } from '../domain/period/withdrawal.ts';
import type { Text } from './refusal.ts';

export const groundNames: Readonly<Record<Ground, Text>> = {
  merged: { zh: '机构合并', en: 'merged into another unit' },
  dissolved: { zh: '机构撤销', en: 'dissolved' },
  left: { zh: '退休、调出或者离职', en: 'retired, moved away or resigned' },
  exempt: { zh: '按办法不参加考核或者不定等次', en: 'exempt under the scheme' },
};

export const lifeStates: Readonly<Record<LifeState, Text>> = {
  assessed: { zh: '参加考核', en: 'assessed' },
  proposed: { zh: '已提请退出考核', en: 'its withdrawal is proposed' },
  withdrawn: { zh: '已退出考核', en: 'withdrawn' },
  ungraded: { zh: '参加考核、不定等次', en: 'assessed without a grade' },
};

export const lifeStepNames: Readonly<Record<LifeStep, Text>> = {
  propose: { zh: '提请退出考核', en: 'propose the withdrawal' },
  confirm: { zh: '由委员会同意', en: 'the committee confirms it' },
  reject: { zh: '由委员会不予同意', en: 'the committee rejects it' },
  revoke: { zh: '由委员会撤销原决定、恢复考核', en: 'the committee revokes it, and the subject is assessed as before' },
};

export const lateInputTexts = {
  proposed: {
    zh: '结果已提请审定，补报不再计分',
    en: 'The results were laid before the committee meanwhile; what came late is scored no more',
  },
} satisfies Record<string, Text>;

/** Why somebody is in no ranking: 退出考核：机构撤销（示编〔2026〕3号）. */
export function lifeText({ state, ground, exemption, document: { number } }: Life): Text {
  const why = exemption ?? groundNames[ground];
  const what = lifeStates[state];
  return { zh: `${what.zh}：${why.zh}（${number}）。`, en: `${what.en}: ${why.en} (${number}).` };
}
