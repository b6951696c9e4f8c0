import { afterEach, beforeEach, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { draw } from '../discord/draw.ts';
import { type Desk, day, eight, hour, layDesk, minute } from './newsroom-on-a-desk.ts';

let desk: Desk;
let app: App;
beforeEach(async () => {
  desk = await layDesk({ rateLimits: 'off' });
  app = await desk.startBot();
});
afterEach(() => desk.clear());

const channel = (name = 'nieuws') => desk.sandbox.channel(name);
const moderator = { as: 'moderator' };
const listed = async () =>
  draw((await channel().typed('/nieuws abonnementen', {}, moderator)) as Parameters<typeof draw>[0]);
const told = () => desk.sandbox.member('moderator').directMessages.messages.map(({ content }) => content);
async function tickAt(moment: number): Promise<void> {
  desk.clock.at = moment;
  await app.tick();
}
/** A story from the agency, as ninjs, that came in at that moment. */
function send(name: string, at: number): void {
  const item = {
    uri: `urn:invented:${name}`,
    type: 'text',
    version: '1',
    versioncreated: new Date(at).toISOString(),
    firstcreated: new Date(at).toISOString(),
    pubstatus: 'usable',
    language: 'nl',
    headline: `Nieuws over de ${name}`,
    body_text: `De ${name} van Westkerke is vandaag weer open, meldt de gemeente.`,
  };
  desk.deliver(`${name}.json`, JSON.stringify(item), at);
}
/** The next post in a channel is one that Discord takes in no form. */
function poison(): void {
  desk.sandbox.fail('POST /channels/{channel_id}/messages', {
    status: 400,
    body: { code: 50035, message: 'Invalid Form Body', errors: {} },
    times: 1,
  });
}

test('a digest that Discord refuses is told once to who made it, and stays in the list for a week though others arrive', async () => {
  await channel().typed('/nieuws abonneer', { schema: 'elk uur' }, moderator);
  send('brug', eight - 2 * minute);
  poison();
  await tickAt(eight);
  await tickAt(eight + minute);
  const lost = `Het overzicht van <t:${eight / 1_000}:F> kwam niet aan: Discord weigerde het bericht.`;
  expect(await listed()).toContain(lost);
  expect(told()).toEqual([
    `Dit kon ik niet plaatsen, en het komt niet meer:\n- <#${channel().id}> · **al het nieuws**, het overzicht van <t:${eight / 1_000}:f>: Discord weigerde het bericht.\nWat erin stond vind je met \`/nieuws laatste\`. Wat daarna kwam of nog komt, plaats ik gewoon.`,
  ]);

  send('sluis', eight + 50 * minute);
  await tickAt(eight + hour);
  expect(JSON.stringify(channel().messages)).toContain('sluis');
  expect((await listed()).split('⚠️')).toHaveLength(2);
  expect(await listed()).toContain(lost);

  // Another one on the same day is in the list, and no second message.
  send('molen', eight + 110 * minute);
  poison();
  await tickAt(eight + 2 * hour);
  await app.stop();
  app = await desk.startBot();
  await tickAt(eight + 2 * hour + minute);
  expect(await listed()).toContain(`Het overzicht van <t:${eight / 1_000 + 7_200}:F> kwam niet aan`);
  expect(told()).toHaveLength(1);
  send('kade', eight + 170 * minute);
  await tickAt(eight + 3 * hour);
  await tickAt(eight + 8 * day);
  expect(await listed()).not.toContain('⚠️');
});

test('a single story that Discord refuses is called a story, and the next one comes', async () => {
  await channel().typed('/nieuws abonneer', { soort: 'direct', taal: 'en' }, moderator);
  send('brug', eight - minute);
  poison();
  await tickAt(eight);
  const [, at] =
    /Het bericht van <t:(\d+):F> kwam niet aan: Discord weigerde het bericht\./.exec(await listed()) ?? [];
  expect(told()).toEqual([expect.stringContaining(`, a story of <t:${at}:f>: Discord refused the message.`)]);
  send('sluis', eight);
  await tickAt(eight + minute);
  expect(JSON.stringify(channel().messages)).toContain('sluis');
});
