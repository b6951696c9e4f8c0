import { openDrafts } from '../commands/paste-drafts.ts';
import type { PasteRoom } from '../commands/paste-room.ts';
import { createAttachmentFetch } from './discord/fetch-attachment.ts';
import { pasted } from './intake/sources/settings.ts';
import type { Logger } from './log.ts';
import type { Intake } from './open-intake.ts';
import type { Database } from './store/database.ts';
import { openKeyv } from './store/keyv-sqlite.ts';

/** Which servers may paste, and whose API the files come from; as in `Config`. */
export interface PasteSettings {
  readonly editorGuilds?: readonly string[];
  readonly discordApiUrl: string;
}

/** Pasting over the intake of a newsroom; what waits to be published lies in `db`. */
export function openPasting(
  { editorGuilds = [], discordApiUrl }: PasteSettings,
  parts: {
    readonly db: Database;
    readonly intake: Pick<Intake, 'preview' | 'take'>;
    readonly log: Pick<Logger, 'info'>;
  },
): PasteRoom {
  const { db, intake, log } = parts;
  return {
    isOpenTo: (guildId) => editorGuilds.includes(guildId),
    preview: (copy) => intake.preview(copy),
    async take(copy, section, now, by) {
      const sender = { name: pasted, ...(section === null ? {} : { section }) };
      const report = await intake.take(copy, sender, now);
      // Who put what into the archive that all servers read: the log forgets, and the archive does not.
      const { stories, problem } = report;
      log.info(
        { source: copy.source, by, stories: stories.length, code: problem?.code },
        'pasted copy taken in',
      );
      return report;
    },
    fetchFile: createAttachmentFetch(discordApiUrl),
    drafts: openDrafts(openKeyv(db, 'pastes')),
  };
}
