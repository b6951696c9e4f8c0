import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { ComponentAction, Press } from '../src/discord/command.ts';
import { missingPermissions } from '../src/discord/permissions.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { asMarkdown, localeOf, say } from '../src/discord/say.ts';
import { mayOffer, shareAction } from '../src/discord/share-button.ts';
import { tellSendFailure } from '../src/discord/tell-problem.ts';
import type { CommandContext } from './context.ts';
import { mayBeTold } from './find-story.ts';
import { isPicture, sharePicture } from './share-picture.ts';
import type { ShareEnd, ShareWish } from './sharing.ts';

/** What is shared of the answer above the button. */
type Shared = Pick<ShareWish, 'of' | 'title' | 'storyIds'>;
type Where = Pick<ShareWish, 'place' | 'parentId'>;

/**
 * The button "Deel" under an answer: a copy of it for all in the channel, as its stories are now. Only for who may write there
 * themselves, and where the bot may too, which is found out before.
 */
export const shareAnswer: ComponentAction<CommandContext> = {
  action: shareAction,

  async run(press, context) {
    const [kind = ''] = press.args;
    if (isPicture(kind)) return sharePicture(kind, press, context);
    const shared = await readShared(press, context);
    if (shared === null) return sentenceReply(say(press.language, 'share.nothing'), 'refusal');
    const where = await findPlace(press, context);
    if ('refusal' in where) return where.refusal;
    const { messageId, guildId, channelId, userId, language } = press;
    const { timezone, now } = context;
    const asked = { messageId, guildId, channelId, userId, language, timezone };
    const end = await context.sharing.share({ ...asked, ...shared, ...where }, now());
    return tellEnd(end, press);
  },
};

/** Null when nothing of it may be told any more. */
async function readShared({ args, offered, title }: Press, context: CommandContext): Promise<Shared | null> {
  const [of, id = ''] = args;
  const ids = of === 'bericht' ? [id] : offered;
  const stories = await Promise.all(ids.map((one) => context.archive.get(one)));
  const now = context.now();
  const storyIds = stories.flatMap((story) => (story !== null && mayBeTold(story, now) ? [story.id] : []));
  if (storyIds.length === 0) return null;
  if (of === 'bericht') return { of: 'story', title: '', storyIds };
  return of === 'dossier' ? { of, title: '', storyIds } : { of: 'list', title, storyIds };
}

/** Where the copy goes, or why it cannot. */
async function findPlace(
  press: Press,
  context: CommandContext,
): Promise<Where | { readonly refusal: Reply }> {
  const { language, channelId, permissions } = press;
  const refuse = (markdown: string) => ({ refusal: sentenceReply(markdown, 'refusal') });
  if (!mayOffer({}, press)) return refuse(say(language, 'share.notHere'));
  const seen = context.channels.find(channelId) ?? (await context.channels.ask(channelId));
  const place = seen === null ? 'channel' : seen.place;
  if (place === null || place === 'forum') return refuse(say(language, 'share.notHere'));
  const theirs = place === 'thread' ? 'SendMessagesInThreads' : 'SendMessages';
  if (permissions === null || (permissions & PermissionFlagsBits[theirs]) === 0n) {
    return refuse(say(language, 'share.youMayNot'));
  }
  if (seen?.isLocked) return refuse(say(language, 'share.locked'));
  const missing = missingPermissions(seen?.permissions ?? 0n, place);
  if (missing.length > 0) {
    const names = missing.map((name) => `**${say(language, `permission.${name}`)}**`);
    const list = new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(names);
    return refuse(say(language, 'share.iMayNot', { permissions: asMarkdown(list) }));
  }
  return { place, parentId: seen?.parentId ?? null };
}

function tellEnd(end: ShareEnd, { language }: Press): Reply {
  switch (end.to) {
    case 'shared':
      return sentenceReply(say(language, 'share.done'));
    case 'already':
      return sentenceReply(say(language, 'share.already'));
    case 'nothing':
      return sentenceReply(say(language, 'share.nothing'), 'refusal');
    case 'later':
      return sentenceReply(say(language, 'share.soon'));
    case 'failed': {
      const reason = tellSendFailure(end.code, language);
      return sentenceReply(say(language, 'share.failed', { reason }), 'refusal');
    }
  }
}
