import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import type { Reply, SandboxChannel, ShownMessage } from '../../src/sandbox/places.ts';
import { type Desk, day, eight, hour, layDesk, minute } from './newsroom-on-a-desk.ts';

let desk: Desk;
let app: App;
beforeEach(async () => {
  desk = await layDesk({ rateLimits: 'off' });
  app = await desk.startBot();
});
afterEach(async () => {
  await app.stop();
  await desk.clear();
});

const words = {
  brug: 'De brug over de Oosterhaven is na drie jaar werk weer open voor verkeer.',
  storing: 'Twee uur na de opening blijft een klapdeel van staal boven het water hangen.',
  herstel: 'Monteurs hebben het hydraulische stelsel hersteld en varen kan weer.',
} as const;

/** A story from the agency, as ninjs. */
function send(name: keyof typeof words, at: number, change: Record<string, unknown> = {}): void {
  const item = {
    uri: `urn:invented:${name}`,
    type: 'text',
    version: '1',
    versioncreated: new Date(at).toISOString(),
    pubstatus: 'usable',
    urgency: 4,
    language: 'nl',
    headline: `Nieuws: ${name}`,
    body_text: words[name],
    ...change,
  };
  desk.deliver(`${name}-${item.version}.json`, JSON.stringify(item), at - 2 * minute);
}

async function tickAt(moment: number): Promise<void> {
  await desk.sandbox.channel('algemeen').typed('/nieuws laatste');
  desk.clock.at = moment;
  await app.tick();
}
const channel = () => desk.sandbox.channel('nieuws');
const member = (name: string) => desk.sandbox.member(name);
const direct = (name = 'reader') => member(name).directMessages;
const posts = (where: SandboxChannel) => where.messages.filter(({ answers }) => answers === null);
const said = (shown: Reply | ShownMessage) => JSON.stringify([shown.content, shown.embeds]);
/** The custom_ids of a message's buttons that begin so. */
const buttons = (shown: Reply | ShownMessage, action: string) =>
  [...JSON.stringify(shown.components).matchAll(/"custom_id":"([^"]+)"/g)]
    .map(([, id = '']) => id)
    .filter((id) => id.startsWith(`${action}:`));

/** Presses the one button of this action under a message. */
async function press(where: SandboxChannel, shown: Reply | ShownMessage, action: string, as = 'reader') {
  const [id, ...others] = buttons(shown, action);
  expect([id, others]).toEqual([expect.any(String), []]);
  return where.press(shown, id ?? '', { as });
}

/** The bridge in the channel's digest of eight o'clock. */
async function digestOfBridge(): Promise<ShownMessage> {
  await channel().typed('/nieuws abonneer', { schema: 'elk uur' }, { as: 'moderator' });
  send('brug', eight - 2 * minute);
  await tickAt(eight);
  const [digest] = posts(channel());
  if (digest === undefined) throw new Error('there is no digest');
  return digest;
}

describe('a reader who follows a story', () => {
  test('gets its follow-ups in direct messages, once each, also after a restart, until that is ended', async () => {
    const digest = await digestOfBridge();
    const more = buttons(digest, 'lees').at(-1) ?? '';
    const story = await channel().press(digest, more);
    for (const shown of [digest, story])
      expect(JSON.stringify(shown.components)).toContain('Volg dit verhaal');
    const done = await press(channel(), story, 'volg');
    expect(done.ephemeral).toBe(true);
    expect(said(done)).toContain('Je volgt dit verhaal: **Nieuws: brug**');
    expect(said(done)).toContain('14 dagen');
    const [greeting] = posts(direct());
    expect(said(greeting ?? done)).toContain('Je volgt een verhaal');
    expect(said(greeting ?? done)).not.toContain('brug');
    const again = await press(channel(), digest, 'volg');
    expect(said(again)).toContain('Je volgt dit verhaal al');
    expect(buttons(again, 'ontvolg')).toEqual(buttons(done, 'ontvolg'));

    await app.stop();
    app = await desk.startBot();
    send('storing', eight + 30 * minute, { evolvedfrom: 'urn:invented:brug' });
    for (const ms of [30 * minute, 31 * minute, hour]) await tickAt(eight + ms);
    const [, news, ...others] = posts(direct());
    expect(others).toEqual([]);
    expect(news?.content).toBe('↪️ Vervolg op “Nieuws: brug”');
    expect(news?.embeds[0]?.title).toBe('Nieuws: storing');
    expect(posts(channel()).map(({ embeds }) => embeds[0]?.title)).toEqual([
      'Nieuws: brug',
      'Nieuws: storing',
    ]);

    send('brug', eight + 2 * hour, { version: '2', pubstatus: 'canceled' });
    await tickAt(eight + 2 * hour);
    const [, now] = posts(direct());
    expect(now?.content).toBe('↪️ Vervolg op een verhaal dat hier wordt gevolgd');
    expect(said(await press(channel(), story, 'volg'))).toContain('ingetrokken');

    const list = await direct().typed('/nieuws abonnementen');
    expect(said(list)).toContain('het verhaal “Nieuws: storing”');
    const ended = await press(direct(), now ?? digest, 'ontvolg');
    expect(said(ended)).toContain('Je volgt niet langer het verhaal “Nieuws: storing”.');
    expect(said(await press(direct(), now ?? digest, 'ontvolg'))).toContain('Dit was al opgehouden');
    send('herstel', eight + 3 * hour, { evolvedfrom: 'urn:invented:storing' });
    await tickAt(eight + 3 * hour);
    expect(posts(direct())).toHaveLength(2);
    expect(desk.sandbox.unknownRequests).toEqual([]);
  });

  test('is told at once when Discord keeps the messages out, and gets them when it lets them in', async () => {
    const digest = await digestOfBridge();
    member('reader').acceptDirectMessages(false);
    const told = await press(channel(), digest, 'volg');
    expect(said(told)).toContain('je laat geen directe berichten van me toe');
    expect(said(await press(channel(), digest, 'volg'))).toContain('je laat geen directe berichten');
    send('storing', eight + minute, { evolvedfrom: 'urn:invented:brug' });
    await tickAt(eight + minute);
    await tickAt(eight + 2 * minute);
    // Once for each press, and not again by itself.
    expect(desk.sandbox.requests.filter(({ status }) => status === 403)).toHaveLength(2);
    expect(said(told)).toContain(
      'of typ `/nieuws wijzig` in je privégesprek met mij: dan probeer ik het opnieuw',
    );
    member('reader').acceptDirectMessages(true);
    await tickAt(eight + 3 * hour);
    expect(posts(direct()).map(({ content }) => content)).toEqual(['↪️ Vervolg op “Nieuws: brug”']);
    // Two weeks without news.
    await tickAt(eight + 15 * day);
    expect(said(await direct().typed('/nieuws abonnementen'))).toContain('nog geen abonnement');
  });

  test('finds out with a second press whether messages arrive still, and whether they do again', async () => {
    const digest = await digestOfBridge();
    expect(said(await press(channel(), digest, 'volg'))).not.toContain('⛔');
    member('reader').acceptDirectMessages(false);
    desk.clock.at += hour;
    const closed = said(await press(channel(), digest, 'volg'));
    expect(closed).toContain('Je volgt dit verhaal al');
    expect(closed).toContain('je laat geen directe berichten van me toe');
    member('reader').acceptDirectMessages(true);
    const mended = said(await press(channel(), digest, 'volg'));
    expect(mended).toContain('nu komen ze weer aan');
    expect(mended).not.toContain('⛔');
  });

  test.each([
    ['a newer text', {}, '↪️ Nieuwe versie van een verhaal'],
    ['a correction', { signals: ['correction'] }, '↪️ Correctie op een verhaal'],
  ])('is told whether what comes of the story itself is %s', async (_, change, words) => {
    await press(channel(), await digestOfBridge(), 'volg');
    const body_text = 'De brug over de Westerhaven is na vier jaar werk weer open voor verkeer.';
    send('brug', eight + minute, { version: '2', body_text, ...change });
    await tickAt(eight + minute);
    await tickAt(eight + 2 * minute);
    expect(posts(direct()).at(-1)?.content).toContain(words);
  });

  test('has it with the app alone, wherever the bot is not, and deletes it with all that is kept', async () => {
    send('brug', eight - 2 * minute);
    await tickAt(eight);
    const elsewhere = desk.sandbox.addGuild('Elders', { bot: false });
    elsewhere.member('owner').installApp();
    const apart = elsewhere.channel('algemeen');
    const owner = { as: 'owner' };
    const alone = await apart.typed('/nieuws dossier', { bericht: 'brug' }, owner);
    const told = said(await press(apart, alone, 'volg', 'owner'));
    expect(told).toContain('want we zitten samen in geen enkele server');
    expect(told).not.toContain('Je krijgt een privébericht');

    member('reader').installApp();
    const between = desk.sandbox.directBetween('reader', 'visitor');
    const dossier = await between.typed('/nieuws dossier', { bericht: 'brug' });
    const done = await press(between, dossier, 'volg');
    expect(said(done)).toContain('Je krijgt een privébericht als er nieuws is');
    expect(buttons(done, 'volgwaar')).toEqual([]);
    send('storing', eight + minute, { evolvedfrom: 'urn:invented:brug' });
    await tickAt(eight + minute);
    expect(posts(direct()).at(-1)?.embeds[0]?.title).toBe('Nieuws: storing');
    const privacy = await direct().typed('/nieuws privacy');
    expect(said(await direct().press(privacy, 'privacy:toon'))).toContain('het verhaal “Nieuws: brug”');
    const sure = await direct().press(await direct().typed('/nieuws privacy'), 'privacy:wis');
    await direct().press(sure, 'privacy:zeker');
    send('herstel', eight + 2 * minute, { evolvedfrom: 'urn:invented:storing' });
    await tickAt(eight + 2 * minute);
    expect(posts(direct())).toHaveLength(2);
  });
});

describe('who may manage subscriptions', () => {
  test('chooses between themselves and the channel, which others cannot end', async () => {
    const digest = await digestOfBridge();
    const asked = await press(channel(), digest, 'volg', 'moderator');
    expect(said(asked)).toContain('Waar moet het vervolg op **Nieuws: brug** komen?');
    const here = buttons(asked, 'volgwaar').find((id) => id.endsWith(':hier')) ?? '';
    const done = await channel().press(asked, here, { as: 'moderator' });
    expect(done.kind).toBe('update');
    expect(said(done)).toContain(`<#${channel().id}> volgt dit verhaal`);
    const again = await press(channel(), digest, 'volg', 'moderator');
    expect(said(again)).toContain('volgt dit verhaal al, sinds');
    const mine = await press(channel(), again, 'volgwaar', 'moderator');
    expect(said(mine)).toContain('Je krijgt een privébericht');

    send('storing', eight + 30 * minute, { evolvedfrom: 'urn:invented:brug' });
    await tickAt(eight + 30 * minute);
    await tickAt(eight + hour);
    const [, news, ...more] = posts(channel());
    expect(more).toEqual([]);
    expect(news?.content).toContain('Vervolg op “Nieuws: brug”');
    expect(posts(direct('moderator')).at(-1)?.content).toContain('Vervolg op “Nieuws: brug”');
    expect(said(await press(channel(), news ?? digest, 'ontvolg'))).toContain(
      'Alleen wie abonnementen mag beheren',
    );

    const manager = { as: 'moderator' };
    const list = said(await channel().typed('/nieuws abonnementen', {}, manager));
    expect(list).toContain('het verhaal “Nieuws: brug”');
    expect(list).toContain('het vervolg zodra het er is');
    const offers = await channel().autocomplete('/nieuws opzeggen', 'abonnement', 'verhaal', manager);
    expect(offers).toHaveLength(1);
    const abonnement = String(offers[0]?.value);
    for (const setting of [{ onderwerp: 'gas' }, { kaart: 'ja' }]) {
      const refused = await channel().typed('/nieuws wijzig', { abonnement, ...setting }, manager);
      expect(said(refused)).toContain('volgt één verhaal');
    }
    const changed = await channel().typed('/nieuws wijzig', { abonnement, stilte: '22-7' }, manager);
    expect(said(changed)).toContain('stil van 22:00 tot 07:00');
    const sample = await channel().typed('/nieuws proef', { abonnement }, manager);
    expect(said(sample)).toContain('geen proef');
    await channel().typed('/nieuws opzeggen', { abonnement }, manager);
    send('herstel', eight + 70 * minute, { evolvedfrom: 'urn:invented:storing' });
    await tickAt(eight + 70 * minute);
    expect(posts(channel())).toHaveLength(2);
    expect(posts(direct('moderator')).at(-1)?.embeds[0]?.title).toBe('Nieuws: herstel');
    expect(desk.sandbox.unknownRequests).toEqual([]);
  });

  test('are told that nothing arrives any more without the headline, which may be withdrawn later', async () => {
    const asked = await press(channel(), await digestOfBridge(), 'volg', 'moderator');
    await channel().press(asked, buttons(asked, 'volgwaar').find((id) => id.endsWith(':hier')) ?? '', {
      as: 'moderator',
    });
    channel().deny('bot', 'SendMessages');
    await tickAt(eight + minute);
    const [notice] = posts(direct('moderator'));
    expect(notice?.content).toMatch(/een verhaal dat sinds \d+ \p{L}+ \d{4} wordt gevolgd/u);
    expect(notice?.content).not.toContain('brug');
  });
});
