import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSqliteLedger } from '../../src/delivery/ledger-sqlite.ts';
import { openDatabase } from '../../src/store/database.ts';
import { type ChatServer, startChatServer } from './chat-server.ts';
import { type CrashLife, liveOnce } from './crash-life.ts';
import { at, minute } from './room.ts';

const eight = at('2027-01-04T07:00Z');
const script = fileURLToPath(new URL('crash-child.ts', import.meta.url));

let folder: string;
let chat: ChatServer;
let child: ChildProcess;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'telex-crash-'));
  chat = await startChatServer();
});
afterEach(async () => {
  await chat.close();
  rmSync(folder, { recursive: true });
});

const database = () => join(folder, 'telex.sqlite');

const life = (now: number, diesAt: string, killed: string): CrashLife => ({
  database: database(),
  chat: chat.url,
  now,
  diesAt,
  killed,
});

/** Lives once, and nobody kills it: that needs no process. */
const live = (now: number, killed = '') => liveOnce(life(now, '', killed));

/** Lives once in a process; gives how that ended: its exit code or the signal that killed it. */
async function liveAndDie(now: number, diesAt = '', killed = ''): Promise<number | string> {
  child = spawn(process.execPath, [script, JSON.stringify(life(now, diesAt, killed))], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return signal ?? code ?? -1;
}

async function statesAfterwards(): Promise<string[]> {
  const db = openDatabase(database());
  const rows = db.prepare('SELECT DISTINCT subscription AS id FROM edition').all() as { id: string }[];
  const deliveries = await createSqliteLedger(db).deliveriesOf(rows[0]?.id ?? '', 10);
  db.close();
  return deliveries.map((delivery) => delivery.state);
}

/** One for each state that can be on the disk. */
const points = [
  'before the plan is stored',
  'after the plan is stored',
  'before the call',
  'after the answer',
  'after "sent" is recorded',
];

describe('a process killed', () => {
  test.each(points)('%s leaves one message, when it starts again at once', async (point) => {
    expect(await liveAndDie(eight, point)).toBe('SIGKILL');
    await live(eight + 5_000);
    expect(chat.messages).toHaveLength(1);
    expect(await statesAfterwards()).toEqual(['sent']);
  });

  test.each(['before the call', 'after the answer'])(
    '%s leaves one message, when it starts again long after its nonce was forgotten',
    async (point) => {
      expect(await liveAndDie(eight, point)).toBe('SIGKILL');
      chat.forgetNonces();
      await live(eight + 30 * minute);
      expect(chat.messages).toHaveLength(1);
      expect(chat.requests).toContain('GET');
      expect(await statesAfterwards()).toEqual(['sent']);
    },
  );

  test('while the answer is on its way leaves one message', async () => {
    chat.created = async () => {
      chat.created = async () => {};
      child.kill('SIGKILL');
      await once(child, 'exit');
    };
    expect(await liveAndDie(eight)).toBe('SIGKILL');
    await live(eight + 5_000);
    expect(chat.requests).toEqual(['POST', 'POST']);
    expect(chat.messages).toHaveLength(1);
  });

  test('again and again, at one point after the other, leaves one message', async () => {
    for (const [i, point] of points.slice(0, 4).entries()) {
      expect(await liveAndDie(eight + i * 1_000, point)).toBe('SIGKILL');
    }
    await live(eight + 10_000);
    await live(eight + minute);
    expect(chat.messages).toHaveLength(1);
  });
});

describe('a process killed with a story to strike', () => {
  const struck = () => chat.messages.map(({ body }) => body.content);
  const later = eight + 60 * 24 * 60 * minute;

  test.each([
    'after the amendment is planned',
    'before the edit',
    'after the edit',
    'after the amendment is recorded',
  ])('%s strikes it, in the one message', async (point) => {
    await live(eight);
    expect(await liveAndDie(later, point, 's1')).toBe('SIGKILL');
    await live(later + minute, 's1');
    expect(struck()).toEqual(['~s1~ s2']);
  });

  test('while the edit’s answer is on its way strikes it, and does nothing more when it has', async () => {
    await live(eight);
    chat.edited = async () => {
      chat.edited = async () => {};
      child.kill('SIGKILL');
      await once(child, 'exit');
    };
    expect(await liveAndDie(eight + minute, '', 's1')).toBe('SIGKILL');
    for (const n of [2, 3]) await live(eight + n * minute, 's1');
    expect(struck()).toEqual(['~s1~ s2']);
    expect(chat.requests).toEqual(['POST', 'PATCH', 'PATCH']);
  });

  test('between the answer to the post and its record, sends nothing twice and strikes it', async () => {
    expect(await liveAndDie(eight, 'after the answer')).toBe('SIGKILL');
    await live(eight + 5_000, 's1');
    expect(struck()).toEqual(['~s1~ s2']);
  });
});
