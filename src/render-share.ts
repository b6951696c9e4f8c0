import { drawCard, tellStretch } from '../commands/map-card.ts';
import { versionsToRead } from '../commands/versions.ts';
import type { Post } from './delivery/chat-gateway.ts';
import type { Rendering, RenderOrder } from './delivery/compose.ts';
import { namePlace } from './desk/known-names.ts';
import type { DossierEntry } from './discord/dossier-timeline.ts';
import { countPlaces } from './discord/map-places.ts';
import { toldOf } from './discord/post-entry.ts';
import { sayPlainly } from './discord/say.ts';
import { layOutMapShare, layOutShare, type ShareVoice } from './discord/share-layout.ts';
import type { Pictures } from './picture/pictures.ts';
import type { ShareRecipe } from './post-recipe.ts';
import { type EntryArchive, type ReadEntry, recordOf } from './read-entries.ts';
import { newsTime } from './wire/story.ts';

/** What copies are made with. */
export interface ShareParts {
  /** The id of the person who shared the copy with this id; null when that is not known, or not any more. */
  sharerOf(shareId: string): Promise<string | null>;
  readonly pictures: Pictures;
}

/**
 * A copy that somebody shared, as it is to be now. What is withdrawn keeps its place in a list, since who reads along saw it
 * there; a map is drawn anew without it. Null when there is nothing to post.
 */
export async function renderShare(
  recipe: ShareRecipe,
  { marker, posted, now }: RenderOrder,
  read: readonly ReadEntry[],
  { sharerOf, pictures, archive }: ShareParts & { readonly archive: Pick<EntryArchive, 'revisions'> },
): Promise<Rendering | null> {
  const isNothing = read.every(({ entry }) => entry.kind === 'withdrawn');
  if (read.length === 0 || (posted === null && isNothing)) return null;
  const { of, title, language, timezone, to: postedAt } = recipe;
  const voice = { language, timezone, marker, postedAt, title, sharedBy: await sharerOf(marker) };
  if (of === 'map') return { post: await renderMap(recipe, read, voice, pictures), ...recordOf(read) };
  const { post, storyIds } = layOutShare(
    read.map(({ entry }) => entry),
    { ...voice, of },
    of === 'dossier' ? await readDossier(recipe, read, archive, now) : [],
  );
  const fits = new Set(storyIds);
  const isShown = ({ storyId, entry }: ReadEntry) => entry.kind === 'withdrawn' || fits.has(storyId);
  return { post, ...recordOf(posted === null ? read.filter(isShown) : read) };
}

/** What a dossier tells of these stories: each with the versions that may be read. */
function readDossier(
  { first }: ShareRecipe,
  read: readonly ReadEntry[],
  archive: Pick<EntryArchive, 'revisions'>,
  now: number,
): Promise<readonly DossierEntry[]> {
  return Promise.all(
    read.map(async ({ storyId, entry }, at): Promise<DossierEntry> => {
      if (entry.kind === 'withdrawn') return entry;
      const { story } = entry;
      const read = versionsToRead(await archive.revisions(storyId), now);
      const versions = read.length > 0 ? read : [{ story, kind: 'first', at: newsTime(story) } as const];
      const isFirst = first === undefined ? at === 0 : storyId === first;
      return { kind: isFirst ? 'first' : 'followUp', story, versions };
    }),
  );
}

async function renderMap(
  { title, map }: ShareRecipe,
  read: readonly ReadEntry[],
  voice: Omit<ShareVoice, 'of'>,
  pictures: Pictures,
): Promise<Post> {
  const { language } = voice;
  const entries = read.map(({ entry }) => entry);
  const stories = toldOf(entries).map(({ story }) => story);
  const counted = countPlaces(stories, (name, country) => namePlace(name, country, language));
  const { span = 'day', area = null } = map ?? {};
  const tellShown = (count: number) => tellStretch(span, count, language);
  const takenOut = entries.length - stories.length;
  const remarks = takenOut === 0 ? [] : [sayPlainly(language, 'withdrawn.takenOut', { count: takenOut })];
  // Without a place on it a map is of the nearest: what had one was withdrawn.
  const frame = counted.spots().length === 0 ? (area ?? 'netherlands') : area;
  const card = { title, tellShown, counted, area: frame, remarks };
  const { reply, subtitle } = await drawCard(card, language, pictures);
  return layOutMapShare(reply, subtitle, entries, voice);
}
