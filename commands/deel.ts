import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { ComponentAction, Press } from '../src/discord/command.ts';
import { missingPermissions } from '../src/discord/permissions.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { asMarkdown, listIn, say } from '../src/discord/say.ts';
import { mayOffer, shareAction } from '../src/discord/share-button.ts';
import { tellSendFailure } from '../src/discord/tell-problem.ts';
import { collectDossier } from './collect-dossier.ts';
import type { CommandContext } from './context.ts';
import { mayBeTold } from './find-story.ts';
import { mapToShare } from './kaart.ts';
import { readOffered } from './picture-options.ts';
import { shareTrend } from './share-trend.ts';
import type { ShareEnd, ShareWish } from './sharing.ts';

/** What is shared of the answer above the button. */
type Shared = Pick<ShareWish, 'of' | 'page' | 'title' | 'storyIds' | 'map' | 'first'>;
type Where = Pick<ShareWish, 'place' | 'parentId'>;

/**
 * The button "Deel" under an answer: a copy of it for all in the channel, as its stories are now. Only for who may write there
 * themselves, and where the bot may too, which is found out before.
 */
export const shareAnswer: ComponentAction<CommandContext> = {
  action: shareAction,

  async run(press, context) {
    const [kind = ''] = press.args;
    if (kind === 'trend') return shareTrend(press, context);
    const shared = kind === 'kaart' ? await readMap(press, context) : await readShared(press, context);
    if ('refusal' in shared) return shared.refusal;
    const where = await findPlace(press, shared.of === 'map', context);
    if ('refusal' in where) return where.refusal;
    const { messageId, guildId, channelId, userId, language } = press;
    const { timezone, now } = context;
    const asked = { messageId, guildId, channelId, userId, language, timezone };
    const end = await context.sharing.share({ ...asked, ...shared, ...where }, now());
    return tellEnd(end, press);
  },
};

interface Refused {
  readonly refusal: Reply;
}

async function readMap({ args, language }: Press, context: CommandContext): Promise<Shared | Refused> {
  const offered = await readOffered(args.slice(1), language, context);
  return 'refusal' in offered ? offered : mapToShare(offered.asked, language, context);
}

/** What of it may be told now. */
async function readShared(press: Press, context: CommandContext): Promise<Shared | Refused> {
  const { args, offered, title, language } = press;
  const [of, id = ''] = args;
  const ids = of === 'bericht' ? [id] : offered;
  const stories = await Promise.all(ids.map((one) => context.archive.get(one)));
  const now = context.now();
  const storyIds = stories.flatMap((story) => (story !== null && mayBeTold(story, now) ? [story.id] : []));
  if (storyIds.length === 0) return refuse(say(language, 'share.nothing'));
  if (of === 'bericht') return { of: 'story', page: '', title: '', storyIds };
  if (of === 'dossier') return readDossier(storyIds, context);
  return { of: 'list', page: offered[0] ?? '', title, storyIds };
}

/** Of the dossier that these stories are in: them, and what the answer says of it without having it in a menu. */
async function readDossier(told: readonly string[], context: CommandContext): Promise<Shared> {
  const all = await collectDossier(told[0] ?? '', context);
  const untold = all.flatMap(({ storyId, entry }) => (entry.kind === 'withdrawn' ? [storyId] : []));
  const [first] = all;
  const shared = { of: 'dossier', page: '', title: '', storyIds: [...untold, ...told] } as const;
  return first === undefined ? shared : { ...shared, first: first.storyId };
}

/** Where the copy goes, or why it cannot. */
async function findPlace(
  press: Press,
  isPicture: boolean,
  context: CommandContext,
): Promise<Where | Refused> {
  const { language, channelId, permissions } = press;
  if (!mayOffer({}, press)) return refuse(say(language, 'share.notHere'));
  const seen = context.channels.find(channelId) ?? (await context.channels.ask(channelId));
  const place = seen === null ? 'channel' : seen.place;
  if (place === null || place === 'forum') return refuse(say(language, 'share.notHere'));
  const theirs = place === 'thread' ? 'SendMessagesInThreads' : 'SendMessages';
  if (permissions === null || (permissions & PermissionFlagsBits[theirs]) === 0n) {
    return refuse(say(language, 'share.youMayNot'));
  }
  if (isPicture && (permissions & PermissionFlagsBits.AttachFiles) === 0n) {
    return refuse(say(language, 'share.noFiles'));
  }
  if (seen?.isLocked) return refuse(say(language, 'share.locked'));
  const missing = missingPermissions(seen?.permissions ?? 0n, place, isPicture);
  if (missing.length > 0) {
    const names = missing.map((name) => `**${say(language, `permission.${name}`)}**`);
    const list = listIn(names, language);
    return refuse(say(language, 'share.iMayNot', { count: names.length, permissions: asMarkdown(list) }));
  }
  return { place, parentId: seen?.parentId ?? null };
}

function refuse(markdown: string): Refused {
  return { refusal: sentenceReply(markdown, 'refusal') };
}

function tellEnd(end: ShareEnd, { language }: Press): Reply {
  switch (end.to) {
    case 'shared':
      return sentenceReply(say(language, 'share.done'));
    case 'already':
      return sentenceReply(say(language, 'share.already'));
    case 'coming':
      return sentenceReply(say(language, 'share.coming'));
    case 'nothing':
      return sentenceReply(say(language, 'share.nothing'), 'refusal');
    case 'begins':
      return sentenceReply(say(language, 'share.begins'));
    case 'later':
      return sentenceReply(say(language, 'share.soon'));
    case 'failed': {
      const reason = tellSendFailure(end.code, language);
      return sentenceReply(say(language, 'share.failed', { reason }), 'refusal');
    }
  }
}
