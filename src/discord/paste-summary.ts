import type { Language } from '../delivery/subscription.ts';
import type { Story } from '../wire/story.ts';
import type { Prospect } from './paste-prospect.ts';
import { asArchived, isHeld } from './paste-story.ts';
import { say } from './say.ts';
import { headOf, type Voice } from './story-line.ts';

/** A story as it was understood, and what publishing it would do. */
export interface Told {
  readonly story: Story;
  readonly prospect: Prospect;
}

/** Characters of a headline among those that the list has no room for. */
const headText = 80;

/** What becomes of all of it, in sentences: how much is shown, and how much is not and why. `now` in ms. */
export function tellSummary(told: readonly Told[], now: number, language: Language): readonly string[] {
  const isOut = ({ story, prospect }: Told) => isHeld(story, now) || prospect.isDead;
  const held = told.filter(isOut).length;
  const others = told.filter((one) => !isOut(one));
  const known = others.filter(({ prospect }) => prospect.filing === 'known').length;
  const mute = others.filter(({ prospect }) => prospect.mute !== null && prospect.filing !== 'known').length;
  const unknown = others.filter(({ prospect }) => prospect.filing === null).length;
  if (held + known + mute + unknown === 0) return [say(language, 'preview.allShown')];
  return [
    ...(held > 0 ? [say(language, 'preview.held', { count: held })] : []),
    ...(mute > 0 ? [say(language, 'preview.mute', { count: mute })] : []),
    ...(known > 0 ? [say(language, 'preview.known', { count: known })] : []),
    ...(unknown > 0 ? [say(language, 'preview.notLookedUp', { count: unknown })] : []),
    ...(known === told.length ? [say(language, 'preview.nothingNew')] : []),
  ];
}

/** Whether a story does not go out when it is published, or withdraws something. */
export function isOdd({ story, prospect }: Told, now: number): boolean {
  return isHeld(story, now) || prospect.isDead || prospect.mute !== null;
}

/** The headlines of stories without a place in the list that are held back, withdraw something or stay unseen; `most` characters. */
export function tellUnlisted(
  unlisted: readonly Told[],
  now: number,
  { language }: Voice,
  most: number,
): readonly string[] {
  const odd = unlisted.filter((one) => isOdd(one, now));
  if (odd.length === 0) return [];
  const lines = [say(language, 'preview.unlisted')];
  let room = most - (lines[0]?.length ?? 0) - 40;
  for (const { story } of odd) {
    const head = headOf(asArchived(story), language, headText);
    const kind = story.status === 'killed' ? 'kill' : 'other';
    const line = say(language, 'preview.unlistedOne', { head, kind });
    room -= line.length + 1;
    if (room < 0) break;
    lines.push(line);
  }
  const count = odd.length - (lines.length - 1);
  return [[...lines, ...(count > 0 ? [say(language, 'preview.moreProblems', { count })] : [])].join('\n')];
}
