import { EventEmitter, once } from 'node:events';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createClient, createOutgoingRest } from '../../src/discord/client.ts';
import { type LoggedIn, logIn } from '../../src/discord/log-in.ts';
import { describeClose, LogInError } from '../../src/discord/log-in-error.ts';
import { watchToken } from '../../src/discord/probe.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';

let sandbox: Sandbox;
let bot: LoggedIn;
let lines: string[];
/** Told of each line of the log. */
let told: EventEmitter;
const linesAre = async (count: number) => {
  while (lines.length < count) await once(told, 'line');
};

beforeEach(async () => {
  sandbox = await startSandbox();
  lines = [];
  told = new EventEmitter();
  const note = (level: string) => (_: object, message: string) => {
    lines.push(`${level}: ${message}`);
    told.emit('line');
  };
  const log = { error: note('error'), warn: note('warn'), info: note('info'), debug() {} };
  bot = await logIn({
    apiUrl: sandbox.url,
    token: sandbox.token,
    log,
    open: () => createClient(sandbox.url),
  });
});
afterEach(async () => {
  await bot.logOut();
  await sandbox.close();
  vi.useRealTimers();
});

/** discord.js signs in once in five seconds, by the clock on the wall: here they have passed. */
function mayIdentifyAgain(): void {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(Date.now() + 6_000);
}

const gone = 'warn: Discord is gone; the bot reconnects by itself';
const back = 'info: Discord is back';

describe('an outage', () => {
  test.each([
    ['a cut', 'drop'],
    ['a reconnect that Discord asks for', 'reconnect'],
    ['a session that is invalid, after which the bot signs in anew', 'invalid'],
    ['a close code after which a client may connect again', 4000],
  ] as const)('is told once, and its end, after %s', async (_, how) => {
    mayIdentifyAgain();
    sandbox.dropGateway(how);
    await linesAre(2);
    expect(lines).toEqual([gone, back]);
    expect(sandbox.connected).toBe(true);
  });

  // discord.js on its own throws outside of any call when the end of a session comes in one read with its resuming.
  test.each([
    ['the end of the session, after which the bot signs in anew', 'invalid'],
    ['a close code after which a client may connect again', 4000],
  ] as const)('is survived when there is another as soon as the bot has resumed: %s', async (_, how) => {
    mayIdentifyAgain();
    const uncaught: unknown[] = [];
    const note = (error: unknown) => void uncaught.push(error);
    process.on('unhandledRejection', note);
    onTestFinished(() => void process.off('unhandledRejection', note));
    const stop = sandbox.onEvent((event) => {
      if (event.kind !== 'gateway' || event.what !== 'resumed') return;
      stop();
      sandbox.dropGateway(how);
    });
    sandbox.dropGateway('drop');
    while (lines.at(-1) !== back || !sandbox.connected) await linesAre(lines.length + 1);
    expect(uncaught).toEqual([]);
    expect(new Set(lines)).toEqual(new Set([gone, back]));
  });

  test('that takes several tries to connect is told once, and its end', async () => {
    mayIdentifyAgain();
    let tries = 0;
    const thirdTry = new Promise<void>((resolve) => {
      bot.client.on('shardReconnecting', () => {
        if (++tries === 3) resolve();
      });
    });
    await sandbox.down();
    await thirdTry;
    expect(lines).toEqual([gone]);
    await sandbox.up();
    await linesAre(2);
    expect(lines).toEqual([gone, back]);
    const goodbye = sandbox.waitFor(
      'the goodbye',
      (event) => event.kind === 'gateway' && event.what === 'closed',
    );
    await bot.logOut();
    await goodbye;
    expect(sandbox.connected).toBe(false);
  });

  test('is not what signing out is: that is told by nobody', async () => {
    await bot.logOut();
    expect(sandbox.connected).toBe(false);
    expect(lines).toEqual([]);
  });

  test('does not keep the bot from signing out', async () => {
    await sandbox.down();
    await linesAre(1);
    expect(lines).toEqual([gone]);
    await bot.logOut();
    expect(lines).toEqual([gone]);
  });
});

describe('the end', () => {
  test.each([
    [4004, /DISCORD_TOKEN.*Reset Token/],
    [4010, /shard/],
    [4011, /2,500/],
    [4012, /newer Telex/],
    [4013, /intents/],
    [4014, /intents.*developer portal/],
  ])('is told in words at close code %i, and is no outage', async (code, words) => {
    sandbox.dropGateway(code);
    const refusal = await bot.ended;
    expect(refusal).toBeInstanceOf(LogInError);
    expect(refusal.message).toMatch(words);
    expect(refusal.message).toContain(`(Close code ${code}.)`);
    expect(lines).toEqual([]);
  });

  test('has words for a code that Discord may add', () => {
    expect(describeClose(4099)).toContain('for good');
  });
});

describe('the token with which digests are posted', () => {
  const watched = () => {
    const rest = createOutgoingRest(sandbox.url, sandbox.token);
    return { rest, refused: watchToken(rest, sandbox.url, sandbox.token) };
  };
  const path = () => `/channels/${sandbox.channel('nieuws').id}` as const;

  test('is kept after a 401 that was a mistake of Discord’s', async () => {
    const { rest, refused } = watched();
    const isBack = new Promise<void>((resolve) => {
      const setToken = rest.setToken.bind(rest);
      rest.setToken = (token) => {
        const set = setToken(token);
        // discord.js itself takes it away first.
        if (token === sandbox.token) resolve();
        return set;
      };
    });
    sandbox.fail('GET /channels/{channel_id}', { status: 401 });
    await expect(rest.get(path())).rejects.toThrow();
    await isBack;
    expect(await rest.get(path())).toMatchObject({ name: 'nieuws' });
    expect(await Promise.race([refused, 'nobody'])).toBe('nobody');
  });

  test('that Discord no longer knows is told in words', async () => {
    const { rest, refused } = watched();
    sandbox.fail('*', { status: 401, times: Number.POSITIVE_INFINITY });
    await expect(rest.get(path())).rejects.toThrow();
    expect((await refused).message).toMatch(/DISCORD_TOKEN.*Reset Token/);
  });
});
