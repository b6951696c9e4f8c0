import type { Refusal } from './refusal.ts';

/** A moment in ms, or why it is none. */
export type CaptureReading =
  | { readonly ok: true; readonly at: number }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * When copy was captured: what its sender says (ISO 8601, with its offset), else `now` (ms). A clock that is up to `aheadMs`
 * ahead of ours is taken to mean now.
 */
export function readCaptureHeader(value: string | undefined, now: number, aheadMs: number): CaptureReading {
  if (value === undefined) return { ok: true, at: now };
  let at: number;
  try {
    at = Temporal.Instant.from(value.trim()).epochMilliseconds;
  } catch {
    return wrong('is no moment such as 2026-03-10T08:00:00+01:00');
  }
  if (at < 0) return wrong('lies before 1970');
  if (at > now + aheadMs) return wrong(`lies in the future: here it is ${new Date(now).toISOString()}`);
  return { ok: true, at: Math.min(at, now) };
}

function wrong(what: string): CaptureReading {
  const detail = `X-Captured-At ${what}. Leave it out for now.`;
  return { ok: false, refusal: { status: 400, code: 'wrong-moment', detail } };
}
