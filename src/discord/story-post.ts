import type { RESTPostAPIChannelMessageJSONBody } from 'discord-api-types/v10';
import type { Post } from '../delivery/chat-gateway.ts';
import { nameAgencies } from './agency-names.ts';
import { writeCustomId } from './custom-id.ts';
import { type FollowNote, followButton, tellFollowed, unfollowButton } from './follow-note.ts';
import { layOutLead } from './lead-embed.ts';
import type { PostEntry } from './post-entry.ts';
import { readAction } from './read-menu.ts';
import { buttonRow } from './reply.ts';
import { sayPlainly } from './say.ts';
import type { Voice } from './story-line.ts';
import { cutText } from './text.ts';
import { layOutWithdrawn } from './withdrawn-layout.ts';

const footerLength = 200;

/** How a message of one story is laid out. */
export interface StoryPostVoice extends Voice {
  /** Goes into the button's custom_id, so that the message can be found again. 1 to 40 characters, no colon. */
  readonly marker: string;
  /** The message's day, ms since the epoch. */
  readonly postedAt: number;
}

/**
 * One story in a message of its own, as Discord will get it: headline, place, agency and time, its first paragraphs, and a
 * button that opens all of it; one line when it was withdrawn since. `follow`: it comes since somebody follows what it follows up, which
 * stands above it, with a button that ends that. Pure, and within every limit of Discord.
 */
export function layOutStoryPost(
  entry: PostEntry,
  voice: StoryPostVoice,
  follow: FollowNote | null = null,
): Post {
  if (entry.kind === 'withdrawn') return layOutWithdrawn([entry], voice, voice.postedAt);
  const { story } = entry;
  const agencies = nameAgencies([story]);
  const { text } = cutText(sayPlainly(voice.language, 'digest.sources', { agencies }), footerLength);
  const body: RESTPostAPIChannelMessageJSONBody = {
    embeds: [
      { ...layOutLead(entry, voice, voice.postedAt), ...(agencies === '' ? {} : { footer: { text } }) },
    ],
    components: [
      ...buttonRow(
        {
          customId: writeCustomId(readAction, voice.marker, story.id),
          label: sayPlainly(voice.language, 'read.more'),
        },
        follow === null
          ? followButton(story.id, voice.language)
          : unfollowButton(follow.subscriptionId, voice.language),
      ),
    ],
    content: follow === null ? '' : tellFollowed(follow, voice.language),
    allowed_mentions: { parse: [] },
  };
  return { body: { ...body } };
}
