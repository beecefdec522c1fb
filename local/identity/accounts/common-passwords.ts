/**
 * The most common passwords of ten characters and more, from what is published each year of leaked ones, Chinese ones among them;
 * with letters that stand for others written back, and figures and marks at the end left away, each stands for many.
 */
const common = new Set(
  `password passwords passwort password123 iloveyou iloveyouforever qwertyuiop qwerty123456 qwertyqwerty asdfghjkl asdfghjkl; zxcvbnm
  zxcvbnmasdfghjkl 1qaz2wsx3edc 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4t5 qazwsxedc qazwsxedcrfv qweasdzxc 1qazxsw2 1qaz2wsx 1qaz2wsx3edc4rfv
  zaq12wsx zaqxswcde woaini woaini1314 woaini520 woaini5201314 woaini1314520 5201314 1314520 5201314520 520131452013 aini1314
  administrator admin admin123 admin123456 adminadmin root rootroot test testtest welcome welcome1 letmein changeme
  monkey dragon football baseball basketball superman princess sunshine shadow master michael jordan charlie computer internet
  abc123 abcd1234 abcdef abcdefg abcdefgh abcdefghij abcdefghijk a123456 a1234567 a12345678 a123456789 aa123456 aa12345678 aa123456789
  qq123456 qq123456789 qwe123 qwe123456 asd123 asd123456 zxc123 zxc123456 wang123456 zhang123456 li123456 liu123456 chen123456
  zhongguo zhonghua beijing shanghai mima mima123456 mimamima denglu woshishui nihao nihaoma gongwuyuan zhengfu xianzhengfu caizhengju
  jixiao jixiaokaohe jixiaoban kaohe government hello helloworld secret trustno1 whatever freedom computer lovely loveyou
  147258369 147852369 159357 159753 741852963 789456123 987654321 0987654321 1234567890 12345678910 123123123 112233445566 11223344
  123321 1233211234567 123456654321 1357924680 246813579 31415926535`.split(/\s+/),
);

const written: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
};

/** Whether a password is among the first that anybody would try: a common one, one part again and again, or a run along the keys. */
export function isCommon(plain: string): boolean {
  const bare = plain.replace(/[\d\W_]+$/u, '');
  const readings = [plain, bare, plain.replace(/^[\d\W_]+/u, '')];
  const spelled = readings.map((reading) => reading.replace(/[@431!0$5]/g, (sign) => written[sign] ?? sign));
  if ([...readings, ...spelled].some((reading) => common.has(reading))) return true;
  // One part of up to four characters, over and over: 1212121212, abcabcabcabc.
  if (/^(.{1,4})\1+.{0,3}$/su.test(plain)) return true;
  return isRun(plain);
}

const rows = ['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const runs = rows.flatMap((row) => [row, Array.from(row).toReversed().join('')]);

/** Whether nearly every character follows from the one before it: 1234567890, abcdefgh12, qwertyuiop1. */
function isRun(plain: string): boolean {
  const pairs = Array.from({ length: plain.length - 1 }, (_, at) => plain.slice(at, at + 2));
  const follow = pairs.filter((pair) => runs.some((row) => row.includes(pair)));
  return follow.length >= pairs.length - 2;
}
