import * as z from 'zod';
import { AwsError } from '../functions/aws-error.ts';
import type { Stack } from '../template/stack.ts';
import { cloudOnly } from '../template/template.ts';

const busSchema = z.strictObject({ Name: z.string(), Description: cloudOnly, Tags: cloudOnly });

/** An event in the shape in which EventBridge hands it to a target. */
export const BusEvent = z.strictObject({
  id: z.string(),
  source: z.string(),
  'detail-type': z.string(),
  time: z.string(),
  detail: z.looseObject({}),
});
export type BusEvent = z.infer<typeof BusEvent>;

export interface EventBus {
  readonly name: string;
  readonly arn: string;
  /** Keeps the event for its targets; what it has taken survives the end of the process. */
  take(event: BusEvent): void;
}

export const createBuses = (stack: Stack, take: EventBus['take']): EventBus[] =>
  stack.all('AWS::Events::EventBus', busSchema).map(({ name, arn }) => ({ name, arn, take }));

const putSchema = z.object({
  Entries: z
    .array(
      z.object({
        EventBusName: z.string(),
        Source: z.string().min(1),
        DetailType: z.string().min(1).max(128),
        Detail: z.string(),
        Time: z.number().optional(),
      }),
    )
    .min(1)
    .max(10),
});
type Entry = z.infer<typeof putSchema>['Entries'][number];

/** Bytes of all entries of one call, as EventBridge counts them. */
const most = 1024 * 1024;

/** Answers EventBridge's JSON protocol: only what puts events. An entry that is no event is refused by itself. */
export function callEvents(
  buses: readonly EventBus[],
  operation: string,
  input: unknown,
  permit: (action: string, resource: string) => void,
): object {
  if (operation !== 'PutEvents')
    throw new AwsError(400, 'UnknownOperationException', `${operation} is not realised here`);
  const parsed = putSchema.safeParse(input);
  if (!parsed.success) throw new AwsError(400, 'ValidationException', z.prettifyError(parsed.error));
  const { Entries } = parsed.data;
  const bytes = Entries.reduce(
    (sum, { Detail, Source, DetailType }) => sum + Buffer.byteLength(Detail + Source + DetailType),
    0,
  );
  if (bytes > most)
    throw new AwsError(400, 'ValidationException', 'Total size of the entries in the request is over the limit.');
  const answers = Entries.map((entry) => {
    const bus = buses.find(({ name, arn }) => [name, arn].includes(entry.EventBusName));
    if (!bus) throw new AwsError(400, 'ResourceNotFoundException', `Event bus ${entry.EventBusName} does not exist.`);
    permit('events:PutEvents', bus.arn);
    return putting(bus, entry);
  });
  return { FailedEntryCount: answers.filter((one) => 'ErrorCode' in one).length, Entries: answers };
}

function putting(bus: EventBus, { Source, DetailType, Detail, Time }: Entry) {
  const detail = detailOf(Detail);
  if (!detail) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  const id = z.object({ id: z.string() }).safeParse(detail).data?.id;
  if (id === undefined || !/^[A-Za-z0-9-]{1,64}$/.test(id))
    return { ErrorCode: 'MalformedDetail', ErrorMessage: 'An event of this system has an id.' };
  bus.take({ id, source: Source, 'detail-type': DetailType, time: new Date((Time ?? 0) * 1000).toISOString(), detail });
  return { EventId: id };
}

function detailOf(text: string): Record<string, unknown> | undefined {
  try {
    return z.looseObject({}).safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
