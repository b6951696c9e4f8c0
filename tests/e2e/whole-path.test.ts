import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { type Desk, day, eight, foreignPage, hour, layDesk, minute } from './newsroom-on-a-desk.ts';

describe('the whole path', () => {
  let desk: Desk;
  let app: App;
  beforeEach(async () => {
    desk = await layDesk();
    app = await desk.startBot();
  });
  afterEach(() => desk.clear());
  const channel = () => desk.sandbox.channel('nieuws');
  const subscribe = (options = {}) =>
    channel().typed('/nieuws abonneer', { onderwerp: 'alles', ...options }, { as: 'moderator' });

  test('copy in, a channel subscribed, eight o’clock: the digest stands in the channel, once', async () => {
    // As in service: with threads of its own for copy, which take longer to start than all the rest.
    await app.stop();
    app = await desk.startBot({ onThreads: true });
    await subscribe();
    desk.deliver('buitenland.txt', foreignPage, eight - 2 * minute);
    desk.clock.at = eight;
    await app.tick();

    const digest = await channel().nextMessage();
    const text = JSON.stringify(digest.embeds);
    expect(digest.embeds[0]?.title).toBe('Havenstad Marisol krijgt eerste drijvende school');
    for (const place of ['MOSKOU', 'LISSABON', 'GAZA', 'KYIV']) expect(text.toUpperCase()).toContain(place);
    expect(text).toContain(`<t:${(eight - 13 * minute) / 1_000}:t>`);
    expect(text).not.toContain('minuten geleden');
    expect(text).not.toContain('(ANP');

    await app.tick();
    desk.clock.at = eight + minute;
    await app.tick();
    desk.clock.at = eight + day;
    await app.tick();
    expect(channel().messages.filter((message) => message.answers === null)).toHaveLength(1);
    expect(desk.sandbox.unknownRequests).toEqual([]);
  });

  test('what a later page brings is in the next digest, and only that', async () => {
    await subscribe();
    desk.deliver('a.txt', foreignPage, eight - 2 * minute);
    desk.clock.at = eight;
    await app.tick();
    await channel().nextMessage();

    const more = `${foreignPage.trimEnd()}OSLO (ANP) - Het Noorse weerschip Polarlys keert na dertig jaar terug naar zijn eerste haven.\n2 uur geleden\n`;
    desk.deliver('b.txt', more, eight + day - 5 * minute);
    desk.clock.at = eight + day;
    await app.tick();
    const next = JSON.stringify((await channel().nextMessage()).embeds);
    expect(next).toContain('Polarlys');
    expect(next).not.toContain('Lissabon');
    expect(next).not.toContain('drijvende school');
  });

  test('a channel that follows a topic gets that topic only', async () => {
    await subscribe({ onderwerp: 'stad:moskou' });
    desk.deliver('a.txt', foreignPage, eight - 2 * minute);
    desk.clock.at = eight;
    await app.tick();
    const text = JSON.stringify((await channel().nextMessage()).embeds);
    expect(text).toContain('drijvende school');
    expect(text).not.toContain('Portugese');
  });

  test('a reader asks by city and by word and is answered at once', async () => {
    desk.deliver('a.txt', foreignPage, eight - 10 * minute);
    await app.tick();
    expect(await channel().autocomplete('/nieuws stad', 'stad', 'mos')).toEqual([
      expect.objectContaining({ value: 'Moskou' }),
    ]);
    const city = await channel().typed('/nieuws stad', { stad: 'Moskou' });
    expect(JSON.stringify(city.embeds)).toContain('drijvende school');
    expect(city.deferred).toBe(false);
    const words = await channel().typed('/nieuws zoek', { woorden: 'hulpgoederen ziekenhuis' });
    expect(JSON.stringify(words.embeds)).toContain('konvooi');
    expect(JSON.stringify(words.embeds)).not.toContain('drijvende school');
  });

  test('two channels each get the digest, a cancelled one gets nothing more', async () => {
    await subscribe();
    await desk.sandbox
      .channel('sport')
      .typed('/nieuws abonneer', { onderwerp: 'alles' }, { as: 'moderator' });
    desk.deliver('a.txt', foreignPage, eight - 2 * minute);
    const [choice] = await channel().autocomplete('/nieuws opzeggen', 'abonnement', '', { as: 'moderator' });
    await channel().typed('/nieuws opzeggen', { abonnement: String(choice?.value) }, { as: 'moderator' });
    desk.clock.at = eight;
    await app.tick();
    const posted = ['nieuws', 'sport'].map(
      (name) => desk.sandbox.channel(name).messages.filter((message) => message.answers === null).length,
    );
    expect(posted.sort()).toEqual([0, 1]);
  });

  test('copy that cannot be read hinders nothing and is kept aside', async () => {
    await subscribe();
    desk.deliver('a.txt', '%PDF-1.7\n\u0000\u0000', eight - 3 * minute);
    desk.deliver('b.txt', foreignPage, eight - 2 * minute);
    desk.clock.at = eight;
    const reading = await app.readWire();
    expect(reading.spiked).toHaveLength(1);
    await app.tick();
    expect((await channel().nextMessage()).embeds.length).toBeGreaterThan(0);
  });
});

describe('a newsroom in another timezone', () => {
  test('posts at its own eight o’clock', async () => {
    // Three hours behind UTC the whole year, four behind Amsterdam in March.
    const desk = await layDesk({}, { timezone: 'America/Paramaribo' });
    const app = await desk.startBot();
    const digests = () =>
      desk.sandbox.channel('nieuws').messages.filter((message) => message.answers === null);
    const answer = await desk.sandbox
      .channel('nieuws')
      .typed('/nieuws abonneer', { schema: 'elke dag om 8:00' }, { as: 'moderator' });
    expect(answer.content + JSON.stringify(answer.embeds)).toContain('Paramaribo');
    desk.deliver('buitenland.txt', foreignPage, eight - 2 * minute);
    desk.clock.at = eight;
    await app.tick();
    expect(digests()).toEqual([]);
    desk.clock.at = eight + 4 * hour - minute;
    await app.tick();
    expect(digests()).toEqual([]);
    desk.clock.at = eight + 4 * hour;
    await app.tick();
    expect(digests()).toHaveLength(1);
    await app.stop();
    await desk.clear();
  });
});
