import type { Moment } from '../domain/duty/reminder.ts';
import type { Text } from './refusal.ts';
import { months } from './reports/sentences.ts';

interface Reminded {
  readonly moment: Moment;
  readonly name: Text;
  readonly about?: Text | undefined;
  readonly subjectName: Text;
  readonly periodName: Text;
  readonly dueOn: string;
}

const moments: Readonly<Record<Moment, Text>> = {
  near: { zh: '临近到期', en: 'Due soon' },
  due: { zh: '即将截止', en: 'Due now' },
  late: { zh: '已逾期', en: 'Overdue' },
};

const sentences: Readonly<Record<Moment, (day: Text) => Text>> = {
  near: ({ zh, en }) => ({ zh: `请于${zh}前办理（含当日）。`, en: `It is due by the end of ${en}.` }),
  due: ({ zh, en }) => ({ zh: `截止日期为${zh}，请尽快办理。`, en: `It is due on ${en}: please see to it now.` }),
  late: ({ zh, en }) => ({ zh: `截止日期为${zh}，现已逾期，请立即办理。`, en: `It was due on ${en} and is overdue.` }),
};

/** A mail that reminds somebody: 【绩效待办】已逾期：填报（网办率（2026年7月）） */
export function reminderMail({ moment, name, about, subjectName, periodName, dueOn }: Reminded): {
  subject: Text;
  text: Text;
} {
  const what = {
    zh: about ? `${name.zh}（${about.zh}）` : name.zh,
    en: about ? `${name.en} (${about.en})` : name.en,
  };
  const sentence = sentences[moment](dayOf(dueOn));
  return {
    subject: {
      zh: `【绩效待办】${moments[moment].zh}：${subjectName.zh} ${what.zh}`,
      en: `[Performance] ${moments[moment].en}: ${subjectName.en}, ${what.en}`,
    },
    text: {
      zh: `${periodName.zh}，${subjectName.zh}：${what.zh}。${sentence.zh}`,
      en: `${periodName.en}, ${subjectName.en}: ${what.en}. ${sentence.en}`,
    },
  };
}

/** 2026年8月10日, 10 August 2026 */
function dayOf(date: string): Text {
  const [year = '', month = '', day = ''] = date.split('-');
  return {
    zh: `${year}年${Number(month)}月${Number(day)}日`,
    en: `${Number(day)} ${months[Number(month) - 1]} ${year}`,
  };
}
