import type { Text } from './refusal.ts';

/** Why the one-machine edition does not start, or cannot go on. */
export const startRefusals = {
  usage: {
    zh: '用法：npm start -- [--once] [--small] [--clock] [--data 目录] [--port 端口]',
    en: 'Usage: npm start -- [--once] [--small] [--clock] [--data DIR] [--port N]',
  },
  port: { zh: '--port 须为 0 至 65535', en: '--port must be 0 to 65535' },
  'port-in-use': {
    zh: '端口 {port} 已被占用。',
    en: 'Port {port} is in use: choose another with --port.',
  },
  'folder-not-writable': {
    zh: '数据目录不可写：{directory}',
    en: 'The data folder {directory} cannot be written: {reason}',
  },
  'folder-in-use': {
    zh: '数据目录正被另一进程使用：{directory}',
    en: 'The data folder {directory} is in use by another process.',
  },
  'folder-incomplete': {
    zh: '数据目录 {directory} 中已有数据，但下列文件缺失或为空：{missing}\n请从备份恢复，然后重新启动；系统不会另行新建。',
    en: 'The data folder {directory} holds data, but these files are missing or empty: {missing}. Restore them from the backup, then start again: nothing is made anew in their place.',
  },
  'disk-full': {
    zh: '磁盘空间不足：{directory}',
    en: 'The disk is full: less than {megabytes} MB is free in {directory}.',
  },
  'file-damaged': {
    zh: '文件已损坏：{file}\n请从备份恢复该文件，然后重新启动。',
    en: 'The file {file} is damaged. Restore it from the backup, then start again.',
  },
  'mark-damaged': {
    zh: '文件已损坏：{file}，其中应为所演示的年度或季度，例如 2025、2026-q2；数据未受影响，请更正后重新启动。',
    en: 'The file {file} is damaged: it names the year or quarter that was driven, for example 2025 or 2026-q2. The data is not touched; correct it and start again.',
  },
  'database-not-ours': {
    zh: '数据库已有数据，而 {directory} 中没有演示完成的标记：请换用空的数据库。',
    en: 'The database holds data already, and {directory} does not say that a drive was completed there: bring an empty one.',
  },
  'clock-turned': {
    zh: '此数据目录的时钟已拨快，其中的记录晚于现在：请加 --clock 启动，或换用其他目录（--data）。',
    en: 'The clock of this data folder was turned, and its records lie in the future: start it with --clock, or take another folder (--data).',
  },
  'no-engine': {
    zh: '缺少数据库引擎：请执行 npm ci，或以 DYNAMODB_ENDPOINT 指定其他 DynamoDB 端点。',
    en: 'No DynamoDB engine: {reason}. Run npm ci, or set DYNAMODB_ENDPOINT to another DynamoDB.',
  },
  'engine-not-hidden': {
    zh: '无法将数据库引擎与本机其他用户隔离（{reason}）。需要 util-linux 的 unshare 与 iproute2 的 ip，并允许普通用户建立网络命名空间（sysctl kernel.unprivileged_userns_clone=1；Ubuntu 24.04 起另需 kernel.apparmor_restrict_unprivileged_userns=0，或为本程序配置 AppArmor）。确认本机只有管理员可以登录时，可在配置中设 "machine": "ours-alone"。',
    en: 'The database engine cannot be kept from the other users of this machine ({reason}). It takes unshare of util-linux, ip of iproute2, and network namespaces for ordinary users (sysctl kernel.unprivileged_userns_clone=1; from Ubuntu 24.04 also kernel.apparmor_restrict_unprivileged_userns=0, or an AppArmor profile for this program). Where nobody but its administrators can log in to this machine, set "machine": "ours-alone" in the configuration.',
  },
  'engine-does-not-start': {
    zh: '数据库引擎无法启动。',
    en: 'The engine {engine} does not start: {reason}',
  },
  'engine-file': {
    zh: '如数据库文件已损坏，请从备份恢复：{directory}',
    en: 'If its file is damaged, restore it from the backup: {directory}',
  },
  'table-of-another-version': {
    zh: '数据表 {table} 由本系统的另一版本建立，其键或索引与模板不同。',
    en: 'The table {table} was made by another version of this system: its keys or indexes differ from the template.',
  },
  'table-gone': {
    zh: '数据目录中已有数据，而数据库中没有数据表 {table}：请使用原来的数据库（地址与密钥均与此前相同）。',
    en: 'The data folder holds data, but the database has no table {table}: bring the database of before, at its address and with its keys.',
  },
  'buckets-gone': {
    zh: '数据目录中已有数据，而该存储中没有任何对应的存储桶：请使用原来的存储。',
    en: 'The data folder holds data, but none of its buckets is there ({buckets}): bring the storage of before.',
  },
  'endpoint-not-whole': {
    zh: '{name} 须为完整地址，例如 http://127.0.0.1:8000；现为 {given}',
    en: '{name} must be a whole address, for example http://127.0.0.1:8000, and not {given}',
  },
  'keys-by-half': {
    zh: 'AWS_ACCESS_KEY_ID 与 AWS_SECRET_ACCESS_KEY 须同时设置，或都不设置。',
    en: 'Set both AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or neither.',
  },
  'webhook-by-half': {
    zh: 'JIXIAO_WEBHOOK_URL 须为完整地址，并以 JIXIAO_WEBHOOK_SECRET 给出至少 {shortest} 个字符的密钥。',
    en: 'JIXIAO_WEBHOOK_URL must be a whole address, and JIXIAO_WEBHOOK_SECRET a secret of {shortest} characters or more.',
  },
  'mail-by-half': {
    zh: 'JIXIAO_SMTP_URL 须形如 smtp://用户:口令@主机:587，并以 JIXIAO_MAIL_FROM 给出发件地址、JIXIAO_MAIL_TO 给出收件地址（可含 {person}）。',
    en: 'JIXIAO_SMTP_URL must be like smtp://user:password@host:587, with JIXIAO_MAIL_FROM for the sender and JIXIAO_MAIL_TO for the recipient, in which {person} may stand.',
  },
  'endpoint-unusable': {
    zh: '{name} 指向的 {endpoint} 不能使用。',
    en: '{endpoint}, where {name} points, cannot be used.\n{reason}',
  },
} satisfies Record<string, Text>;

/** What is told on the screen while the edition starts and runs. */
export const startNotes = {
  building: { zh: '· 构建与合成模板', en: 'building, synthesizing' },
  'set-aside': {
    zh: '数据目录中没有演示完成的标记，重新开始；原有数据保留在 {aside}',
    en: 'The data folder does not say that its drive was completed: it begins afresh, and what lay there is kept in {aside}',
  },
  kept: { zh: '数据已保留：{directory}', en: 'The data of the last start was kept: {directory}' },
  lost: {
    zh: '系统无法继续，已退出；数据保留在 {directory}',
    en: 'The system cannot go on and ends; its data stays in {directory}: {reason}',
  },
  driven: {
    zh: '· 以上全部经 HTTP 办理，共 {requests} 次请求，各由经办人本人发出',
    en: 'all of it over HTTP, {requests} requests, each by the person whose business it is',
  },
  results: { zh: '{period} 考核结果', en: 'results' },
  reports: { zh: '报告', en: 'reports (final, signed and sealed)' },
  description: { zh: '接口', en: 'OpenAPI' },
  console: { zh: '打开绩效工作台', en: 'Open the console' },
  public: { zh: '公众', en: 'public' },
  tokens: {
    zh: '{tokens} 中每人一个文件，令牌 12 小时有效，重新启动即更新',
    en: 'One file for each person of the county in {tokens}; tokens are valid for 12 hours, another start renews them.',
  },
  attach: {
    zh: '开发模式：函数在同一进程中运行，改动源码即自动重启；调试器地址 {debugger}',
    en: 'Development: the functions run in this process, a change of their source starts it again; attach a debugger to {debugger}',
  },
  'no-debugger': { zh: '未开启（加 --inspect 启动）', en: 'none (start with --inspect)' },
  'log-in': { zh: '在登录页选一个人进入：', en: 'log in as' },
  waits: { zh: '{count} 项待办：{zh}', en: '{en}' },
  ends: { zh: 'Ctrl-C 结束。', en: 'Ctrl-C ends everything.' },
  'engine-ended': { zh: '数据库引擎意外退出', en: 'the engine ended unexpectedly: {reason}' },
  'key-was-open': {
    zh: '此密钥文件曾可被本机其他用户读取，现已收紧权限；如有疑虑请视为泄露',
    en: 'others on this machine could read this key; it is closed to them now, but may have leaked',
  },
  'issuer-silent': { zh: '统一认证不可用', en: '{reason}' },
} satisfies Record<string, Text>;

/** Reminders on their way out of one machine. */
export const messageText = {
  'gave-up': {
    zh: '提醒未能送达，已放入 {file}：{reason}',
    en: 'a reminder could not be handed over and lies in {file}: {reason}',
  },
  dead: {
    zh: '{count} 条提醒未能送达，在 {folder}；移回 waiting 目录后重新启动即再次发送',
    en: '{count} reminders could not be handed over and lie in {folder}: move them back into its waiting folder and start again',
  },
} satisfies Record<string, Text>;

/** What another S3 cannot do, told to whoever starts the edition with it. */
export const lacking: Readonly<Record<'versions' | 'lock' | 'cors', Text>> = {
  versions: {
    zh: '不保留历史版本，被覆盖或删除的文件无法找回',
    en: 'keeps no versions: what is overwritten or deleted there is gone',
  },
  lock: {
    zh: '没有对象锁定，报告和封存文件可被该存储的管理员删除',
    en: 'has no object lock: whoever administers it can remove reports and seals',
  },
  cors: {
    zh: '不接受跨域规则，请在该存储处允许浏览器从下列地址上传',
    en: 'takes no CORS rules: allow uploads there that browsers send from {origins}',
  },
};

/** The clock that can be turned (`npm start -- --clock`). */
export const clockText = {
  banner: {
    zh: '时钟可拨：一切以拨动后的时间为准。在此输入 next（拨到下一期限）、to 2026-10-08T09:00、show，或另开终端执行 npm run clock -- next{data}',
    en: 'The clock can be turned, and everything goes by it: type next (to the next deadline), to 2026-10-08T09:00 or show here, or run in another terminal: npm run clock -- next{data}',
  },
  command: {
    zh: '用法：npm run clock -- [next | to 2026-10-08T09:00 | show] [--data 目录]',
    en: 'Usage: npm run clock -- [next | to 2026-10-08T09:00 | show] [--data DIR]',
  },
  now: { zh: '时钟：{now}（比实际快 {ahead}）', en: 'clock: {now} ({ahead} ahead of the real time)' },
  ahead: { zh: '{days} 天 {hours} 小时', en: '{days} days {hours} hours' },
  due: { zh: '{at}  {what}', en: '{what}' },
  waits: { zh: '已到期，待办理：{what}', en: 'past its deadline, waiting: {what}' },
  phase: { zh: '{of} {phase}阶段截止', en: '{phase} ends' },
  matter: { zh: '{of} {kind}期限', en: '{kind} due' },
  'nothing-due': {
    zh: '没有未到的期限：先创建并启动一个考核周期，或用 to 拨到某一时间。',
    en: 'No deadline lies ahead: create and open a period first, or turn the clock with to.',
  },
  usage: {
    zh: '不认识 {line}；可用：next、to 2026-10-08T09:00、show',
    en: '{line} is not understood; legal are: next, to 2026-10-08T09:00, show',
  },
  backwards: {
    zh: '时钟只能向前拨：现在是 {now}',
    en: 'The clock only goes forwards: it is {now}',
  },
  'not-turnable': {
    zh: '正在运行的系统没有可拨的时钟：请以 npm start -- --clock 启动。',
    en: 'What runs there has no clock to turn: start it with npm start -- --clock.',
  },
} satisfies Record<string, Text>;

/** `npm run invoke`. */
export const invokeText = {
  usage: {
    zh: '用法：npm run invoke -- 接口编号 --as 人员 [--params JSON] [--query JSON] [--body JSON] [--if-match N] [--data 目录]',
    en: 'Usage: npm run invoke -- ROUTE --as PERSON [--params JSON] [--query JSON] [--body JSON] [--if-match N] [--data DIR]',
  },
  'not-running': {
    zh: '数据目录 {directory} 上没有运行中的系统：请先执行 npm start 或 npm run dev。',
    en: 'Nothing runs on the data folder {directory}: run npm start or npm run dev first.',
  },
  'no-route': { zh: '没有接口 {id}；相近的有：', en: 'There is no route {id}; near it are:' },
  'no-person': { zh: '没有人员 {person}；可用：', en: 'Nobody is called {person}; there are:' },
  'not-json': { zh: '--{option} 不是 JSON 对象：{text}', en: '--{option} is no JSON object: {text}' },
  wrong: { zh: '{id} 的参数有误：', en: 'What {id} was given is wrong:' },
  takes: { zh: '{part} 可用：', en: '{part} takes:' },
  example: { zh: '{part} 示例：', en: '{part}, for example:' },
} satisfies Record<string, Text>;
