import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import type { SandboxChannel } from '../../src/sandbox/places.ts';
import { type Desk, eight, foreignPage, layDesk, minute } from './newsroom-on-a-desk.ts';

let desk: Desk;
let app: App;
/** What is free on the disk, in MB. */
let freeMegabytes: number;
let at: number;
const start = () => desk.startBot({ freeBytes: async () => freeMegabytes * 2 ** 20 });
beforeEach(async () => {
  freeMegabytes = 5_000;
  at = eight - 5 * minute;
  desk = await layDesk({ rateLimits: 'off' }, { operatorIn: 'algemeen' });
  app = await start();
});
afterEach(() => desk.clear());

const told = () => desk.told();
const subscribe = (where: SandboxChannel, as = 'moderator') =>
  where.typed('/nieuws abonneer', { schema: 'elk uur' }, { as });
/** Rounds some minutes apart, from where the clock is. */
async function pass(rounds: number, each = minute): Promise<void> {
  for (let i = 0; i < rounds; i += 1) {
    at += each;
    desk.clock.at = at;
    await app.tick();
  }
}
async function restart(): Promise<void> {
  await app.stop();
  app = await start();
}
const add = (count: number) =>
  Array.from({ length: count }, (_, i) => desk.sandbox.guild.addChannel(`kanaal-${i}`));
const refuseIn = ({ id }: SandboxChannel, status: number, code: number) =>
  desk.sandbox.fail(`POST /channels/${id}/messages`, {
    status,
    body: { code, message: 'No' },
    times: Number.POSITIVE_INFINITY,
  });

describe('Messages that are given up', () => {
  test('in several channels are told in one message, with the causes and what to do, and once an hour at most', async () => {
    const barred = [
      ...add(1),
      ...['Kade', 'Werf'].map((name) => desk.sandbox.addGuild(name).channel('algemeen')),
    ];
    const refused = desk.sandbox.channel('nieuws');
    for (const one of barred) await subscribe(one, one === barred[0] ? 'moderator' : 'owner');
    await subscribe(refused);
    for (const one of barred) refuseIn(one, 403, 50013);
    refuseIn(refused, 400, 50035);
    desk.deliver('a.txt', foreignPage, eight - 2 * minute);
    await pass(9);
    expect(told()).toEqual([]);
    await pass(20);
    await restart();
    await pass(30);
    expect(told()).toHaveLength(1);
    const [text = ''] = told();
    expect(text).toMatch(
      /^Er is iets mis\n❌ \*\*4 berichten zijn opgegeven\*\*, in 4 kanalen op 3 servers, sinds <t:/,
    );
    expect(text).toMatch(/\n- 3: de bot mag daar niet posten\. .*`telex doctor` noemt per kanaal het recht/);
    expect(text).toMatch(/\n- 1: Discord weigerde het bericht zelf\. Wat te doen: het log zegt waarom/);
  }, 60_000);

  test('because one channel is closed are told to those who manage it, and not to the operator', async () => {
    const [channel] = add(1);
    if (channel === undefined) throw new Error('No channel was added');
    await subscribe(channel);
    refuseIn(channel, 403, 50013);
    desk.deliver('a.txt', foreignPage, eight - 2 * minute);
    await pass(90);
    expect(told()).toEqual([]);
  }, 60_000);
});

describe('A disk that is nearly full', () => {
  test('is told once over a restart, and once when it has had room again for a while', async () => {
    await pass(2);
    freeMegabytes = 90;
    await pass(3);
    await restart();
    await pass(15);
    expect(told()).toEqual([
      expect.stringMatching(
        /^Er is iets mis\n❌ \*\*De schijf is bijna vol\*\*: op die met de database is nog 90 MB vrij\..*Wat te doen: maak ruimte/,
      ),
    ]);
    // A little more is not enough.
    freeMegabytes = 120;
    await pass(15);
    expect(told()).toHaveLength(1);
    freeMegabytes = 900;
    await pass(20);
    await restart();
    await pass(20);
    expect(told().slice(1)).toEqual([
      'Weer in orde\n✅ **De schijf heeft weer ruimte**: op die met de database is 900 MB vrij.',
    ]);
  }, 60_000);

  test('and has room again before the answer to what told of it comes, is told as both, once', async () => {
    freeMegabytes = 90;
    desk.sandbox.drop('POST /channels/{channel_id}/messages', { when: 'after', times: 1 });
    await pass(1);
    freeMegabytes = 900;
    await restart();
    await pass(40);
    expect(told()).toEqual([
      expect.stringMatching(/^Er is iets mis\n/),
      expect.stringMatching(/^Weer in orde\n/),
    ]);
  }, 60_000);

  test('and a source that fails are one message', async () => {
    desk.setSources('sources:\n  - {name: Haven, kind: folder, path: nergens}\n');
    await pass(1);
    freeMegabytes = 10;
    desk.sandbox.channel('algemeen').deny('bot', 'SendMessages');
    await pass(12, 5 * minute);
    desk.sandbox.channel('algemeen').allow('bot', 'SendMessages');
    await desk.sandbox.channel('nieuws').typed('/nieuws laatste');
    await pass(2);
    expect(told()).toHaveLength(1);
    expect(told()[0]).toMatch(/^Er is iets mis\n❌ \*\*De schijf is bijna vol\*\*.*❌ \*\*Haven\*\*/s);
  }, 60_000);
});
