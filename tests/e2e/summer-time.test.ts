import { afterEach, describe, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import type { SandboxChannel } from '../../src/sandbox/places.ts';
import { type Desk, layDesk, minute } from './newsroom-on-a-desk.ts';

let desk: Desk;
let app: App;
afterEach(() => desk.clear());

const half = 30 * minute;

/** What a channel got: when (UTC), and the text of each message. */
interface Got {
  readonly at: string;
  readonly text: string;
}

/** Half an hour at a time from 1:00 in Amsterdam, eight times, with a story of two minutes before each; what came of it. */
async function liveThrough(start: string) {
  desk = await layDesk({ rateLimits: 'off' });
  desk.clock.at = Date.parse(start) - 5 * minute;
  app = await desk.startBot();
  const follow = async (name: string, options: Record<string, string>): Promise<SandboxChannel> => {
    const where = desk.sandbox.guild.addChannel(name);
    await where.typed('/nieuws abonneer', options, { as: 'moderator' });
    return where;
  };
  const channels = {
    hourly: await follow('ieder-uur', { schema: 'elk uur' }),
    daily: await follow('nachts', { schema: 'elke nacht om half drie' }),
    direct: await follow('meteen', { soort: 'direct' }),
  };
  const got: Record<keyof typeof channels, Got[]> = { hourly: [], daily: [], direct: [] };
  for (let i = 0; i < 8; i++) {
    const now = Date.parse(start) + i * half;
    const name = `Polarlys${'abcdefgh'[i]}`;
    const copy = `Weerschip ${name} vaart\nOSLO (ANP) - Het weerschip ${name} keert terug naar de haven van ${name}.\n1 minuut geleden\n`;
    desk.deliver(`${i}.txt`, copy, now - minute);
    desk.clock.at = now;
    await app.tick();
    for (const key of Object.keys(channels) as (keyof typeof channels)[]) {
      const posts = channels[key].messages.filter(({ answers }) => answers === null);
      for (const { content, embeds } of posts.slice(got[key].length)) {
        got[key].push({
          at: new Date(now).toISOString().slice(11, 16),
          text: `${content}\n${JSON.stringify(embeds)}`,
        });
      }
    }
  }
  return got;
}

/** The clock times by which digests call themselves. */
const clocksIn = (all: readonly Got[]) => all.map(({ text }) => /\d\d:\d\d/.exec(text)?.[0]);
const namesIn = (all: readonly Got[]) =>
  all.map(({ text }) =>
    [...new Set(text.match(/Polarlys[a-h]/g))]
      .map((name) => name.at(-1))
      .sort()
      .join(''),
  );

describe('the night on which the clock', () => {
  test('is put forward has each edition once, by the clock that there is', async () => {
    const start = '2026-03-29T01:00:00+01:00';
    const { hourly, daily, direct } = await liveThrough(start);
    expect(hourly.map(({ at }) => at)).toEqual(['00:00', '01:00', '02:00', '03:00']);
    expect(clocksIn(hourly)).toEqual(['01:00', '03:00', '04:00', '05:00']);
    expect(namesIn(hourly)).toEqual(['a', 'bc', 'de', 'fg']);
    // Half past two is not there: it comes at the first moment that is.
    expect(daily.map(({ at }) => at)).toEqual(['01:00']);
    expectEachOnce(direct, start);
  });

  test('is put back has the hours twice and a night edition once', async () => {
    const start = '2026-10-25T01:00:00+02:00';
    const { hourly, daily, direct } = await liveThrough(start);
    expect(hourly.map(({ at }) => at)).toEqual(['23:00', '00:00', '01:00', '02:00']);
    expect(clocksIn(hourly)).toEqual(['01:00', '02:00', '02:00', '03:00']);
    expect(namesIn(hourly)).toEqual(['a', 'bc', 'de', 'fg']);
    expect(daily.map(({ at }) => at)).toEqual(['00:30']);
    expectEachOnce(direct, start);
  });
});

/** Each story alone, at its moment, with its own time as Discord's reader will see it on their own clock. */
function expectEachOnce(direct: readonly Got[], start: string): void {
  expect(namesIn(direct)).toEqual([...'abcdefgh']);
  for (const [i, { text }] of direct.entries()) {
    expect(text).toContain(`<t:${Date.parse(start) / 1_000 + i * 1_800 - 120}:t>`);
  }
}
