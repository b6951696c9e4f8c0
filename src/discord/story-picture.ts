import type { APIEmbedImage } from 'discord-api-types/v10';
import type { Language } from '../delivery/subscription.ts';
import type { ArchivedStory } from '../wire/story.ts';
import { limits } from './limits.ts';
import { say, sayPlainly } from './say.ts';
import { headOf } from './story-line.ts';
import { cleanText, cutText, escapedLength, escapeText } from './text.ts';

/** Characters of a caption and of a credit below a picture. */
const captionText = 200;
const creditText = 80;

/**
 * The picture of a story, and the line below its text that says in small print what it shows and whose it is, as markdown. Null
 * for none. Only of a story that was read with what may be shown now (`read-entries.ts`). Its description is the copy's own; where
 * that has none its caption, and where it has neither that is said.
 */
export function layOutStoryPicture(
  story: ArchivedStory,
  language: Language,
): { readonly image: APIEmbedImage; readonly line: string } | null {
  const { picture } = story;
  if (picture?.use !== 'allowed') return null;
  const { url } = picture;
  // Text of signs that nobody sees is none.
  const [alt, caption, credit] = [picture.alt, picture.caption, picture.credit].map((text) =>
    cleanText(text ?? ''),
  );
  const head = headOf(story, language, captionText);
  const description = alt || caption || sayPlainly(language, 'digest.pictureOf', { head });
  const shown = cutText(caption || alt || '', captionText, escapedLength).text;
  const whose = cutText(credit ?? '', creditText, escapedLength).text;
  const said = [shown, whose].filter((part) => part !== '').join(' · ');
  const line = `-# ${said === '' ? escapeText(description) : say(language, 'digest.picture', { said })}`;
  return { image: { url, description: cutText(description, limits.altText).text }, line };
}
