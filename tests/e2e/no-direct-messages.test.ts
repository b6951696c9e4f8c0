import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { type Desk, eight, hour, layDesk, minute } from './newsroom-on-a-desk.ts';

let desk: Desk;
let app: App;
beforeEach(async () => {
  desk = await layDesk({ rateLimits: 'off' });
  app = await desk.startBot();
});
afterEach(() => desk.clear());

const channel = () => desk.sandbox.channel('nieuws');
const subscribe = () => channel().typed('/nieuws abonneer', { schema: 'elk uur' }, { as: 'moderator' });
const told = () =>
  desk.sandbox.member('moderator').directMessages.messages.filter(({ answers }) => answers === null);

async function tickAt(moment: number): Promise<void> {
  // What the bot knows of its servers is told over the gateway: a command that it answers comes after that.
  await desk.sandbox.channel('algemeen').typed('/nieuws laatste');
  desk.clock.at = moment;
  await app.tick();
}

describe('a person who takes no direct messages', () => {
  test('is tried once and no more', async () => {
    desk.sandbox.member('moderator').acceptDirectMessages(false);
    await subscribe();
    channel().deny('bot', 'ViewChannel');
    for (let i = 0; i < 3; i++) await tickAt(eight + i * hour);
    const tries = desk.sandbox.requests.filter(({ status, method }) => method === 'POST' && status === 403);
    expect(tries).toHaveLength(1);
  });

  test('because Discord is away is told when it is back', async () => {
    await subscribe();
    channel().deny('bot', 'ViewChannel');
    desk.sandbox.fail('POST /users/@me/channels', { status: 500 });
    await tickAt(eight);
    expect(told()).toEqual([]);
    await tickAt(eight + minute);
    expect(told()).toHaveLength(1);
  });
});
