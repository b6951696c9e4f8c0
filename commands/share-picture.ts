import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Press } from '../src/discord/command.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { asMarkdown, say } from '../src/discord/say.ts';
import { mayOffer } from '../src/discord/share-button.ts';
import { tellSendFailure } from '../src/discord/tell-problem.ts';
import type { CommandContext } from './context.ts';
import { mapOf } from './kaart.ts';
import { readOffered } from './picture-options.ts';
import { trendOf } from './trend.ts';

const draws = { kaart: mapOf, trend: trendOf } as const;

/** Whether "Deel" stands under a picture of this kind. */
export function isPicture(kind: string): kind is keyof typeof draws {
  return Object.hasOwn(draws, kind);
}

/**
 * A copy of a picture, drawn anew from what may be told now. It goes along with the answer and not through the ledger: a
 * picture counts stories and shows none, so that nothing of it is ever to be withdrawn.
 */
export async function sharePicture(
  kind: keyof typeof draws,
  press: Press,
  context: CommandContext,
): Promise<Reply> {
  const { language, userId } = press;
  const refuse = (markdown: string) => sentenceReply(markdown, 'refusal');
  const asked = readOffered(press.args.slice(1));
  if (asked === null) return refuse(say(language, 'failed.unknown'));
  if (!mayOffer({ isPicture: true }, press)) return refuse(say(language, 'share.notHere'));
  const { permissions } = press;
  // Where the bot is not, nobody tells what is a thread: either of the two then.
  const maySend =
    permissions === null ||
    (permissions & (PermissionFlagsBits.SendMessages | PermissionFlagsBits.SendMessagesInThreads)) !== 0n;
  if (!maySend) return refuse(say(language, 'share.youMayNot'));
  if (permissions !== null && (permissions & PermissionFlagsBits.AttachFiles) === 0n) {
    return refuse(say(language, 'share.noFiles'));
  }
  const { share: _, ...picture } = await draws[kind](asked, language, context);
  if (picture.files === undefined) return picture;
  if (!(await context.sharing.claimPicture(press))) return sentenceReply(say(language, 'share.already'));
  const content = `-# ${say(language, 'share.by', { person: asMarkdown(`<@${userId}>`) })}`;
  const reason = tellSendFailure('other', language);
  return {
    ...sentenceReply(say(language, 'share.picture')),
    copy: {
      shown: { ...picture, content },
      otherwise: refuse(say(language, 'share.failed', { reason })),
    },
  };
}
