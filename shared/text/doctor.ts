import type { Text } from './refusal.ts';

/** What `jixiao doctor` says, and what to do about it. */
export const doctorText = {
  serves: { zh: '服务正在运行：端口 {port}，版本 {version}', en: 'The service runs: port {port}, version {version}' },
  'not-serving': {
    zh: '端口 {port} 上没有服务在运行（本机版本 {version}）',
    en: 'No service answers at port {port} (version here: {version})',
  },
  unhealthy: {
    zh: '服务在运行，但数据库没有应答或磁盘已满（端口 {port}）：请查看 journalctl -u jixiao',
    en: 'The service at port {port} runs, but its database does not answer or its disk is full: see journalctl -u jixiao',
  },
  'other-version': {
    zh: '正在运行的是版本 {running}，而此处是 {here}：请重新启动服务',
    en: 'Version {running} runs, and {here} lies here: start the service again',
  },
  hidden: {
    zh: '数据库引擎可与本机其他用户隔离',
    en: 'The database engine can be kept from other users of this machine',
  },
  'ours-alone': {
    zh: '按配置（ours-alone）不与本机其他用户隔离：请确认只有管理员可以登录本机',
    en: 'By the configuration (ours-alone) the engine is not kept from other users: see to it that only administrators log in here',
  },
  'not-hidden': {
    zh: '无法隔离数据库引擎（{reason}）：请安装 util-linux 与 iproute2，并允许普通用户建立网络命名空间，见 docs/one-machine.md',
    en: 'The engine cannot be hidden ({reason}): install util-linux and iproute2, and allow network namespaces to ordinary users, see docs/one-machine.md',
  },
  'own-accounts': {
    zh: '使用本机账号登录（未配置 issuer）',
    en: 'People sign in with accounts of this machine (no issuer)',
  },
  issuer: { zh: '统一认证可达：{url}', en: 'The issuer answers: {url}' },
  'issuer-silent': {
    zh: '统一认证不可达：{url}（{reason}）。请检查网络与证书，自建证书机构用 NODE_EXTRA_CA_CERTS 指定',
    en: 'The issuer {url} does not answer ({reason}): check network and certificate; NODE_EXTRA_CA_CERTS names an authority of your own',
  },
  'issuer-foreign': {
    zh: '{url} 没有 OpenID Connect 的发现文档：请更正配置中的 issuer.url',
    en: '{url} hands out no OpenID Connect discovery: correct issuer.url',
  },
  'issuer-other': {
    zh: '统一认证自称 {found}，配置为 {url}：两者必须逐字相同，请更正 issuer.url',
    en: 'The issuer calls itself {found}, the configuration {url}: they must be the same to the letter, correct issuer.url',
  },
  keys: { zh: '统一认证的 RS256 密钥可用：{count} 个', en: 'Keys of the issuer for RS256: {count}' },
  'no-keys': {
    zh: '{url} 没有可用的 RS256 密钥：请在统一认证中为本客户端启用 RS256 签名',
    en: '{url} has no key for RS256: let the issuer sign with RS256 for this client',
  },
  clock: {
    zh: '本机时钟与统一认证相差 {apart} 秒',
    en: 'The clocks here and at the issuer are {apart} s apart',
  },
  'clock-apart': {
    zh: '本机时钟与统一认证相差 {apart} 秒，登录会失败，期限会算错：请校时（timedatectl set-ntp true）',
    en: 'The clocks here and at the issuer are {apart} s apart; sign-in fails and deadlines go wrong: set the time (timedatectl set-ntp true)',
  },
  'clock-set': { zh: '本机时钟已与时间服务器同步', en: 'The clock of this machine is set by a time server' },
  'clock-not-set': {
    zh: '本机时钟未与时间服务器同步，期限可能算错：请校时（timedatectl set-ntp true）',
    en: 'The clock of this machine is set by no time server; deadlines may go wrong: timedatectl set-ntp true',
  },
  'clock-unknown': {
    zh: '未能确认本机时钟是否准确：请自行核对',
    en: 'Nothing here tells whether the clock of this machine is right: check it yourself',
  },
  'address-plain': {
    zh: '{address} 不是 https 地址：只可用于试用',
    en: '{address} is no https address: for trying out only',
  },
  'address-silent': {
    zh: '从本机访问不到 {address}，未检查证书（{reason}）',
    en: '{address} does not answer from here, its certificate was not looked at ({reason})',
  },
  certificate: {
    zh: '{address} 的证书还有 {days} 天到期，不足 14 天时请立即更换',
    en: 'The certificate of {address} lasts {days} more days; renew it before 14 are left',
  },
  'certificate-bad': {
    zh: '{address} 的证书无效（{reason}）：请更换，或检查反向代理的证书链；本单位自有证书机构的，用 NODE_EXTRA_CA_CERTS 指明',
    en: 'The certificate of {address} is not valid ({reason}): renew it, or mend the chain at the proxy; NODE_EXTRA_CA_CERTS names an authority of your own',
  },
  'nothing-yet': {
    zh: '{directory} 中还没有数据：服务尚未启动过',
    en: '{directory} holds no data yet: nothing was served from it',
  },
  format: { zh: '数据格式 {format}，与本版本相符', en: 'Data format {format}, that of this version' },
  'format-older': {
    zh: '数据格式 {format}，下次启动时升级到 {known}：请先备份',
    en: 'Data format {format}; the next start brings it to {known}: back up first',
  },
  'format-newer': {
    zh: '数据格式 {format} 新于本版本所知的 {known}：请换回较新的版本，或恢复升级前的备份',
    en: 'Data format {format} is newer than {known}, which this version knows: take the newer version, or restore the backup from before',
  },
  'other-county': {
    zh: '数据目录 {directory} 属于 {found}，而配置为 {given}：请更正 jurisdiction 或 data',
    en: 'The data folder {directory} is that of {found}, the configuration says {given}: correct jurisdiction or data',
  },
  closed: { zh: '数据目录 {directory} 对其他用户关闭', en: 'The data folder {directory} is closed to others' },
  'folder-open': {
    zh: '其他用户可以访问 {count} 处，例如 {first}：请执行 chmod -R go= {directory}',
    en: 'Others can reach {count} places, such as {first}: chmod -R go= {directory}',
  },
  holds: {
    zh: '共 {rows} 条记录，数据库 {database}，文件 {files}',
    en: '{rows} records; database {database}, files {files}',
  },
  growth: {
    zh: '磁盘剩余 {free}，每天增长 {perDay}，可用 {days} 天；不足 {few} 天时请扩充磁盘',
    en: '{free} free, {perDay} more each day: {days} days left; get a larger disk before {few} are left',
  },
  'growth-none': { zh: '磁盘剩余 {free}，近期没有增长', en: '{free} free, nothing came of late' },
  'growth-unknown': {
    zh: '磁盘剩余 {free}；增长情况在运行一天后可知',
    en: '{free} free; how it grows is known after a day of service',
  },
  'disk-short': {
    zh: '磁盘空间不足：剩余 {free}，少于数据库的两倍或 1 GB。请清理或扩充磁盘',
    en: 'The disk is short: {free} free, less than twice the database or 1 GB. Clear it or get a larger one',
  },
  'too-many-rows': {
    zh: '记录已超过 {most} 条：恢复备份时的核验约需三刻钟以上，请计划迁往云上（docs/operations.md）',
    en: 'More than {most} records: to verify them at a restore takes three quarters of an hour and more. Plan the move to the cloud (docs/operations.md)',
  },
  'messages-none': {
    zh: '没有未送达的提醒，也没有积压的后台任务',
    en: 'No reminder is undelivered, and no background work waits',
  },
  'messages-dead': {
    zh: '{name} 有 {count} 条提醒未能送达，存于 {folder}：排除原因后移回 waiting 目录并重新启动',
    en: '{count} reminders could not be delivered by {name}; they lie in {folder}: mend the cause, move them back to waiting, start again',
  },
  'messages-waiting': {
    zh: '{name} 有 {count} 条提醒等待送达',
    en: '{count} reminders wait to be delivered by {name}',
  },
  'work-stuck': {
    zh: '{count} 条后台任务的消息超过一小时未完成：请查看 journalctl -u jixiao 中的错误',
    en: '{count} messages of background work are older than an hour: look for errors in journalctl -u jixiao',
  },
  'jobs-done': { zh: '没有中断的后台任务', en: 'No background work broke off' },
  'jobs-unfinished': {
    zh: '{count} 项后台任务超过一小时未完成；服务运行时会自动续做，如仍存在请查看日志',
    en: '{count} background works are over an hour late; a running service takes them up: if they stay, look at its log',
  },
  records: {
    zh: '审计链全部 {chains} 条完好，与封存和每日锚定相符；报告文件抽查最近一次封存的 {files} 个（--all 核验全部）',
    en: 'All {chains} audit chains are intact, by seals and anchors; of the report files the {files} of the newest seal (--all: every one)',
  },
  'records-all': {
    zh: '审计链全部 {chains} 条、封存 {seals} 份、报告文件全部 {files} 个完好',
    en: 'All {chains} audit chains, {seals} seals and all {files} report files are intact',
  },
  'records-broken': {
    zh: '核验发现 {count} 处不符，处理办法见 docs/operations.md“备份与恢复”：\n{faults}',
    en: '{count} findings; docs/operations.md says what to do:\n{faults}',
  },
  'records-notes': {
    zh: '另有 {count} 条提示，例如停机的夜晚没有锚定：\n{notes}',
    en: '{count} remarks besides, as of nights without an anchor:\n{notes}',
  },
  'records-elsewhere': {
    zh: '数据记录在其他数据库中，未核验',
    en: 'The records are in a database of somebody else’s and were not verified',
  },
  'no-room-to-check': {
    zh: '磁盘空间不足以复制数据库，未核验审计链',
    en: 'There is no room for a copy of the database: the chains were not verified',
  },
  'cannot-look': { zh: '无法检查：{reason}', en: 'It cannot be looked at: {reason}' },
  'all-well': { zh: '一切正常', en: 'all is well' },
  'not-well': { zh: '有 {count} 处需要处理', en: '{count} things to see to' },
} satisfies Record<string, Text>;
