import { type APIMessage, Routes } from 'discord-api-types/v10';
import type { Settled } from '../../commands/paste-drafts.ts';
import { unknownProspect } from '../../src/discord/paste-prospect.ts';
import type { Reply, ShownMessage } from '../../src/sandbox/places.ts';
import type { ArchivedStory } from '../../src/wire/story.ts';
import { eight, type Said, story } from '../digest/stories.ts';
import type { Bot } from '../discord/bot.ts';
import { draw } from '../discord/draw.ts';
import { plain } from './said-keys.ts';

/** What a moderator does with the bot of a test to bring errors about; each gives what is read then, as plain text. */
export type ErrorDesk = ReturnType<typeof errorDesk>;

/** See `ErrorDesk`. `bot` is asked when something is done. */
export function errorDesk(bot: () => Bot) {
  const moderator = { as: 'moderator' };
  const news = () => bot().sandbox.channel('nieuws');
  const textOf = (reply: unknown) => plain(draw(reply as Parameters<typeof draw>[0]));
  const type = async (
    command: string,
    options: Record<string, string | number | boolean> = {},
    where = 'nieuws',
  ) => textOf(await bot().sandbox.channel(where).typed(`/nieuws ${command}`, options, moderator));

  async function subscribe(change: object = {}): Promise<string> {
    const made = await bot().context.subscriptions.add({
      guildId: bot().sandbox.guild.id,
      channelId: news().id,
      topic: 'gas',
      schedule: '0 8 * * *',
      timezone: 'Europe/Amsterdam',
      language: 'nl',
      createdBy: bot().sandbox.member('moderator').id,
      createdAt: eight,
      ...change,
    });
    return made.id;
  }

  /** A message of the bot's with this button, as one that was posted long ago. */
  async function buttonOf(customId: string, offered?: string): Promise<ShownMessage> {
    const options = [{ label: 'Bericht', value: offered ?? '' }];
    const menu =
      offered === undefined
        ? []
        : [{ type: 1, components: [{ type: 3, custom_id: 'lees:oud', options }] } as const];
    const button = { type: 2, style: 2, label: 'Knop', custom_id: customId } as const;
    const { id } = (await bot().client.rest.post(Routes.channelMessages(news().id), {
      body: { content: 'oud', components: [...menu, { type: 1, components: [button] }] },
    })) as APIMessage;
    return news().message(id);
  }
  const press = async (customId: string, who = moderator, offered?: string) =>
    textOf(await news().press(await buttonOf(customId, offered), customId, who));

  /** The context with some parts replaced, while `work` goes on. */
  async function having<T>(parts: Partial<Bot['context']>, work: () => Promise<T>): Promise<T> {
    const context = bot().context;
    const before = { ...context };
    Object.assign(context, parts);
    try {
      return await work();
    } finally {
      Object.assign(context, before);
    }
  }

  /** As `having`, of a subscription that goes again afterwards. */
  async function subscribed(change: object, work: (id: string) => Promise<string>): Promise<string> {
    const other = await subscribe(change);
    try {
      return await work(other);
    } finally {
      await bot().context.subscriptions.remove(other);
    }
  }

  const follow = (change: object) => ({
    mode: 'follow',
    thread: { storyId: 'gas', known: {}, later: [], newsAt: eight },
    ...change,
  });
  const own = (name: string) => {
    const { id: createdBy, directMessages } = bot().sandbox.member(name);
    return { guildId: null, place: 'person', channelId: directMessages.id, createdBy };
  };
  /** An intake that reads nothing, for this reason. */
  const unread = (code: string): Partial<Bot['context']> => ({
    pasting: {
      ...bot().context.pasting,
      isOpenTo: () => true,
      preview: async () => ({
        stories: [],
        prospects: [],
        problems: [{ code, message: 'English only', at: { line: 3 } }],
      }),
    },
  });
  async function paste(): Promise<string> {
    const form = await news().typed('/nieuws plakken', {}, moderator);
    return textOf(await news().submitModal(form, { tekst: 'ROTTERDAM (ANP) - De brug is open.' }, moderator));
  }
  /** Pressing "Publiceren" comes to this. */
  const settles = (settled: Settled) => ({
    pasting: {
      ...bot().context.pasting,
      isOpenTo: () => true,
      drafts: { ...bot().context.pasting.drafts, read: async () => null, publish: async () => settled },
    },
  });
  /** An archive that finds these, and where there are any always more of them. */
  const finds = (...stories: readonly ArchivedStory[]) => ({
    archive: {
      ...bot().context.archive,
      find: async () => ({ stories, next: stories.length > 1 ? 'meer' : null }),
    },
  });
  /** The preview of a story of which this is said. */
  const previewed = (said: Partial<Said>) => {
    const preview = async () => ({
      stories: [story({ id: 'geplakt', headline: 'Brug open', ...said })],
      prospects: [unknownProspect],
      problems: [],
    });
    return having({ pasting: { ...bot().context.pasting, isOpenTo: () => true, preview } }, paste);
  };

  /** The step of the guide that this message is at: presses, chooses or fills in what the guide calls so. */
  const guideId = (reply: Reply, what: string) =>
    new RegExp(`gids:${what}(?::[\\w-]+)*`).exec(JSON.stringify(reply.components))?.[0] ?? what;
  async function guideTo(...choices: readonly (readonly [string, string])[]): Promise<Reply> {
    let at = await news().typed('/nieuws abonneer', {}, moderator);
    for (const [what, value] of choices) at = await news().choose(at, guideId(at, what), [value], moderator);
    return at;
  }

  async function halted(halt: object, change: object = {}): Promise<string> {
    const whole = { since: eight, toldAt: null, refusals: 0, retryAt: null, ...halt };
    return subscribed({ topic: 'stil', halt: whole, ...change }, async (other) => {
      await bot().context.subscriptions.change(other, { halt: whole as never });
      return type('abonnementen');
    });
  }

  async function full(change: object, most: number): Promise<string> {
    const held: string[] = [];
    for (let i = 0; i < most; i += 1) {
      held.push(await subscribe({ topic: `nummer${i}`, schedule: `${i % 60} 8 * * *`, ...change }));
    }
    const said = await type('abonneer', { onderwerp: 'regen' });
    for (const one of held) await bot().context.subscriptions.remove(one);
    return said;
  }

  return {
    bot,
    moderator,
    news,
    textOf,
    type,
    subscribe,
    buttonOf,
    press,
    having,
    subscribed,
    follow,
    own,
    unread,
    paste,
    settles,
    finds,
    previewed,
    guideId,
    guideTo,
    halted,
    full,
  };
}
