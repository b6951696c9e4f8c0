import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Press } from '../src/discord/command.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { asMarkdown, say } from '../src/discord/say.ts';
import { mayOffer } from '../src/discord/share-button.ts';
import { tellSendFailure } from '../src/discord/tell-problem.ts';
import type { CommandContext } from './context.ts';
import { readOffered } from './picture-options.ts';
import type { ShareEnd } from './sharing.ts';
import { trendOf } from './trend.ts';

/**
 * A copy of a trend, drawn anew from what may be told now. It goes along with the answer and not through the ledger: a
 * trend counts stories and tells nothing of any, so that nothing of it is ever to be withdrawn.
 */
export async function shareTrend(press: Press, context: CommandContext): Promise<Reply> {
  const { language, userId, messageId, guildId, channelId, isHere } = press;
  const refuse = (markdown: string) => sentenceReply(markdown, 'refusal');
  const offered = await readOffered(press.args.slice(1), language, context);
  if ('refusal' in offered) return offered.refusal;
  if (!mayOffer({ tellsNoStory: true }, press)) return refuse(say(language, 'share.notHere'));
  const { permissions } = press;
  // Where the bot is not, nobody tells what is a thread: either of the two then.
  const maySend =
    permissions === null ||
    (permissions & (PermissionFlagsBits.SendMessages | PermissionFlagsBits.SendMessagesInThreads)) !== 0n;
  if (!maySend) return refuse(say(language, 'share.youMayNot'));
  if (permissions !== null && (permissions & PermissionFlagsBits.AttachFiles) === 0n) {
    return refuse(say(language, 'share.noFiles'));
  }
  const { share: _, ...picture } = await trendOf(offered.asked, language, context);
  if (picture.files === undefined) return picture;
  if (await context.sharing.isTrendShared(press)) return sentenceReply(say(language, 'share.already'));
  // Where the bot is not, nobody could take the name away again when that person has it forgotten.
  const sharedBy = isHere ? userId : null;
  const seen = context.channels.find(channelId);
  const place = seen?.place === 'thread' ? 'thread' : 'channel';
  const wish = { messageId, guildId, channelId, language, place, parentId: seen?.parentId ?? null } as const;
  const said =
    sharedBy === null
      ? say(language, 'share.bySomebody')
      : say(language, 'share.by', { person: asMarkdown(`<@${sharedBy}>`) });
  return {
    ...sentenceReply(say(language, 'share.onItsWay')),
    copy: {
      shown: { ...picture, content: `-# ${said}` },
      send: async (post) => tellEnd(await context.sharing.shareTrend({ ...wish, sharedBy }, post), press),
    },
  };
}

function tellEnd(end: ShareEnd, { language, guildId }: Press): Reply {
  if (end.to === 'failed') {
    const reason = tellSendFailure(end.code, language);
    const failed = say(language, 'share.failed', { reason });
    return sentenceReply(`${failed}. ${say(language, 'share.again')}`, 'refusal');
  }
  if (end.to === 'coming') return sentenceReply(say(language, 'share.coming'));
  if (end.to === 'already') return sentenceReply(say(language, 'share.already'));
  return sentenceReply(say(language, 'share.trend', { where: guildId === null ? 'direct' : 'server' }));
}
