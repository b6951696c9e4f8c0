import type { Reply, ShownMessage } from '../../src/sandbox/places.ts';
import { isOpen, isTellable } from './oracle.ts';
import type { SoakChannel } from './record.ts';
import { reader } from './stage.ts';
import { codePattern, type SoakStory, type StoryVersion } from './stories.ts';
import type { Run } from './storm.ts';

const minute = 60_000;
/** How long (ms) the agency takes until it says more, once somebody has shared or follows something. */
const soon = 100 * minute;
/** Of each so many, in a run: a person follows 25 stories at most. */
const most = { short: 2, long: 20 };
/** The share of calms in which somebody does so. */
const often = 0.3;

/**
 * Somebody shares the newest stories in a channel, and follows the lead of its last digest in direct messages, while all is well:
 * what is pressed is answered, so that it is known what must come of it. Of what was shared and is followed the agency says more soon.
 */
export async function shareAndFollow(run: Run): Promise<void> {
  const { record, chance, wish, stage } = run;
  const mostOfEach = wish.isShort ? most.short : most.long;
  if (!wish.isShort && !chance.happens(often)) return;
  const now = stage.clock.at;
  const open = record.channels.filter((one) => isOpen(one, now, now));
  if (open.length === 0) return;
  if (record.shares.length < mostOfEach) await share(run, chance.pick(open));
  if (record.follows.length < mostOfEach) await follow(run, chance.pick(open));
}

async function share(run: Run, channel: SoakChannel): Promise<void> {
  const { stage, record } = run;
  const place = stage.placeOf(channel);
  // A machine that is busy may keep somebody waiting for longer than Discord does.
  const list = await place.typed('/nieuws laatste', { aantal: 4 }, { as: reader }).catch(() => null);
  const button = list === null ? null : buttonOf(list, 'deel');
  if (list === null || button === null) return;
  const isAnswered = await place.press(list, button, { as: reader }).then(
    (reply) => reply.ephemeral,
    () => false,
  );
  record.shares.push({ channelId: channel.id, isAnswered });
  const shared = serialsIn(list).flatMap((serial) => storyOf(run, serial));
  const [first, second] = shared.filter((story) => story.versions.length === 1);
  sayMore(run, first, { isCorrection: true });
  sayMore(run, second, { status: 'killed' });
}

async function follow(run: Run, channel: SoakChannel): Promise<void> {
  const { stage, record, chance } = run;
  const place = stage.placeOf(channel);
  const digest = place.messages.findLast((message) => buttonOf(message, 'volg') !== null);
  const [serial] = digest === undefined ? [] : serialsIn(digest);
  if (digest === undefined || serial === undefined) return;
  if (record.follows.some((one) => one.serial === serial) || !isTellableNow(run, serial)) return;
  const reply = await place.press(digest, buttonOf(digest, 'volg') ?? '', { as: reader }).catch(() => null);
  const subscriptionId = reply === null ? undefined : buttonOf(reply, 'ontvolg')?.split(':')[1];
  if (subscriptionId === undefined) return;
  const channelId = stage.sandbox.member(reader).directMessages.id;
  record.follows.push({ subscriptionId, channelId, serial });
  const fates: readonly Partial<StoryVersion>[] = [{ isCorrection: true }, { status: 'killed' }, {}];
  for (const fate of fates) {
    const at = stage.clock.at + chance.whole(5 * minute, soon / 2);
    const version: StoryVersion = {
      version: 1,
      at,
      status: 'usable',
      embargoUntil: null,
      isCorrection: false,
    };
    const next = { ...version, ...fate, version: 2, at: at + chance.whole(10 * minute, soon / 2) };
    const versions = Object.keys(fate).length === 0 ? [version] : [version, next];
    const last = Math.max(0, ...record.stories.map((story) => story.serial));
    const { topic = '' } = storyOf(run, serial)[0] ?? {};
    record.stories = [...record.stories, { serial: last + 1, topic, followsUp: serial, versions }];
  }
}

/** The agency corrects or takes back a story of which it had nothing more to say. */
function sayMore(
  { record, stage, chance }: Run,
  of: SoakStory | undefined,
  fate: Partial<StoryVersion>,
): void {
  const before = of?.versions.at(-1);
  if (of === undefined || before === undefined) return;
  const at = stage.clock.at + chance.whole(5 * minute, soon);
  const versions = [...of.versions, { ...before, ...fate, version: before.version + 1, at }];
  record.stories = record.stories.map((one) => (one === of ? { ...one, versions } : one));
}

function storyOf({ record }: Run, serial: number): SoakStory[] {
  return record.stories.filter((one) => one.serial === serial);
}

function isTellableNow(run: Run, serial: number): boolean {
  return storyOf(run, serial).some((story) => isTellable(story, run.stage.clock.at));
}

/** The serial numbers of the stories that a message shows, in their order. */
function serialsIn({ embeds }: Reply | ShownMessage): number[] {
  const found = [...JSON.stringify(embeds).matchAll(codePattern)].map(([, serial]) => Number(serial));
  return [...new Set(found)];
}

/** The custom_id of the first button that does this; null where there is none. */
function buttonOf({ components }: Reply | ShownMessage, action: string): string | null {
  const pattern = new RegExp(`"custom_id":"(${action}:[^"]*)"`);
  return pattern.exec(JSON.stringify(components))?.[1] ?? null;
}
