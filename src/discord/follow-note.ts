import type { Language } from '../delivery/subscription.ts';
import type { ArchivedStory } from '../wire/story.ts';
import { writeCustomId } from './custom-id.ts';
import type { ButtonWish } from './reply.ts';
import { say, sayPlainly } from './say.ts';
import { headOf } from './story-line.ts';

/** The action of the button that has a story followed; argument: the story's id. */
export const followAction = 'volg';
/** The action of the buttons by which somebody chooses where its news comes; arguments: the story's id and one of `followPlaces`. */
export const followPlaceAction = 'volgwaar';
/** The action of the button that ends it; argument: the subscription's id. */
export const unfollowAction = 'ontvolg';

/** The action of the button that lets it go on after a pause; argument: the subscription's id. */
export const resumeFollowAction = 'volghervat';

/** Where news of a story may come: to who asks, or in the channel. */
export const followPlaces = { mine: 'mij', here: 'hier' } as const;

const headLength = 160;

/** What a message says of the story that it follows up; `named` with that story, which may be told. */
export type FollowNote = { readonly subscriptionId: string } & (
  | { readonly kind: 'named'; readonly story: ArchivedStory }
  | { readonly kind: 'itself' | 'corrected' | 'unnamed' }
);

/** The line above a story that comes since somebody follows another, or it; as markdown. */
export function tellFollowed(note: FollowNote, language: Language): string {
  switch (note.kind) {
    case 'named':
      return say(language, 'follow.of', { head: headOf(note.story, language, headLength) });
    case 'itself':
      return say(language, 'follow.newer');
    case 'corrected':
      return say(language, 'follow.corrected');
    case 'unnamed':
      return say(language, 'follow.ofUnnamed');
  }
}

/** The button "Volg dit verhaal". */
export function followButton(storyId: string, language: Language): ButtonWish {
  return { customId: writeCustomId(followAction, storyId), label: sayPlainly(language, 'follow.begin') };
}

/** The button "Hervatten"; `which` says of which, where there are two. */
export function resumeFollowButton(
  subscriptionId: string,
  language: Language,
  which: 'pause.resume' | 'follow.resumeMine' | 'follow.resumeHere' = 'pause.resume',
): ButtonWish {
  return { customId: writeCustomId(resumeFollowAction, subscriptionId), label: sayPlainly(language, which) };
}

/** The button "Niet meer volgen". */
export function unfollowButton(subscriptionId: string, language: Language): ButtonWish {
  return {
    customId: writeCustomId(unfollowAction, subscriptionId),
    label: sayPlainly(language, 'follow.end'),
  };
}
