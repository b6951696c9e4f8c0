import { openDrafts } from '../commands/paste-drafts.ts';
import type { PasteRoom } from '../commands/paste-room.ts';
import type { StoryArchive } from './archive/story-archive.ts';
import { createAttachmentFetch } from './discord/fetch-attachment.ts';
import { pasted } from './intake/sources/pasted.ts';
import type { Logger } from './log.ts';
import type { Intake } from './open-intake.ts';
import { editsSince, foretell, whyMute } from './paste-prospects.ts';
import type { Stores } from './stores.ts';

/** Which servers may paste, and whose API the files come from; as in `Config`. */
export interface PasteSettings {
  readonly editorGuilds?: readonly string[];
  readonly discordApiUrl: string;
}

/** Stories whose posts are counted at most; of what is beyond that only the filing is told. */
const mostCounted = 300;

/** Pasting over the intake of a newsroom; what waits to be published lies in `stores`. */
export function openPasting(
  { editorGuilds = [], discordApiUrl }: PasteSettings,
  parts: {
    readonly stores: Pick<Stores, 'openKeyv' | 'openPostCounter'>;
    readonly archive: Pick<StoryArchive, 'get'>;
    readonly intake: Pick<Intake, 'preview' | 'take'>;
    readonly log: Pick<Logger, 'info'>;
  },
): PasteRoom {
  const { stores, archive, intake, log } = parts;
  const postsOf = stores.openPostCounter();
  return {
    isOpenTo: (guildId) => editorGuilds.includes(guildId),
    async preview(copy) {
      const { stories, foreseen, problems } = await intake.preview(copy);
      const prospects = await Promise.all(
        stories.map((story, index) => foretell(story, foreseen[index] ?? null, postsOf, copy.capturedAt)),
      );
      return { stories, prospects, problems };
    },
    async take(copy, section, now, by) {
      const sender = { name: pasted, ...(section === null ? {} : { section }) };
      const report = await intake.take(copy, sender, now);
      // Who put what into the archive that all servers read: the log forgets, and the archive does not.
      const { stories, problem } = report;
      log.info(
        { source: copy.source, by, stories: stories.length, code: problem?.code },
        'pasted copy taken in',
      );
      const told = await Promise.all(
        stories.map(async (story, index) => {
          const held = index < mostCounted ? await archive.get(story.id) : null;
          return {
            ...story,
            wasHeld: held !== null && held.revision > 1,
            posts: held === null ? 0 : await postsOf(story.id, editsSince(held, now)),
            mute: held === null ? null : whyMute(held, now),
          };
        }),
      );
      return { stories: told, problem };
    },
    fetchFile: createAttachmentFetch(discordApiUrl),
    drafts: openDrafts(stores.openKeyv('pastes')),
  };
}
