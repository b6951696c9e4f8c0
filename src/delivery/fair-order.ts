import type { SlotDue } from './find-due.ts';

/**
 * What is due at once, in the order in which it is sent: one of each server, then a second of each, and so on, so that a
 * server of a thousand channels does not stand before all others. Who is first is drawn anew for each slot, and drawn
 * the same again when it is asked again. Each gets its place as `turn`.
 */
export function orderFairly(due: readonly SlotDue[]): SlotDue[] {
  const draws = Float64Array.from(due, ({ subscription, slot }, i) =>
    drawOf(`${slot} ${subscription.id}`, i),
  );
  // The place in `due` rides along in the number's lower part: numbers sort ten times as fast as objects.
  draws.sort();
  const had = new Map<string, number>();
  const rounds: SlotDue[][] = [];
  for (const draw of draws) {
    const one = due[draw % most];
    if (one === undefined) continue;
    // Who follows in direct messages stands for himself.
    const of = one.subscription.guildId ?? one.subscription.channelId;
    const rank = had.get(of) ?? 0;
    had.set(of, rank + 1);
    const round = rounds[rank] ?? [];
    rounds[rank] = round;
    round.push(one);
  }
  return rounds.flat().map((one, turn) => ({ ...one, turn }));
}

/** So many can be put in order at once. */
const most = 2 ** 21;

/** A number that looks like chance and is always the same for the same text (FNV-1a and a last mixing), above `index`. */
function drawOf(text: string, index: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) * most + index;
}
