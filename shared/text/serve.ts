import type { Text } from './refusal.ts';

/** Why the edition for one machine does not serve, and what it says when it does. */
export const serveText = {
  usage: {
    zh: '用法：jixiao <命令>\n  serve --config 文件 [--port 端口] [--data 目录] [--address 地址]   运行本地系统\n  accounts first 人员编号 姓名 --config 文件   新建首任安全管理员的账号\n  accounts reset 登录名 --config 文件   无人能够登录时，发放一次性口令\n  backup 备份文件 --config 文件   把全部数据备份为一个文件，运行中亦可\n  restore 备份文件 --config 文件 [--with-faults]   核验后恢复到空的数据目录\n  doctor --config 文件 [--all]   检查本机与数据，逐项说明如何处理\n  policies   打印模板中各函数角色的权限，供数据库与存储的管理员配置\n  version    打印版本',
    en: 'Usage: jixiao COMMAND\n  serve --config FILE [--port N] [--data DIR] [--address URL]   runs a county\n  accounts first SUBJECT NAME --config FILE   makes the account of the first security administrator\n  accounts reset LOGIN --config FILE   hands out a password when nobody can sign in\n  backup FILE --config FILE   all data in one file, also while it is served\n  restore FILE --config FILE [--with-faults]   verifies it and restores it into an empty data folder\n  doctor --config FILE [--all]   looks at machine and data, and says what to do\n  policies   prints what each role of the template may do, for whoever runs database and storage\n  version    prints the version',
  },
  'no-config': {
    zh: '请以 --config 指定配置文件（jixiao.json）；格式见 docs/one-machine.md。',
    en: 'Name the configuration with --config (jixiao.json); docs/one-machine.md says what it holds.',
  },
  'config-unreadable': {
    zh: '配置文件 {file} 无法读取：{reason}',
    en: 'The configuration {file} cannot be read: {reason}',
  },
  'config-wrong': {
    zh: '配置文件 {file} 有误：\n{faults}',
    en: 'The configuration {file} is wrong:\n{faults}',
  },
  'disk-is-full': {
    zh: '磁盘已满，未能完成；已清除做了一半的内容。请清理磁盘后重试。',
    en: 'The disk is full: nothing was finished, and nothing half done is left. Clear it and try again.',
  },
  'not-built': {
    zh: '没有可运行的系统：请先执行 npm run build。',
    en: 'There is nothing to serve: run npm run build first.',
  },
  serving: {
    zh: '{name} 正在运行：{address}（本机 {local}）\n数据目录 {directory}，版本 {version}',
    en: '{name} is served: {address} (here {local})\nData folder {directory}, version {version}',
  },
  'newer-data': {
    zh: '数据目录 {directory} 由较新的版本（数据格式 {found}）写成，本版本只认识到格式 {known}：请使用新版本，或恢复升级前的备份。',
    en: 'The data folder {directory} was written by a newer version (data format {found}); this one knows formats up to {known}: run the newer version, or restore the backup from before the upgrade.',
  },
  migrated: {
    zh: '数据目录已从格式 {from} 升级到 {to}：{what}',
    en: 'The data folder was brought from format {from} to {to}: {what}',
  },
  'closed-to-others': {
    zh: '关闭本机其他用户对已有文件的访问',
    en: 'files of before are closed to other users of this machine',
  },
  'messages-kept': {
    zh: '后台任务的消息在重启后仍然保留',
    en: 'messages of background work are kept over a restart',
  },
  'demo-folder': {
    zh: '数据目录 {directory} 属于演示县，不能用于正式运行：请换用其他目录（data）。',
    en: 'The data folder {directory} is that of the demo county and serves no real one: take another (data).',
  },
  'other-county': {
    zh: '数据目录 {directory} 属于 {found}，而配置为 {given}：请更正 jurisdiction，或换用其他目录。',
    en: 'The data folder {directory} is that of {found}, and the configuration says {given}: correct jurisdiction, or take another folder.',
  },
  'open-machine': {
    zh: '配置声明本机只有管理员可以登录（"machine": "ours-alone"）：数据库引擎未与本机其他用户隔离。',
    en: 'The configuration says that nobody but its administrators logs in to this machine ("machine": "ours-alone"): the engine is not kept from its other users.',
  },
} satisfies Record<string, Text>;
