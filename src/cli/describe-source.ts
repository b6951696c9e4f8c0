import { cleanText } from '../discord/text.ts';
import { publicUrl } from '../intake/show-address.ts';
import type { SourceSettings } from '../intake/sources/settings.ts';
import type { Story } from '../wire/story.ts';

/** `lead  Brug open  [GOES (ANP)]  2026-03-10 08:00  Regio` */
export function describeStory(story: Story): string {
  const { role, headline, paragraphs, dateline, publishedAt, section, status } = story;
  const words = headline ?? paragraphs[0]?.slice(0, 80) ?? '';
  const at =
    publishedAt === null ? 'no time' : new Date(publishedAt).toISOString().slice(0, 16).replace('T', ' ');
  const where = dateline === null ? 'no dateline' : `[${dateline.raw.replace(/\s*[-–—]\s*$/, '')}]`;
  return [
    role,
    words,
    where,
    at,
    ...(section === null ? [] : [section]),
    ...(status === 'usable' ? [] : [status]),
  ]
    .map(cleanText)
    .join('  ');
}

/** `Harbour  feed  https://news.example/feed.xml  every 15 minutes  off` */
export function describeSource(one: SourceSettings): string {
  const where =
    one.kind === 'folder'
      ? one.path
      : one.kind === 'push'
        ? `token in ${one.tokenEnv ?? one.tokenFile}`
        : publicUrl(one.url);
  const state = [...(one.schedule === undefined ? [] : [one.schedule]), ...(one.enabled ? [] : ['off'])];
  return [one.name, one.kind, where, ...state].join('  ');
}
