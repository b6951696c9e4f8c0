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
const typed = (command: string, options = {}) => channel().typed(command, options, { as: 'moderator' });
const subscribe = (options = {}) => typed('/nieuws abonneer', { onderwerp: 'alles', ...options });
const postsIn = (where: SandboxChannel) => where.messages.filter(({ answers }) => answers === null);
const textsIn = (where = channel()) => postsIn(where).map(({ embeds }) => JSON.stringify(embeds));
const headsIn = (where = channel()) =>
  textsIn(where).map((text) => /drijvende school|tramlijn|konvooi|studenten|Stuwdam/.exec(text)?.[0]);

async function tickAt(moment: number): Promise<void> {
  desk.clock.at = moment;
  await app.tick();
}
const idOf = async () => {
  const [choice] = await channel().autocomplete('/nieuws pauzeer', 'abonnement', '', { as: 'moderator' });
  return String(choice?.value);
};

/** An invented flash in an agency's format. */
const flash = (urgency: number, sent: number) =>
  JSON.stringify({
    uri: 'urn:telex-test:stuwdam',
    type: 'text',
    versioncreated: new Date(sent).toISOString(),
    headline: 'Stuwdam bij Marisol doorgebroken',
    body_text:
      'De stuwdam boven de havenstad Marisol is dinsdag doorgebroken. De burgemeester laat alle lage wijken ontruimen.',
    urgency,
    language: 'nl',
    pubstatus: 'usable',
  });

describe('a channel that gets each story as it comes', () => {
  test('has all of a page a minute after it came in, each in its own message, and none twice', async () => {
    await subscribe({ soort: 'direct' });
    desk.deliver('buitenland.txt', foreignPage, eight - 2 * minute);
    await tickAt(eight - minute);
    // The age of the last is an hour: it was sent before the channel subscribed, and came in since.
    expect(headsIn().sort()).toEqual(['drijvende school', 'konvooi', 'studenten', 'tramlijn']);
    await app.stop();
    app = await desk.startBot();
    await tickAt(eight);
    await tickAt(eight + hour);
    expect(postsIn(channel())).toHaveLength(4);
    expect(desk.sandbox.unknownRequests).toEqual([]);
  });

  test('has what came in at night in one digest in the morning', async () => {
    await subscribe({ soort: 'direct', stilte: '22:00-07:00' });
    const night = eight + 16 * hour;
    desk.deliver('buitenland.txt', foreignPage, night);
    await tickAt(night);
    await tickAt(eight + 23 * hour - minute);
    expect(postsIn(channel())).toEqual([]);
    await tickAt(eight + 23 * hour);
    expect(postsIn(channel())).toHaveLength(1);
    expect(textsIn()[0]).toContain('Portugese');
  });

  test('has nothing of a pause', async () => {
    await subscribe({ soort: 'direct' });
    await tickAt(eight);
    const id = await idOf();
    await typed('/nieuws pauzeer', { abonnement: id });
    desk.deliver('buitenland.txt', foreignPage, eight + 2 * minute);
    await tickAt(eight + 3 * minute);
    desk.clock.at = eight + hour;
    await typed('/nieuws pauzeer', { abonnement: id });
    await tickAt(eight + hour + minute);
    expect(postsIn(channel())).toEqual([]);
  });
});

describe('breaking news', () => {
  test('comes at once with the role that it is for, and not in the digest', async () => {
    const { id } = desk.sandbox.guild.addRole('Nieuwslezers');
    await subscribe({ spoed: '1', rol: 'Nieuwslezers', schema: 'elke dag 12:00' });
    desk.deliver('flash.json', flash(1, eight - minute), eight - minute);
    desk.deliver('buitenland.txt', foreignPage, eight - minute);
    await tickAt(eight);
    expect(headsIn()).toEqual(['Stuwdam']);
    expect(postsIn(channel())[0]?.content).toBe(`<@&${id}>`);
    await tickAt(eight + 4 * hour);
    expect(postsIn(channel())).toHaveLength(2);
    expect(textsIn()[1]).toContain('drijvende school');
    expect(textsIn()[1]).not.toContain('Stuwdam');
  });

  test('is what becomes urgent by a later version', async () => {
    await subscribe({ spoed: '2', schema: 'elke dag 23:00' });
    desk.deliver('1.json', flash(4, eight - minute), eight - minute);
    await tickAt(eight);
    expect(postsIn(channel())).toEqual([]);
    desk.deliver(
      '2.json',
      flash(2, eight + 30 * minute).replace('ontruimen', 'vannacht ontruimen'),
      eight + 30 * minute,
    );
    await tickAt(eight + 31 * minute);
    expect(headsIn()).toEqual(['Stuwdam']);
    await tickAt(eight + 15 * hour);
    expect(postsIn(channel())).toHaveLength(1);
  });
});

describe('a person', () => {
  test('has their digest in direct messages', async () => {
    const { directMessages } = desk.sandbox.member('reader');
    await directMessages.typed('/nieuws abonneer', { onderwerp: 'alles' });
    desk.deliver('buitenland.txt', foreignPage, eight - 2 * minute);
    await tickAt(eight);
    expect(headsIn(directMessages)).toEqual(['drijvende school']);
  });

  test('who takes no direct messages any more is halted, and sees why', async () => {
    const reader = desk.sandbox.member('reader');
    const { directMessages } = reader;
    await directMessages.typed('/nieuws abonneer', { schema: 'elk uur' });
    reader.acceptDirectMessages(false);
    desk.deliver('buitenland.txt', foreignPage, eight - 2 * minute);
    for (let i = 0; i < 3; i++) await tickAt(eight + i * minute);
    const refused = desk.sandbox.requests.filter(({ status }) => status === 403);
    expect(refused).toHaveLength(1);
    const list = JSON.stringify((await directMessages.typed('/nieuws abonnementen')).embeds);
    expect(list).toContain('je laat geen directe berichten van me toe');
    reader.acceptDirectMessages(true);
    await directMessages.typed('/nieuws wijzig', {
      abonnement: String((await directMessages.autocomplete('/nieuws wijzig', 'abonnement', ''))[0]?.value),
    });
    await tickAt(eight + 5 * minute);
    expect(headsIn(directMessages)).toEqual(['drijvende school']);
  });
});

describe('a digest in quiet hours', () => {
  test('comes once at their end, on the short night and the long one', async () => {
    for (const [before, end] of [
      ['2026-03-28T20:00:00+01:00', '2026-03-29T07:00:00+02:00'],
      ['2026-10-24T20:00:00+02:00', '2026-10-25T07:00:00+01:00'],
    ] as const) {
      const name = `stil-${before.slice(5, 7)}`;
      desk.clock.at = Date.parse(before);
      const where = desk.sandbox.guild.addChannel(name);
      await where.typed(
        '/nieuws abonneer',
        { schema: 'elk uur', stilte: '22:00-07:00' },
        { as: 'moderator' },
      );
      const at = Date.parse(end);
      desk.deliver(`${name}.txt`, foreignPage.replaceAll('91', before.slice(5, 7)), at - 4 * hour);
      for (let moment = at - 8 * hour; moment < at; moment += 30 * minute) await tickAt(moment);
      expect(postsIn(where)).toEqual([]);
      await tickAt(at);
      expect(postsIn(where)).toHaveLength(1);
    }
    expect(day).toBe(24 * hour);
  });
});
