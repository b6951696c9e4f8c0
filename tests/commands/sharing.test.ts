import { once } from 'node:events';
import { ComponentType, type RepliableInteraction } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ShareEnd, ShareWish } from '../../commands/sharing.ts';
import type { SeenChannel } from '../../src/discord/channels.ts';
import type { Reply, SandboxChannel } from '../../src/sandbox/places.ts';
import { eight, minute, story } from '../digest/stories.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import { draw } from '../discord/draw.ts';

let bot: Bot;
let wished: ShareWish[];
let end: ShareEnd;
beforeEach(async () => {
  bot = await startBot();
  wished = [];
  end = { to: 'shared' };
  bot.context.sharing = {
    ...bot.context.sharing,
    async share(wish) {
      wished.push(wish);
      return end;
    },
  };
  await bot.file(
    story({
      id: 'trams',
      headline: 'Overleg over trams',
      from: 'DEN HAAG (ANP)',
      publishedAt: eight - minute,
    }),
    story({ id: 'gas', headline: 'Gas *duurder*', publishedAt: eight - 2 * minute }),
  );
});
afterEach(() => bot.stop());

const channel = () => bot.sandbox.channel('nieuws');
const textOf = (reply: unknown) => draw(reply as Parameters<typeof draw>[0]);
const deel = (reply: Reply) => /"custom_id":"(deel:[^"]*)"/.exec(JSON.stringify(reply.components))?.[1];
const edited = () => bot.sandbox.waitFor('what became of it', (event) => event.kind === 'message-edited');
const share = (reply: Reply, where: SandboxChannel = channel()) => where.press(reply, deel(reply) ?? 'none');

describe('the button "Deel"', () => {
  test('shares what stands above it, by the message and by nothing that can be forgotten', async () => {
    const list = await channel().typed('/nieuws zoek', { woorden: 'trams OF gas' });
    await share(list);
    const opened = await channel().choose(list, 'lees:antwoord', ['gas']);
    await share(opened);
    await share(await channel().typed('/nieuws dossier', { bericht: 'trams' }));
    expect(wished).toMatchObject([
      { of: 'list', title: 'Gezocht: trams OF gas', storyIds: ['trams', 'gas'], messageId: list.message.id },
      { of: 'story', title: '', storyIds: ['gas'], place: 'channel', parentId: null },
      { of: 'dossier', title: '', storyIds: ['trams'], userId: bot.sandbox.member('reader').id },
    ]);
  });

  test('shares each page of a list that was turned in place, by what that page shows', async () => {
    const list = await channel().typed('/nieuws laatste', { aantal: 1 });
    await share(list);
    const next = /"custom_id":"(meer:[^"]*)"/.exec(JSON.stringify(list.components))?.[1] ?? '';
    const turned = await channel().press(list, next);
    await share(turned);
    expect(wished).toMatchObject([
      { messageId: list.message.id, page: 'trams', storyIds: ['trams'] },
      { messageId: list.message.id, page: 'gas', storyIds: ['gas'] },
    ]);
  });

  test('stands under answers that show stories, in a row with other buttons, and under no other', async () => {
    const list = await channel().typed('/nieuws laatste', { aantal: 1 });
    expect(list.components.map((row) => ('components' in row ? row.components.length : 0))).toEqual([1, 2]);
    expect(textOf(list)).toContain('Deel');
    expect(deel(await channel().typed('/nieuws zoek', { woorden: 'nergensgevonden' }))).toBeUndefined();
    const direct = await bot.sandbox.member('reader').directMessages.typed('/nieuws laatste');
    expect(deel(direct)).toBeUndefined();
  });

  test.each<[ShareEnd, string]>([
    [{ to: 'later' }, 'Discord laat op zich wachten'],
    [{ to: 'nothing' }, 'Hiervan mag niets meer worden getoond'],
    [{ to: 'failed', code: 'unknown-channel' }, 'Delen lukte niet: het kanaal is er niet meer'],
  ])('says what became of it: %j', async (became, words) => {
    end = became;
    expect(textOf(await share(await channel().typed('/nieuws laatste')))).toContain(words);
  });

  test('refuses in a thread that is locked, where nothing can be posted, and where the bot sees nothing', async () => {
    const thread = channel().startThread('Trams');
    const { find } = bot.context.channels;
    const see = (change: Partial<SeenChannel> | null) => {
      const seen = (id: string) => (change === null ? null : { ...(find(id) as SeenChannel), ...change });
      bot.context.channels = { find: seen, ask: async (id) => seen(id) };
    };
    const inThread = await thread.typed('/nieuws laatste');
    see({ isLocked: true });
    expect(textOf(await share(inThread, thread))).toContain('Deze thread is vergrendeld');
    const list = await channel().typed('/nieuws laatste');
    see({ place: null });
    expect(textOf(await share(list))).toContain('Hier kan ik geen kopie plaatsen die met het bureau meegaat');
    see(null);
    expect(textOf(await share(list))).toContain('**Kanaal bekijken**');
    expect(wished).toEqual([]);
  });
});

describe('where Telex is only somebody’s personal app', () => {
  test('no stories can be shared, nor where they are, since nobody could take that back; a trend can', async () => {
    const elsewhere = bot.sandbox.addGuild('Elders', { bot: false });
    const there = elsewhere.channel('algemeen');
    elsewhere.member('reader').installApp();
    const list = await there.typed('/nieuws laatste');
    expect(deel(list)).toBeUndefined();
    expect(deel(await there.typed('/nieuws kaart', { periode: 'week' }))).toBeUndefined();
    const subject = 'stad:“Den Haag” OF trams';
    const trend = await there.typed('/nieuws trend', { onderwerp: subject, periode: 'week' });
    expect(deel(trend)).toBe('deel:trend:week::stad%3A“Den Haag” OF trams');
    there.deny('reader', 'AttachFiles');
    expect(textOf(await share(trend, there))).toContain('geen bestanden bijvoegen');
    there.allow('reader', 'AttachFiles');
    const posted = bot.sandbox.waitFor(
      'the copy',
      (event) => event.kind === 'message-posted' && !event.message.ephemeral,
    );
    const told = edited();
    await share(trend, there);
    await posted;
    expect(JSON.stringify(await told)).toContain('Gedeeld in dit kanaal. Een trend telt');
    const [copy] = there.messages;
    // Nobody could take the name away there.
    expect(copy?.content).toBe('-# Gedeeld uit een antwoord');
    expect(copy?.attachments).toHaveLength(1);
  });

  test('a trend that Discord refuses is said to be refused, and one of which nothing is left is not shared', async () => {
    const picture = await channel().typed('/nieuws trend', { onderwerp: 'trams', periode: 'week' });
    bot.sandbox.fail('POST /webhooks/{webhook_id}/{webhook_token}', {
      status: 403,
      body: { code: 50013, message: 'no' },
    });
    const changed = edited();
    expect(textOf(await share(picture))).toContain('De kopie wordt geplaatst');
    const refused = JSON.stringify(await changed);
    expect(refused).toContain('Delen lukte niet: ');
    expect(refused).toContain('de bot mag er niet posten; ');
    expect(refused).toContain('Druk straks nog eens op **Deel**.');
    expect(channel().messages).toEqual([]);
    // What was refused can be shared again, also when Discord breaks down over it: here it is tried four times.
    bot.sandbox.fail('POST /webhooks/{webhook_id}/{webhook_token}', { status: 500, times: 4 });
    const brokenDown = edited();
    await share(picture);
    expect(JSON.stringify(await brokenDown)).toContain('Delen lukte niet: Discord was niet bereikbaar');
    const done = edited();
    await share(picture);
    expect(JSON.stringify(await done)).toContain('Gedeeld in dit kanaal. Een trend telt');
    expect(channel().messages).toHaveLength(1);
    expect(textOf(await share(picture))).toContain('Dit heb je hier al gedeeld');
    // Drawn anew when it is shared: nothing is left to count by then.
    const later = await channel().typed('/nieuws trend', { onderwerp: 'gas', periode: 'week' });
    const { archive } = bot.context;
    const count = async (_query: unknown, { edges }: { readonly edges: readonly number[] }) => ({
      counts: edges.slice(1).map(() => 0),
      found: 0,
    });
    bot.context.archive = { ...archive, count };
    expect(textOf(await share(later))).toContain('niet in het nieuws');
    expect(channel().messages).toHaveLength(1);
    expect(bot.logged.map(({ level }) => level)).toEqual(['error', 'error']);
  });
});

test('who presses under what another asked gets an answer of their own, and the other’s stays as it is', async () => {
  const long = Array.from({ length: 40 }, (_, i) => `${i} ${'woord '.repeat(40)}`);
  await bot.file(story({ id: 'lang', headline: 'Lang', paragraphs: long }));
  const asked = once(bot.client, 'interactionCreate') as Promise<[RepliableInteraction]>;
  const { embeds } = await channel().typed('/nieuws lees', { bericht: 'lang' });
  // The same where all can see it.
  const [interaction] = await asked;
  const turn = { type: ComponentType.Button, custom_id: 'blad:lang:1', label: 'Verder', style: 2 } as const;
  await interaction.webhook.send({
    embeds,
    components: [{ type: ComponentType.ActionRow, components: [turn] }],
  });
  const all = () => channel().messages.map((message) => message.embeds[0]?.footer?.text);
  const [page] = channel().messages;
  if (page === undefined) throw new Error('nothing for all to see');
  const theirs = await channel().press(page, 'blad:lang:1', { as: 'visitor' });
  expect(theirs).toMatchObject({ kind: 'message', ephemeral: true });
  expect(textOf(theirs)).toContain('Page 2 of');
  expect(all()[0]).toContain('Blad 1 van');
  await channel().press(page, 'blad:lang:1');
  expect(all()[0]).toContain('Blad 2 van');
});

describe('a picture of a long question', () => {
  const long = `trams OF ${Array.from({ length: 12 }, (_, at) => `woordlang${at}`).join(' OF ')}`;

  test('can be shared as any other: what was asked is kept for a day', async () => {
    const goes = { id: 'goes', name: 'Goes', country: 'NL', province: null, lat: 51.5, lon: 3.9 };
    const told = story({ id: 'plaats', headline: 'Trams', from: 'GOES (ANP)', publishedAt: eight - minute });
    await bot.file({ ...told, dateline: told.dateline && { ...told.dateline, places: [goes] } });
    const map = await channel().typed('/nieuws kaart', { onderwerp: long });
    expect(deel(map)).toMatch(/^deel:kaart:bewaard:[\w-]{22}$/);
    await share(map);
    expect(wished).toMatchObject([{ of: 'map', storyIds: ['trams', 'plaats'], map: { span: 'day' } }]);
    expect(wished[0]?.title).toContain('woordlang11');
    const trend = await channel().typed('/nieuws trend', { onderwerp: long, periode: 'week' });
    expect(deel(trend)).toMatch(/^deel:trend:bewaard:[\w-]{22}$/);
    const posted = edited();
    await share(trend);
    expect(JSON.stringify(await posted)).toContain('Gedeeld in dit kanaal. Een trend telt');
  });

  test('is asked again where what was asked is kept no more', async () => {
    const trend = await channel().typed('/nieuws trend', { onderwerp: long });
    bot.context.pages = { ...bot.context.pages, readAsked: async () => null };
    expect(textOf(await share(trend))).toContain('Dit antwoord is ouder dan een dag');
  });
});

test('a trend of which the copy is being posted is said to be on its way', async () => {
  const { sharing } = bot.context;
  const where = { guildId: null, channelId: '8', parentId: null, place: 'channel' } as const;
  const wish = { messageId: '7', ...where, language: 'nl', sharedBy: null } as const;
  const held = Promise.withResolvers<{ readonly messageId: string }>();
  const begun = Promise.withResolvers<null>();
  const first = sharing.shareTrend(wish, () => {
    begun.resolve(null);
    return held.promise;
  });
  await begun.promise;
  const never = () => Promise.reject(new Error('posted twice'));
  expect(await sharing.shareTrend(wish, never)).toEqual({ to: 'coming' });
  held.resolve({ messageId: '9' });
  expect(await first).toEqual({ to: 'shared' });
  expect(await sharing.shareTrend(wish, never)).toEqual({ to: 'already' });
});
