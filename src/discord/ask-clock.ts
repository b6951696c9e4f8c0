/**
 * By how much this machine's clock is ahead of Discord's, ms (negative: behind), by the `Date` of an answer, which has whole
 * seconds: less than two seconds mean nothing. Null where the answer has none. Rejects when there is no answer.
 */
export async function askClockAhead(apiUrl: string, now: () => number): Promise<number | null> {
  const before = now();
  const answer = await fetch(`${apiUrl}/v10/gateway`, { signal: AbortSignal.timeout(10_000) });
  await answer.body?.cancel();
  const at = Date.parse(answer.headers.get('date') ?? '');
  return Number.isNaN(at) ? null : Math.round((before + now()) / 2) - at;
}
