import { afterEach, beforeEach, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import type { Reply, SandboxChannel } from '../../src/sandbox/places.ts';
import { draw } from '../discord/draw.ts';
import { problemsOfMessage } from '../discord/message-problems.ts';
import { type Desk, day, eight, hour, layDesk, minute } from './newsroom-on-a-desk.ts';

let desk: Desk;
let app: App;
beforeEach(async () => {
  desk = await layDesk();
  app = await desk.startBot();
  for (const name of stories) send(name, 1);
  await tick(eight);
});
afterEach(async () => {
  await app.stop();
  await desk.clear();
});

const stories = ['brug', 'sluis', 'molen'] as const;
let copies = 0;

/** A version of a story from the agency, as ninjs. */
function send(name: string, version: number, change: Record<string, unknown> = {}): void {
  copies += 1;
  const item = {
    uri: `urn:invented:${name}`,
    type: 'text',
    version: String(version),
    versioncreated: new Date(eight - hour).toISOString(),
    firstcreated: new Date(eight - hour).toISOString(),
    pubstatus: 'usable',
    language: 'nl',
    headline: `Nieuws over de ${name}`,
    body_text: `De ${name} van Westkerke is vandaag weer open, meldt de gemeente.`,
    ...change,
  };
  desk.deliver(`${String(copies).padStart(4, '0')}.json`, JSON.stringify(item), desk.clock.at - 2 * minute);
}
async function tick(at: number): Promise<void> {
  desk.clock.at = at;
  await app.tick();
}
async function restart(): Promise<void> {
  await app.stop();
  app = await desk.startBot();
  await app.tick();
}
const channel = (name = 'nieuws') => desk.sandbox.channel(name);
const posts = (where: SandboxChannel = channel()) => where.messages.filter(({ answers }) => answers === null);
const shown = (where?: SandboxChannel) =>
  JSON.stringify(posts(where).map(({ content, embeds, components }) => [content, embeds, components]));
const textOf = (reply: Reply) => draw(reply as Parameters<typeof draw>[0]);
/** The custom_id of the button "Deel" under an answer. */
const deel = (reply: Reply) =>
  /"custom_id":"(deel:[^"]*)"/.exec(JSON.stringify(reply.components))?.[1] ?? 'none';
const person = (name: string) => desk.sandbox.member(name).id;

test('a list that is shared stands in the channel once, in whose name, calls nobody, and follows the agency', async () => {
  const list = await channel().typed('/nieuws zoek', {
    woorden: 'westkerke @everyone OF gemeente',
    aantal: 2,
  });
  // Two presses at once.
  const told = await Promise.all([channel().press(list, deel(list)), channel().press(list, deel(list))]);
  expect(told.map((reply) => reply.ephemeral)).toEqual([true, true]);
  expect(told.map(textOf).toSorted().join()).toMatch(
    /Dit heb je hier (al|net) gedeeld.*Gedeeld in dit kanaal/s,
  );
  expect(posts()).toHaveLength(1);
  const [copy] = posts();
  expect(problemsOfMessage(copy as never)).toEqual([]);
  expect(copy?.content).toBe(`-# Gedeeld door <@${person('reader')}>`);
  const sent = desk.sandbox.requests.filter(
    ({ method, route }) => method === 'POST' && route.endsWith('/messages'),
  );
  expect(sent.map(({ body }) => (body as { allowed_mentions?: unknown }).allowed_mentions)).toEqual([
    { parse: [] },
  ]);
  expect(JSON.stringify(copy?.components)).not.toMatch(/"(?:deel|meer):/);
  const [first, second] = stories.filter((name) => shown().includes(`Nieuws over de ${name}`));
  if (first === undefined || second === undefined) throw new Error('two stories were to be shared');
  // Anybody opens a story from it, for themselves.
  const opened = await channel().choose(
    copy as never,
    /"custom_id":"(lees:[^"]*)"/.exec(shown().replaceAll('\\', ''))?.[1] ?? '',
    [/"value":"([^"]*)"/.exec(shown())?.[1] ?? ''],
    { as: 'visitor' },
  );
  expect(opened.ephemeral).toBe(true);

  send(first, 2, { pubstatus: 'canceled' });
  await tick(eight + hour);
  expect(posts()).toHaveLength(1);
  expect(shown()).not.toContain(`Nieuws over de ${first}`);
  expect(shown()).toContain('~~bericht~~');
  expect(shown()).toContain(`Nieuws over de ${second}`);
  expect(shown()).toContain(person('reader'));

  // Days later and after a restart, too.
  await restart();
  expect(textOf(await channel().press(list, deel(list)))).toContain('Dit heb je hier al gedeeld');
  send(second, 2, { pubstatus: 'canceled' });
  await tick(eight + 9 * day);
  expect(shown()).not.toContain('Nieuws over');
  expect(posts()[0]?.content).toContain('Beide berichten die hier stonden, zijn');
});

test('what is turned to and shared after a restart and a kill shows nothing of what was withdrawn', async () => {
  const text = Array.from({ length: 60 }, (_, n) => `${n}. Over de toren is lang gepraat in het dorp.`);
  send('toren', 1, { body_text: text.join('\n\n').repeat(2) });
  await tick(eight + minute);
  const list = await channel().typed('/nieuws laatste', { aantal: 2 });
  const story = await channel().typed('/nieuws lees', { bericht: 'toren' });
  const dossier = await channel().typed('/nieuws dossier', { bericht: 'molen' });
  await restart();
  const more = /"custom_id":"(meer:[^"]*)"/.exec(JSON.stringify(list.components))?.[1] ?? '';
  const turn = /"custom_id":"(blad:[^"]*)"/.exec(JSON.stringify(story.components))?.[1] ?? '';
  expect(textOf(await channel().press(list, more))).toContain('Nieuws over de');
  expect(textOf(await channel().press(story, turn))).toContain('Blad 2 van');
  await channel().press(dossier, deel(dossier));
  expect(posts()[0]?.embeds[0]?.title).toBe('Dossier: Nieuws over de molen');
  expect(shown()).toContain('1.');

  for (const name of [...stories, 'toren']) send(name, 3, { pubstatus: 'canceled' });
  await tick(eight + 2 * minute);
  const later = [
    await channel().press(list, deel(list)),
    await channel().press(list, 'meer:laatste:2::'),
    await channel().press(story, deel(story)),
  ];
  for (const reply of later) expect(textOf(reply)).not.toMatch(/brug|sluis|molen|toren/);
  expect(textOf(later[0] as Reply)).toContain('Hiervan mag niets meer worden getoond');
  expect(posts()).toHaveLength(1);
  expect(shown()).not.toContain('molen');
});

test('what is shared between a start and its first round comes with that, also when the bot stops in between', async () => {
  const list = await channel().typed('/nieuws laatste', { aantal: 2 });
  await app.stop();
  app = await desk.startBot();
  const told = textOf(await channel().press(list, deel(list)));
  expect(told).toContain('De bot is net gestart: de kopie komt zodra hij aan het werk is');
  expect(told).not.toContain('Discord');
  expect(textOf(await channel().press(list, deel(list)))).toContain('de kopie is nog onderweg');
  expect(posts()).toEqual([]);
  await restart();
  expect(posts()).toHaveLength(1);
  expect(textOf(await channel().press(list, deel(list)))).toContain('Dit heb je hier al gedeeld');
});

test('who may not write there, or a bot that may not, is told so in words, and nothing is posted', async () => {
  const { guild } = desk.sandbox;
  const list = await channel().typed('/nieuws laatste');
  channel().deny('reader', 'SendMessages');
  expect(textOf(await channel().press(list, deel(list)))).toContain(
    'Je mag in dit kanaal geen berichten sturen',
  );
  channel().allow('reader', 'SendMessages');
  channel().deny('bot', 'EmbedLinks');
  expect(textOf(await channel().press(list, deel(list)))).toContain('mij ontbreekt **Links insluiten**');
  expect(posts()).toEqual([]);
  channel().allow('bot', 'EmbedLinks');

  // The answer of Discord is lost: found out, and not posted twice.
  desk.sandbox.drop('POST /channels/{channel_id}/messages', { when: 'after' });
  await channel().press(list, deel(list));
  await tick(desk.clock.at + minute);
  expect(posts()).toHaveLength(1);

  // In a thread, and not where only the asker reads.
  const thread = channel('sport').startThread('Wedstrijd');
  const inThread = await thread.typed('/nieuws lees', { bericht: 'molen' }, { as: 'visitor' });
  expect(textOf(await thread.press(inThread, deel(inThread), { as: 'visitor' }))).toContain(
    'Shared in this channel.',
  );
  expect(shown(thread)).toContain('Nieuws over de molen');
  const direct = await guild.member('reader').directMessages.typed('/nieuws laatste');
  expect(deel(direct)).toBe('none');
});

test('a channel gets in its digest what its readers showed each other; who shared it can have that forgotten', async () => {
  const moderator = { as: 'moderator' };
  await channel().typed('/nieuws abonneer', { onderwerp: 'alles', schema: 'elke dag 09:00' }, moderator);
  await channel().press(await channel().typed('/nieuws laatste'), 'deel:lijst');
  const mine = await channel().press(await channel().typed('/nieuws privacy'), 'privacy:toon');
  expect(textOf(mine)).toContain('Je id bij een antwoord dat je in een kanaal deelde');
  const sure = await channel().press(mine, 'privacy:wis');
  await channel().press(sure, 'privacy:zeker');
  await tick(eight + hour);
  const [copy, digest] = posts();
  expect(copy?.content).toBe('-# Gedeeld uit een antwoord');
  expect(JSON.stringify(copy?.embeds)).toContain('molen');
  for (const name of stories) expect(JSON.stringify(digest?.embeds)).toContain(name);
  expect(desk.sandbox.unknownRequests).toEqual([]);
});

test('a picture is shared once: a map is drawn anew without what was withdrawn, a trend tells no story', async () => {
  const place = (name: string, city: string) =>
    send(name, 1, { body_text: `${city} (ANP) - Het nieuws van ${city}.`, headline: `Bericht uit ${city}` });
  place('haven', 'ROTTERDAM');
  place('plein', 'GRONINGEN');
  await tick(eight + minute);
  const trend = await channel().typed('/nieuws trend', { periode: 'week' });
  const told = desk.sandbox.waitFor('what became of it', (event) => event.kind === 'message-edited');
  await channel().press(trend, deel(trend));
  expect(JSON.stringify(await told)).toContain('Een trend telt berichten en toont er geen');
  expect(textOf(await channel().press(trend, deel(trend)))).toContain('Dit heb je hier al gedeeld');
  // The first call is lost on its way; the second has the picture too.
  const map = await channel().typed('/nieuws kaart', { periode: 'week' });
  channel().deny('bot', 'AttachFiles');
  expect(textOf(await channel().press(map, deel(map)))).toContain('mij ontbreekt **Bestanden bijvoegen**');
  channel().allow('bot', 'AttachFiles');
  desk.sandbox.drop('POST /channels/{channel_id}/messages', { when: 'before' });
  expect(textOf(await channel().press(map, deel(map)))).toContain('Discord laat op zich wachten');
  await tick(eight + 2 * minute);
  expect(textOf(await channel().press(map, deel(map)))).toContain('Dit heb je hier al gedeeld');
  const by = `-# Gedeeld door <@${person('reader')}>`;
  const copies = channel().messages.filter(({ content }) => content.startsWith(by));
  expect(copies.map(({ attachments }) => attachments.length)).toEqual([1, 1]);
  const [counts, places] = copies;
  expect(JSON.stringify(counts)).not.toMatch(/Bericht uit|Rotterdam/i);
  expect(JSON.stringify(places)).toMatch(/Rotterdam.*Groningen|Groningen.*Rotterdam/);

  const before = places?.attachments[0];
  send('haven', 2, { pubstatus: 'canceled' });
  await tick(eight + hour);
  const [drawn, ...others] = posts();
  expect(others).toEqual([]);
  expect(JSON.stringify(drawn)).not.toMatch(/Rotterdam/i);
  expect(drawn?.embeds[0]?.description).toContain('1 bericht is weggehaald');
  expect(drawn?.attachments).toHaveLength(1);
  expect(drawn?.attachments[0]?.size).not.toBe(before?.size);
  expect(drawn?.attachments[0]?.filename).not.toBe(before?.filename);

  for (const name of ['plein', ...stories]) send(name, 2, { pubstatus: 'canceled' });
  await tick(eight + 2 * hour);
  expect(posts()[0]).toMatchObject({ embeds: [], attachments: [] });
  expect(posts()[0]?.content).toContain('Alle 5 berichten die hier stonden, zijn');
});

test.each([
  [
    'cannot see the channel',
    () => void channel().deny('bot', 'ViewChannel'),
    () => void channel().allow('bot', 'ViewChannel'),
  ],
  ['is thrown out', () => desk.sandbox.guild.kickBot(), () => desk.sandbox.guild.inviteBot()],
])(
  'what changes while the bot %s is tried by nobody, and made good when it is back',
  async (_, leave, comeBack) => {
    for (const name of stories) {
      const answer = await channel().typed('/nieuws lees', { bericht: name });
      await channel().press(answer, deel(answer));
    }
    expect(posts()).toHaveLength(3);
    leave();
    // What the bot is told comes before the answer to a later command.
    const settle = () => desk.sandbox.member('reader').directMessages.typed('/nieuws laatste');
    await settle();
    const mark = desk.sandbox.requests.length;
    desk.clock.at = eight + 10 * minute;
    send('brug', 2, { pubstatus: 'canceled' });
    for (const name of ['sluis', 'molen']) send(name, 2, { headline: `VERBETERD: de ${name}` });
    for (let m = 10; m < 24 * 60; m += 30) await tick(eight + m * minute);
    expect(desk.sandbox.requests.slice(mark).filter(({ status }) => status >= 400)).toEqual([]);
    comeBack();
    await settle();
    for (let m = 0; m < 12; m += 1) await tick(eight + day + m * minute);
    expect(shown()).not.toContain('Nieuws over de');
    expect(shown().match(/VERBETERD/g)).toHaveLength(2);
  },
);
