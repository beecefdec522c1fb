import { ProblemReply } from '../../functions/client.ts';
import { demoStory } from '../../shared/text/demo.ts';
import type { Api } from './api.ts';
import { type Stage, until } from './stage.ts';

const maker = 'li.jixiao';

/** The job of the period has done what it was set going for. */
export async function settled({ as }: Pick<Stage, 'as'>, period: string, reader: string = maker): Promise<void> {
  const reading = await as(reader);
  await until(async () => (await reading.call('periods.closing', { params: { period } })).body.stage === 'done');
}

/** What a decision moved has been ranked again. */
export async function ranked({ as }: Pick<Stage, 'as'>, period: string, reader: string = maker): Promise<void> {
  const reading = await as(reader);
  await until(async () => (await reading.call('results.read', { params: { period } })).body.ranking.length === 0);
}

/** The office proposes, the committee approves at a meeting; where the scheme has them announced, `announced` is what people say meanwhile. */
export async function publish(
  stage: Pick<Stage, 'as' | 'travelTo'>,
  period: string,
  {
    office = maker,
    committee = 'wu.zhuren',
    announced,
  }: { office?: string; committee?: string; announced?: () => Promise<void> } = {},
): Promise<void> {
  const params = { period };
  const proposing = await stage.as(office);
  await propose(proposing, period);
  await (await stage.as(committee)).call('results.approve', { params, body: { meeting: demoStory.secondMeeting } });
  if (announced) {
    const { announcement } = (await proposing.call('results.announce', { params, body: {} })).body;
    await announced();
    await stage.travelTo(Date.parse(announcement?.until ?? '') + 3_600_000);
  }
  // Time has gone on since the first token was issued.
  await (await stage.as(office)).call('results.publish', { params, body: {} });
  await settled(stage, period, office);
}

/** Refused while a group is ranked again, which the refusal says takes minutes: the office tries again, as it is told. */
async function propose(office: Api, period: string): Promise<void> {
  for (let tries = 1; ; tries += 1)
    try {
      await office.call('results.propose', { params: { period }, body: {} });
      return;
    } catch (error) {
      const stale =
        error instanceof ProblemReply && error.problem['type'] === 'urn:jixiao:problem:results.ranking-stale';
      if (!stale || tries === mostTries) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
}

const mostTries = 100;
