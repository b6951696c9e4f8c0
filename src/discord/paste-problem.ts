import type { Language } from '../delivery/subscription.ts';
import type { Problem } from '../wire/problem.ts';
import { catalogue, type MessageKey, say } from './say.ts';
import { cutText, escapedLength, escapeText } from './text.ts';

type ReasonKey = Extract<MessageKey, `reason.${string}`>;

/** Characters that a problem in its own words takes at most. */
const longestReason = 120;

/** Why copy or a file was not read, as markdown: in the reader's language where its code is known, else as the problem says it. */
export function tellUnread({ code, message }: Problem, language: Language): string {
  const key = `reason.${code}`;
  return Object.hasOwn(catalogue, key)
    ? say(language, key as ReasonKey)
    : escapeText(cutText(message, longestReason, escapedLength).text);
}

/** The line of pasted copy, from 1, at which a problem is; 0 where that is not known. */
export function lineOf({ at }: Problem, bytes: Uint8Array): number {
  if (at?.line !== undefined) return at.line;
  if (at?.byte === undefined) return 0;
  return bytes.subarray(0, at.byte).filter((byte) => byte === 0x0a).length + 1;
}
