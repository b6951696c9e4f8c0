import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { type Desk, day, eight, foreignPage, hour, layDesk, minute } from './newsroom-on-a-desk.ts';
import { startBotProcess } from './start-bot-process.ts';

// Each test starts processes of its own, and a busy machine takes its time over them.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const posting = 'POST /channels/{channel_id}/messages';

describe('a killed process', () => {
  let desk: Desk;
  const running = new Set<ChildProcess>();

  async function startProcess(how?: { readonly onThreads: boolean }): Promise<ChildProcess> {
    const child = await startBotProcess(desk, how);
    running.add(child);
    child.once('exit', () => running.delete(child));
    return child;
  }
  async function tick(child: ChildProcess, at: number): Promise<void> {
    desk.clock.at = at;
    child.send(at);
    await once(child, 'message');
  }
  async function kill(child: ChildProcess): Promise<void> {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  /** The next start, which nobody kills, needs no process; `at`: its ticks, ms. */
  async function goOn(...at: readonly number[]): Promise<void> {
    const app = await desk.startBot();
    for (const moment of at) {
      desk.clock.at = moment;
      await app.tick();
    }
    await app.stop();
  }
  const digests = () => desk.sandbox.channel('nieuws').messages.filter((message) => message.answers === null);
  const states = () => {
    const db = openDatabase(desk.config.databasePath);
    const rows = db.prepare('SELECT state FROM delivery').pluck().all();
    db.close();
    return rows;
  };

  beforeEach(async () => {
    desk = await layDesk();
    const app = await desk.startBot();
    await desk.sandbox.channel('nieuws').typed('/nieuws abonneer', {}, { as: 'moderator' });
    await app.stop();
    desk.deliver('buitenland.txt', foreignPage, eight - 2 * minute);
  });
  afterEach(async () => {
    for (const child of running) await kill(child);
    await desk.clear();
  });

  test('between planning and sending: the digest is planned, and sent once by the next process', async () => {
    const child = await startProcess({ onThreads: true });
    await desk.sandbox.down();
    await tick(child, eight);
    await kill(child);
    expect(states()).toEqual(['planned']);
    expect(digests()).toEqual([]);

    await desk.sandbox.up();
    await goOn(eight + minute, eight + 2 * minute);
    expect(digests()).toHaveLength(1);
    expect(states()).toEqual(['sent']);
  });

  test('with the request on its way, before Discord saw it: sent once by the next process', async () => {
    const child = await startProcess();
    const onItsWay = desk.sandbox.waitFor(
      'the dropped request',
      (event) => event.kind === 'request' && event.request.status === 0,
    );
    desk.sandbox.drop(posting, { when: 'before' });
    desk.clock.at = eight;
    child.send(eight);
    await onItsWay;
    await kill(child);
    const before = digests().length;

    await goOn(eight + minute, eight + 2 * minute);
    expect(before).toBe(0);
    expect(digests()).toHaveLength(1);
    expect(states()).toEqual(['sent']);
  });

  test.each([
    ['a minute later, by the nonce', eight + minute],
    ['an hour later, by reading the channel', eight + hour],
    ['after a day, with the next edition due', eight + day],
  ])('between sending and recording: %s, it stays one message', async (_, later) => {
    const child = await startProcess();
    // In the sandbox's own turn, before the answer leaves it: the bot can never have recorded it.
    const stop = desk.sandbox.onEvent((event) => {
      if (event.kind === 'message-posted' && event.message.answers === null) child.kill('SIGKILL');
    });
    const gone = once(child, 'exit');
    desk.clock.at = eight;
    child.send(eight);
    await gone;
    stop();
    expect(digests()).toHaveLength(1);
    expect(states()).toEqual(['sending']);

    await goOn(later, later + 10 * minute);
    expect(digests()).toHaveLength(1);
    expect(states()).toEqual(['sent']);
  });
});
