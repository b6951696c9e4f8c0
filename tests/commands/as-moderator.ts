import type { Bot } from '../discord/bot.ts';
import { draw } from '../discord/draw.ts';

/** Options as they are filled in, by name. */
export type Options = Record<string, string | number | boolean>;

/** What a moderator does with the bot of a test, in channel `nieuws` unless told otherwise. */
export function asModerator(bot: () => Bot) {
  const moderator = { as: 'moderator' };
  const channel = (name = 'nieuws') => bot().sandbox.channel(name);
  const held = () => bot().context.subscriptions.ofGuild(bot().sandbox.guild.id);
  /** Types a command; the answer as it is drawn. */
  const typed = async (command: string, options: Options = {}, name = 'nieuws') =>
    draw((await channel(name).typed(command, options, moderator)) as Parameters<typeof draw>[0]);
  const offers = (command: string, option: string, text: string) =>
    channel().autocomplete(command, option, text, moderator);

  /** Subscribes and gives the id of what was made. */
  async function made(options: Options = { onderwerp: 'alles' }): Promise<string> {
    const before = new Set((await held()).map(({ id }) => id));
    await typed('/nieuws abonneer', options);
    const fresh = (await held()).find(({ id }) => !before.has(id));
    if (fresh === undefined) throw new Error('Nothing was made');
    return fresh.id;
  }

  return { moderator, channel, held, typed, offers, made };
}
