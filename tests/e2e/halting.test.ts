import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import type { SandboxChannel } from '../../src/sandbox/places.ts';
import { type Desk, day, eight, foreignPage, hour, layDesk, minute } from './newsroom-on-a-desk.ts';

let desk: Desk;
let app: App;
beforeEach(async () => {
  desk = await layDesk({ rateLimits: 'off' });
  app = await desk.startBot();
});
afterEach(() => desk.clear());

const channel = (name = 'nieuws') => desk.sandbox.channel(name);
const subscribe = (where: SandboxChannel = channel(), options = {}) =>
  where.typed('/nieuws abonneer', { schema: 'elk uur', ...options }, { as: 'moderator' });
const postsIn = (where: SandboxChannel) => where.messages.filter(({ answers }) => answers === null);
const told = (name = 'moderator') =>
  postsIn(desk.sandbox.member(name).directMessages).map(({ content }) => content);
/** Calls for this channel that Discord refused. */
const refusedFor = ({ id }: SandboxChannel) =>
  desk.sandbox.requests.filter(({ path, status }) => path.startsWith(`/channels/${id}/`) && status >= 400);
/** What the bot knows of its servers is told over the gateway: a command that it answers comes after that. */
const settle = () => desk.sandbox.channel('algemeen').typed('/nieuws laatste');

async function tickAt(moment: number): Promise<void> {
  await settle();
  desk.clock.at = moment;
  await app.tick();
}
async function restart(): Promise<void> {
  await app.stop();
  app = await desk.startBot();
}

describe('a permission that is taken away', () => {
  test('halts before anything is tried, is told once in words, and is taken up again when it is back', async () => {
    await subscribe();
    channel().deny('bot', 'EmbedLinks', 'SendMessages');
    desk.deliver('a.txt', foreignPage, eight - 2 * minute);
    await tickAt(eight);
    expect(postsIn(channel())).toEqual([]);
    expect(refusedFor(channel())).toEqual([]);
    expect(told()).toEqual([
      expect.stringMatching(
        new RegExp(
          `<#${channel().id}>.*al het nieuws.*de rechten \\*\\*Berichten verzenden\\*\\* en \\*\\*Links insluiten\\*\\*`,
        ),
      ),
    ]);
    await tickAt(eight + minute);
    await restart();
    await tickAt(eight + 3 * hour);
    expect(told()).toHaveLength(1);
    channel().allow('bot', 'EmbedLinks', 'SendMessages');
    await tickAt(eight + 3 * hour + minute);
    const [digest, ...others] = postsIn(channel());
    expect(JSON.stringify(digest?.embeds)).toContain('drijvende school');
    expect(others).toEqual([]);
  });

  test.each(['SendMessages', 'EmbedLinks', 'ReadMessageHistory'] as const)(
    'leaves nothing standing that the agency takes back meanwhile: %s',
    async (permission) => {
      const deliver = (version: string, pubstatus: string) =>
        desk.deliver(
          `${version}.json`,
          JSON.stringify({
            uri: 'urn:invented:pont',
            type: 'text',
            version,
            versioncreated: new Date(desk.clock.at).toISOString(),
            pubstatus,
            language: 'nl',
            headline: 'Pont van Westkerke vaart weer',
            body_text: 'De pont van Westkerke vaart sinds vanochtend weer, meldt de gemeente.',
          }),
          desk.clock.at - 2 * minute,
        );
      await subscribe();
      deliver('1', 'usable');
      await tickAt(eight);
      const shown = () => JSON.stringify(postsIn(channel()));
      expect(shown()).toContain('Pont van Westkerke');
      channel().deny('bot', permission);
      await tickAt(eight + minute);
      desk.clock.at = eight + 10 * minute;
      deliver('2', 'canceled');
      await tickAt(eight + 10 * minute);
      expect(shown()).not.toContain('Pont van Westkerke');
      expect(refusedFor(channel())).toEqual([]);
    },
  );

  test('is told once a day, however often it comes and goes', async () => {
    await subscribe();
    for (let i = 0; i < 5; i++) {
      channel().deny('bot', 'SendMessages');
      await tickAt(eight + i * hour);
      channel().allow('bot', 'SendMessages');
      await tickAt(eight + i * hour + minute);
    }
    expect(told()).toHaveLength(1);
    channel().deny('bot', 'ViewChannel');
    await tickAt(eight + day + hour);
    expect(told()).toHaveLength(2);
    expect(told()[1]).toContain('het recht **Kanaal bekijken**');
    expect(told()[1]).toContain('een abonnement dat je voor me instelde');
    expect(told()[1]).toContain('Zodra het weer kan, ga ik vanzelf verder');
  });

  test('is told in words to whoever set it up, as many as there are, else to the owner of the server', async () => {
    const many = Array.from({ length: 30 }, (_, i) => desk.sandbox.guild.addChannel(`kanaal-${i}`));
    for (const one of many) await subscribe(one, { onderwerp: 'een onderwerp met heel wat woorden erin' });
    for (const one of many) one.deny('bot', 'SendMessages');
    await tickAt(eight);
    expect(told()[0]).toContain('Ik kan 30 abonnementen die je voor me instelde niet meer bezorgen:\n- <#');
    expect(told()[0]).toMatch(/\n- en nog \d+\n/);
    expect(told()[0]).toContain('Zodra het weer kan, ga ik vanzelf verder');

    desk.sandbox.member('moderator').acceptDirectMessages(false);
    await subscribe();
    channel().deny('bot', 'SendMessages');
    await tickAt(eight + day);
    const owners = told('hoofdredacteur');
    expect(owners.join()).toContain('Wie het instelde kon ik niet bereiken');
  });

  test('of which only Discord knows is found out by a few calls in all, and halts what shares it', async () => {
    for (let i = 0; i < 20; i++) await subscribe(desk.sandbox.guild.addChannel(`kanaal-${i}`));
    desk.deliver('a.txt', foreignPage, eight - 2 * minute);
    desk.sandbox.fail('POST /channels/{channel_id}/messages', {
      status: 403,
      body: { code: 50013, message: 'Missing Permissions' },
      times: Number.POSITIVE_INFINITY,
    });
    for (let i = 0; i < 40; i++) await tickAt(eight + i * hour);
    const refused = desk.sandbox.requests.filter(({ status }) => status === 403);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThanOrEqual(10);
    desk.sandbox.heal();
    // What came in more than a week ago is news no more.
    const fresh = `${foreignPage.trimEnd()}OSLO (ANP) - Het Noorse weerschip Polarlys keert na dertig jaar terug naar zijn eerste haven.\n2 uur geleden\n`;
    desk.deliver('b.txt', fresh, eight + 9 * day - 5 * minute);
    // One goes first; when its message arrives the others follow.
    for (let i = 0; i < 3; i++) await tickAt(eight + 9 * day + i * minute);
    for (let i = 0; i < 20; i++) expect(postsIn(channel(`kanaal-${i}`))).toHaveLength(1);
  }, 60_000);
});

describe('a thread that is locked', () => {
  test('is halted without a call, in words, and taken up within a minute of its unlocking', async () => {
    const thread = channel().startThread('Hoogwater');
    await channel().typed('/nieuws abonneer', { schema: 'elk uur', kanaal: thread.id }, { as: 'moderator' });
    thread.lock();
    desk.deliver('a.txt', foreignPage, eight - 2 * minute);
    await tickAt(eight);
    expect(told()).toEqual([expect.stringContaining('de thread is vergrendeld')]);
    expect(desk.sandbox.requests.filter(({ status }) => status >= 400)).toEqual([]);
    await tickAt(eight + 2 * hour);
    thread.unlock();
    await tickAt(eight + 2 * hour + minute);
    expect(postsIn(thread).map(({ content }) => content)).toEqual([
      expect.stringContaining('editie van 10:00'),
    ]);
    expect(told()).toHaveLength(1);
  });
});

describe('a channel that is deleted', () => {
  test('keeps its subscription, which is told and tried no more', async () => {
    const where = desk.sandbox.guild.addChannel('tijdelijk');
    await subscribe(where);
    await subscribe(where, { onderwerp: 'stad:Moskou' });
    desk.deliver('a.txt', foreignPage, eight - 2 * minute);
    await tickAt(eight - minute);
    // Its name is known over a restart.
    await restart();
    where.delete();
    await tickAt(eight);
    await tickAt(eight + hour);
    expect(refusedFor(where)).toEqual([]);
    // Both in one message.
    expect(told()).toHaveLength(1);
    expect(told()[0]?.match(/- \\?#tijdelijk .*het kanaal \*\*tijdelijk\*\* is er niet meer/g)).toHaveLength(
      2,
    );
    const listed = JSON.stringify(await channel().typed('/nieuws abonnementen', {}, { as: 'moderator' }));
    expect(listed).toContain('het kanaal **tijdelijk** is er niet meer');
  });
});

describe('a role that is deleted', () => {
  test('is mentioned no more, and who set it is told once', async () => {
    desk.sandbox.guild.addRole('lezers');
    await subscribe(channel(), { rol: 'lezers' });
    desk.deliver('a.txt', foreignPage, eight - 2 * minute);
    await tickAt(eight - minute);
    desk.sandbox.guild.removeRole('lezers');
    for (let i = 0; i < 3; i++) await tickAt(eight + i * minute);
    const [digest] = postsIn(channel());
    expect(digest?.content).not.toContain('<@&');
    expect(told()).toEqual([
      expect.stringMatching(/De rol .* is verwijderd.*\n- <#\d+> · \*\*al het nieuws/s),
    ]);
  });
});

describe('a bot that is thrown out', () => {
  test('names the server that it was in', async () => {
    await subscribe();
    await tickAt(eight - minute);
    desk.sandbox.member('moderator');
    desk.sandbox.guild.kickBot();
    desk.clock.at = eight;
    await app.tick();
    desk.sandbox.guild.inviteBot();
    const list = desk.sandbox.channel('algemeen').typed('/nieuws abonnementen', {}, { as: 'moderator' });
    expect(JSON.stringify(await list)).toContain(`niet meer op de server **${desk.sandbox.guild.name}**`);
  });

  test('goes on by itself when it is invited again, with one digest of what it missed', async () => {
    await subscribe();
    desk.sandbox.guild.kickBot();
    desk.deliver('a.txt', foreignPage, eight - 2 * minute);
    desk.clock.at = eight;
    await app.tick();
    desk.clock.at = eight + hour;
    await app.tick();
    expect(refusedFor(channel())).toEqual([]);
    desk.sandbox.guild.inviteBot();
    await tickAt(eight + 5 * hour + minute);
    expect(postsIn(channel())).toHaveLength(1);
    await tickAt(eight + 6 * hour);
    expect(postsIn(channel())).toHaveLength(1);
  });
});

describe('a person who shares no server with the bot any more', () => {
  const person = () => desk.sandbox.member('reader');
  const direct = () => person().directMessages;
  const said = async (command: string, options = {}) =>
    JSON.stringify(await direct().typed(command, options, { as: 'reader' }));

  test('keeps a subscription in direct messages, which says why it is halted and goes on by itself', async () => {
    await said('/nieuws abonneer', { schema: 'elk uur' });
    desk.deliver('a.txt', foreignPage, eight - 2 * minute);
    desk.sandbox.guild.kickBot();
    desk.clock.at = eight;
    for (const ms of [0, minute, 2 * minute]) {
      desk.clock.at = eight + ms;
      await app.tick();
    }
    expect(refusedFor(direct())).toHaveLength(1);
    expect(postsIn(direct())).toEqual([]);
    await restart();
    desk.sandbox.guild.inviteBot();
    // To give a command, and see the list, takes a server in common.
    expect(await said('/nieuws abonnementen')).toContain('geen enkele server meer samen');
    await tickAt(eight + 3 * minute);
    await tickAt(eight + 4 * minute);
    expect(postsIn(direct())).toHaveLength(1);
    expect(JSON.stringify(postsIn(direct())[0]?.embeds)).toContain('drijvende school');
    expect(await said('/nieuws abonnementen')).not.toContain('geen enkele server');
  });

  test('who gives no command is tried again all the same, ten times in all at most', async () => {
    await said('/nieuws abonneer', { schema: 'elk uur' });
    desk.deliver('a.txt', foreignPage, eight - 2 * minute);
    desk.sandbox.guild.kickBot();
    for (let i = 0; i < 30; i++) {
      desk.clock.at = eight + i * hour;
      await app.tick();
    }
    const refused = refusedFor(direct()).length;
    expect(refused).toBeGreaterThan(1);
    expect(refused).toBeLessThanOrEqual(10);
    desk.sandbox.guild.inviteBot();
    await tickAt(eight + 2 * day);
    await tickAt(eight + 2 * day + hour);
    expect(postsIn(direct())).toHaveLength(1);
  });
});
