import type { Language } from '../src/delivery/subscription.ts';
import type { Asker } from '../src/discord/command.ts';
import { writeCustomId } from '../src/discord/custom-id.ts';
import { layOutPreview, layOutUnread } from '../src/discord/paste-preview.ts';
import type { ButtonWish, Reply } from '../src/discord/reply.ts';
import { sayPlainly } from '../src/discord/say.ts';
import type { WireCopy } from '../src/wire/item.ts';
import type { Story } from '../src/wire/story.ts';
import type { CommandContext } from './context.ts';
import { type Draft, draftLife } from './paste-drafts.ts';
import { longestText } from './paste-form.ts';

/** The actions of the buttons under a preview; their one argument is the draft's id. */
export const pasteActions = { publish: 'publiceer', discard: 'gooiweg', change: 'pasaan' } as const;

/** What was pasted: its bytes, the section for stories without one, and the text where it was typed. */
interface Paste {
  readonly bytes: Uint8Array;
  readonly section: string | null;
  readonly typed: string | null;
}

/** Discord takes the blanks at the end of a text away: so many characters below its limit it may have been cut. */
const trimmed = 10;

/** What pasted copy is understood as, with buttons to publish it as it is; it is kept until then, and nothing is taken in. */
export async function previewPaste(
  { bytes, section, typed }: Paste,
  asker: Asker,
  context: CommandContext,
): Promise<Reply> {
  const { language, userId } = asker;
  const { pasting, timezone } = context;
  const capturedAt = context.now();
  const isTyped = typed !== null;
  const draft = { guildId: asker.guildId ?? '', userId, bytes, capturedAt, section, isTyped };
  const { stories, prospects, problems } = await pasting.preview(copyOf(draft));
  const understood = {
    // As they are completed when they are taken in.
    stories: stories.map((story) => ({
      ...withPlaces(story, language, context),
      section: story.section ?? section,
    })),
    prospects,
    problems,
    bytes,
    typed,
    isFull: typed !== null && typed.length >= longestText - trimmed,
  };
  const isNothing = stories.length === 0;
  // A file that says nothing is the asker's still.
  const id = isNothing && !isTyped ? null : await pasting.drafts.keep(draft);
  const button = (action: string, label: string): ButtonWish | null =>
    id === null ? null : { customId: writeCustomId(action, id), label };
  const change = isTyped ? button(pasteActions.change, sayPlainly(language, 'preview.edit')) : null;
  if (isNothing) return layOutUnread(understood, [change], language);
  // What is no news is not published, and neither is what stands beside it: it goes as one.
  const hasNoNews = prospects.some(({ mute }) => mute === 'no-news');
  const publish = hasNoNews ? null : button(pasteActions.publish, sayPlainly(language, 'preview.publish'));
  return layOutPreview(
    understood,
    { now: capturedAt, until: capturedAt + draftLife },
    [
      publish === null ? null : { ...publish, isMain: true },
      button(pasteActions.discard, sayPlainly(language, 'preview.discard')),
      change,
    ],
    { language, timezone },
  );
}

/** The story with its places as readers of this language call them. */
function withPlaces(story: Story, language: Language, { namePlace }: CommandContext): Story {
  const { dateline } = story;
  if (dateline === null) return story;
  const places = dateline.places.map((place) => ({
    ...place,
    name: namePlace(place.name, place.country, language),
  }));
  return { ...story, dateline: { ...dateline, places } };
}

/**
 * A draft as wire copy: in which server it was pasted, and the moment of pasting, which ages on a page count from. Who pasted it
 * is not in it: a story keeps its source for as long as it is kept.
 */
export function copyOf({ guildId, bytes, capturedAt }: Draft): WireCopy {
  return { source: `plakken:server/${guildId}`, bytes, capturedAt };
}
