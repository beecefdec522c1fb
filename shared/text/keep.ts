import type { Text } from './refusal.ts';

/** What the commands say that keep the data of one machine safe. */
export const keepText = {
  'usage-backup': {
    zh: '用法：jixiao backup 备份文件 --config 配置文件',
    en: 'Usage: jixiao backup FILE --config CONFIG',
  },
  'usage-restore': {
    zh: '用法：jixiao restore 备份文件 --config 配置文件（或 --data 目录）',
    en: 'Usage: jixiao restore FILE --config CONFIG (or --data DIR)',
  },
  'other-user': {
    zh: '数据目录 {directory} 属于其他用户：请以运行本系统的用户执行，例如 runuser -u jixiao -- jixiao …',
    en: 'The data folder {directory} is of another user: run this as the one that serves it, for example runuser -u jixiao -- jixiao …',
  },
  'nothing-kept': {
    zh: '{directory} 中还没有数据：服务尚未启动过。',
    en: '{directory} holds no data yet: nothing was served from it.',
  },
  'backup-inside': {
    zh: '备份文件不能放在数据目录内：请换一个位置，最好在另一块磁盘上。',
    en: 'The backup must lie outside the data folder: name another place, best on another disk.',
  },
  'backup-elsewhere': {
    zh: '注意：{what} 存于 {endpoint}，不在此备份中，请在那里另行备份。',
    en: 'Mind: {what} at {endpoint} are not in this backup. Back them up there.',
  },
  records: { zh: '数据记录', en: 'the records' },
  'all-files': { zh: '文件', en: 'the files' },
  files: {
    altered: { zh: '文件被改动', en: 'the file was altered' },
    missing: { zh: '文件缺失', en: 'the file is missing' },
    unlisted: { zh: '清单中没有此文件', en: 'no manifest names the file' },
    unreadable: { zh: '文件无法读取', en: 'the file cannot be read' },
    misrecorded: { zh: '数据库所记与文件不符', en: 'the record in the database says something else of the file' },
  },
  'file-changed': {
    zh: '备份期间文件缩短：{file}。请重新备份。',
    en: 'The file {file} became shorter while it was backed up: start again.',
  },
  'backed-up': {
    zh: '已备份：{file}（{size}，内容 {content}，{files} 个文件，用时 {seconds} 秒）\n备份时刻：{at}；此前已确认的内容均在其中。',
    en: 'Backed up: {file} ({size}; {content} in {files} files; {seconds} s)\nAs of {at}; whatever was acknowledged before is in it.',
  },
  'archive-refused': {
    zh: '未恢复：备份文件 {file} 不可用，{wrong}{name}',
    en: 'Nothing restored: {file} is no backup to restore from, {wrong}{name}',
  },
  archive: {
    absent: { zh: '文件不存在。', en: 'it is not there. ' },
    foreign: { zh: '不是本系统的备份。', en: 'it is none of this system. ' },
    damaged: { zh: '内容损坏或被截断：', en: 'it is damaged or cut short: ' },
    cut: { zh: '末尾缺失，备份不完整。', en: 'its end is missing. ' },
    missing: { zh: '缺少 ', en: 'it lacks ' },
    altered: { zh: '内容与清单不符：', en: 'this is not what its manifest says: ' },
    unexpected: { zh: '含有清单以外的内容：', en: 'this does not belong in it: ' },
  },
  'restore-full': {
    zh: '未恢复：{directory} 不是空目录。请指定空的或不存在的目录；旧数据请先移开保存。',
    en: 'Nothing restored: {directory} is not empty. Name a folder that is empty or not there; move what lies there aside first.',
  },
  'restore-newer': {
    zh: '未恢复：备份由较新的版本 {version} 写成（数据格式 {found}），本版本只认识到格式 {known}。请使用该版本恢复。',
    en: 'Nothing restored: version {version} wrote the backup (data format {found}); this one knows formats up to {known}. Restore with that version.',
  },
  'restore-other-county': {
    zh: '未恢复：备份属于 {found}，而配置为 {given}。',
    en: 'Nothing restored: the backup is that of {found}, and the configuration says {given}.',
  },
  'restore-broken': {
    zh: '未恢复：备份中的记录未通过核验，共 {count} 处：\n{faults}\n如这些问题在备份之前早已存在并为人所知，可加 --with-faults 仍然恢复。',
    en: 'Nothing restored: the records in the backup do not verify, {count} findings:\n{faults}\nIf they are known from before the backup, --with-faults restores all the same.',
  },
  checking: { zh: '正在核验审计链与封存…', en: 'verifying audit chains and seals…' },
  restored: {
    zh: '已恢复到 {directory}（用时 {seconds} 秒）\n备份时刻：{at}；此后的填报与签字须重新办理。\n已核验：审计链 {chains} 条，封存 {seals} 份，报告文件 {reports} 个。',
    en: 'Restored to {directory} ({seconds} s)\nAs of {at}; what was filed and signed after that must be done again.\nVerified: {chains} audit chains, {seals} seals, {reports} report files.',
  },
  'not-checked': {
    zh: '数据记录不在此备份中，未核验；请在存放记录之处核验。',
    en: 'The records are not in this backup and were not verified: verify them where they are.',
  },
  'no-table': { zh: '数据库中没有表', en: 'the database has no table' },
  'database-damaged': { zh: '数据库文件损坏：{reason}', en: 'the database file is damaged: {reason}' },
  'forged-seal': { zh: '封存或清单不是本系统签署的', en: 'seal or manifest is not the one that this system signed' },
} satisfies Record<string, Text | Record<string, Text>>;
