import type { Reply } from '../../src/sandbox/places.ts';
import type { Bot } from '../discord/bot.ts';
import { draw } from '../discord/draw.ts';
import { asModerator } from './as-moderator.ts';
import { pressByHand } from './press-by-hand.ts';

/** What a moderator does who sets up a subscription step by step with the bot of a test. */
export function inGuide(bot: () => Bot) {
  const desk = asModerator(bot);
  const { moderator, channel } = desk;

  /** The custom_id of what the guide calls so, on this message. */
  function idOf(reply: Reply, what: string): string {
    const [, id] =
      new RegExp(`"custom_id":"(gids:${what}(?::[^":]+)?)"`).exec(JSON.stringify(reply.components)) ?? [];
    if (id === undefined) throw new Error(`There is no ${what}: ${JSON.stringify(reply.components)}`);
    return id;
  }
  /** The message as text, without the bars of embeds. */
  const words = (reply: Reply) => draw(reply as Parameters<typeof draw>[0]).replaceAll('┃ ', '');
  const begin = (where = channel()) => where.typed('/nieuws abonneer', {}, moderator);
  const press = (reply: Reply, what: string, who = moderator, where = channel()) =>
    where.press(reply, idOf(reply, what), who);
  /** To a step, or the preview anew. */
  const goTo = (reply: Reply, step: string) => press(reply, `naar:[^:"]+:${step}`);
  const choose = (reply: Reply, what: string, value: string, where = channel()) =>
    where.choose(reply, idOf(reply, what), [value], moderator);
  /** Up to the preview, with what is chosen at each step. */
  async function upToPreview({
    topic = 'alles',
    place = 'nieuws',
    times = '0 8 * * *',
  } = {}): Promise<Reply> {
    const what = await begin();
    const where = await choose(what, 'wat', topic);
    const when = await choose(where, 'waar', place);
    return choose(when, 'wanneer', times);
  }
  /** A press of "Abonneren" on this preview, as it reaches the command. */
  const pressOf = (preview: Reply, userId = bot().sandbox.member('moderator').id) =>
    ({
      userId,
      guildId: bot().sandbox.guild.id,
      channelId: channel().id,
      ...pressByHand,
      args: ['doe', idOf(preview, 'doe').split(':')[2] ?? ''],
    }) as const;

  return { ...desk, words, begin, press, goTo, choose, upToPreview, pressOf };
}
