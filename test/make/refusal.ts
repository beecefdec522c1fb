import { ProblemReply } from '../../functions/client.ts';

/** The problem a call was refused with; fails the test when the call went through. */
export async function refusal(call: Promise<unknown>): Promise<ProblemReply['problem'] & { status: number }> {
  try {
    const answer = await call;
    throw new Error(`expected a refusal, got ${JSON.stringify(answer)}`);
  } catch (error) {
    if (error instanceof ProblemReply) return { ...error.problem, status: error.status };
    throw error;
  }
}
