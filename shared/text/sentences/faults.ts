import type { Text } from '../refusal.ts';

/** What can be wrong with a formula. */
export const faults = {
  'unexpected-character': { zh: '不认识的字符', en: 'unknown character' },
  'unexpected-end': { zh: '公式不完整', en: 'the formula ends too early' },
  'unexpected-word': { zh: '此处不应有这个符号', en: 'this cannot stand here' },
  'unknown-name': { zh: '没有这个数据项', en: 'no such figure' },
  'unknown-function': { zh: '没有这个函数', en: 'no such function' },
  'wrong-number-of-arguments': { zh: '函数参数个数不对', en: 'wrong number of arguments' },
  'too-deep': { zh: '括号嵌套过深', en: 'nested too deeply' },
  'too-large': { zh: '数值过大', en: 'the number grows too large' },
  'too-long': { zh: '运算步骤过多，请拆分或化简', en: 'it takes too many steps: divide it or make it simpler' },
  'division-by-zero': { zh: '除数为零', en: 'division by zero' },
  'power-not-whole': { zh: '指数须为 −100 至 100 的整数', en: 'a power must be a whole number from −100 to 100' },
  'digits-not-whole': { zh: '位数须为 0 至 20 的整数', en: 'digits must be a whole number from 0 to 20' },
} satisfies Record<string, Text>;
