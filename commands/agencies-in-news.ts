import type { StoryArchive } from '../src/archive/story-archive.ts';
import { type Agency, agencies } from '../src/wire/dateline/agencies.ts';
import type { CommandContext } from './context.ts';

/** How long it is remembered which agencies have stories, ms. */
const remembers = 10 * 60_000;
/** How long it is looked whether one has any, and all of them, ms: somebody is typing. */
const longestLook = 40;
const longestRound = 400;

interface Known {
  readonly at: number;
  readonly order: Promise<readonly Agency[]>;
}

const known = new WeakMap<StoryArchive, Known>();

/** The agencies that are known, those of which the archive has stories first. */
export function agenciesInNews({ archive, now }: CommandContext): Promise<readonly Agency[]> {
  const at = now();
  const held = known.get(archive);
  if (held !== undefined && at >= held.at && at - held.at < remembers) return held.order;
  const order = putInNewsFirst(archive, at).catch((error: unknown) => {
    known.delete(archive);
    throw error;
  });
  known.set(archive, { at, order });
  return order;
}

async function putInNewsFirst(archive: StoryArchive, at: number): Promise<readonly Agency[]> {
  const until = performance.now() + longestRound;
  const inNews = new Set<Agency>();
  for (const agency of agencies) {
    if (performance.now() > until) break;
    const query = { kind: 'field', field: 'agency', value: agency.code } as const;
    const { stories } = await archive.find(query, { limit: 1, mostTime: longestLook }, at);
    if (stories.length > 0) inNews.add(agency);
  }
  return [...inNews, ...agencies.filter((agency) => !inNews.has(agency))];
}
