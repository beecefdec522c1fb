import type { Text } from './refusal.ts';

/** What the description of the API says in words, where it has no other source. */
export const interfaceText = {
  remarked: {
    zh: '核对意见所针对的填报的编号，即提出核对意见时答复中的 filing；写核对意见自身的编号（n）也可。',
    en: 'The number of the filing that was remarked on, `filing` in the answer to the remark; that of the remark itself (`n`) means the same.',
  },
  title: { zh: '绩效', en: 'Jixiao' },
  about: {
    zh: '政府绩效管理系统接口。凡写入的 POST 须带 Idempotency-Key，PUT 须带 If-Match（成批填报除外：填报只追加，不覆盖，答复中的 supersedes 指明所更正的填报）。请求体至多 {bytes} 字节、嵌套至多 {deep} 层。拒绝办理时以 Accept-Language 所选的语言（zh 或 en）说明原因；标注“网关”的应答由网关直接给出，仅有英文 message。权限范围 owned：角色所及单位及其下属单位主持的考核周期和考核办法（未限单位的，及于全地区）；whole：仅限权限及于全地区的。',
    en: 'Government performance management. Every POST that writes takes an Idempotency-Key, every PUT an If-Match, but for figures filed for many subjects at once, where nothing is overwritten and the answer says which filing each corrects (supersedes). A body has at most {bytes} bytes and {deep} levels. A refusal says why in the language of Accept-Language (zh or en); what is marked as of the gateway comes from the gateway itself, whose message is English only. The reach owned is the periods and schemes of the unit that a role is held over and of the units below it, or of everybody where it is held over none; whole is for the latter alone.',
  },
  here: { zh: '提供本说明的地址', en: 'Where this description was read' },
  deployed: { zh: '已部署的系统', en: 'A deployed system' },
  address: { zh: '部署输出 Url 或自有域名', en: 'The output Url of the deployment, or its own domain name' },
  allowed: { zh: '可办理', en: 'Allowed' },
  public: { zh: '公开', en: 'Public' },
  recusal: {
    zh: '与考核对象有关联者回避',
    en: 'Nobody connected with the subject acts in a role that runs or oversees the assessment.',
  },
  version: {
    zh: '所依据的版本：读取时返回的 ETag（尚无记录时为 "0"）',
    en: 'The version the edit is based on: the ETag of what was read ("0" where nothing is kept yet)',
  },
  key: {
    zh: '每次新的提交用新的值，重复提交才不会重复入账',
    en: 'A value of its own for each new submission: sent twice, it is done once',
  },
  webhook: { zh: '待办临近、到期或逾期', en: 'A duty has become near, due or late' },
  signed: {
    zh: '经事件总线送达；单机版由 webhook 送达，标头 jixiao-signature 为 v1= 加上以约定密钥对“jixiao-timestamp.请求体”所作的 HMAC-SHA256（十六进制）。同一 detail.id 再次送达的，应予丢弃。',
    en: 'By the bus; on one machine by a webhook, whose header jixiao-signature is v1= and the HMAC-SHA256 in hex, by the agreed secret, of jixiao-timestamp, a point and the body. What comes again under the same detail.id is to be dropped.',
  },
  challenge: { zh: '令牌为何不被接受', en: 'Why the token is not taken' },
  retry: { zh: '多少秒后可再试', en: 'Seconds after which to try again' },
} satisfies Record<string, Text>;

/** How a request that was served ended. */
export const successes: Readonly<Record<200 | 201 | 202, Text>> = {
  200: { zh: '成功', en: 'OK' },
  201: { zh: '已记录', en: 'Recorded' },
  202: { zh: '已受理，尚未办完', en: 'Taken on, not yet done' },
};

/**
 * What the gateway answers by itself, before or in place of a function: an HTTP API takes no texts of ours for it. AWS documents the
 * limit behind 431 (10,240 bytes of request line and header values) and not how it is told.
 */
export const gatewayAnswers = {
  400: { message: 'Bad Request', zh: '网关：请求不合 HTTP', en: 'Gateway: not proper HTTP' },
  401: { message: 'Unauthorized', zh: '网关：无令牌或令牌无效', en: 'Gateway: no token or none that is good' },
  403: { message: 'Forbidden', zh: '网关：令牌无此权限范围', en: 'Gateway: the token lacks a scope' },
  404: { message: 'Not Found', zh: '网关：无此地址', en: 'Gateway: no such address' },
  413: { message: 'Request Entity Too Large', zh: '网关：请求体超过 10 MB', en: 'Gateway: a body of more than 10 MB' },
  429: { message: 'Too Many Requests', zh: '网关：请求过于频繁', en: 'Gateway: too many requests' },
  431: {
    message: 'Request Header Fields Too Large',
    zh: '网关：请求行与请求头超过 10240 字节',
    en: 'Gateway: request line and headers of more than 10,240 bytes',
  },
  500: { message: 'Internal Server Error', zh: '网关：内部错误', en: 'Gateway: internal error' },
  503: { message: 'Service Unavailable', zh: '网关：暂时无法办理', en: 'Gateway: unavailable for now' },
  504: { message: 'Gateway Timeout', zh: '网关：办理超时', en: 'Gateway: not answered in time' },
} as const satisfies Readonly<Record<number, Text & { readonly message: string }>>;

export type GatewayStatus = keyof typeof gatewayAnswers;
