import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stepsOf } from '../../commands/trend-steps.ts';
import type { Reply } from '../../src/sandbox/places.ts';
import type { ArchivedStory } from '../../src/wire/story.ts';
import { day, eight, hour, story } from '../digest/stories.ts';
import { type Bot, startBot } from '../discord/bot.ts';

const spots = {
  'Den Haag': [52.08, 4.31],
  Groningen: [53.22, 6.57],
  Sydney: [-33.87, 151.2],
} as const;

let number = 0;
/** A story from there, so long ago (ms). */
function from(name: keyof typeof spots | null, ago: number, text = 'Een bericht'): ArchivedStory {
  const id = `beeld${String(++number).padStart(15, '0')}`;
  const told = { id, publishedAt: eight - ago, paragraphs: [`${text} ${id}.`] };
  if (name === null) return story(told);
  const [lat, lon] = spots[name];
  const place = { id: `tlx:${name}`, name, country: 'NL', province: null, lat, lon };
  const made = story({ ...told, from: `${name.toUpperCase()} (ANP)` });
  return { ...made, dateline: made.dateline && { ...made.dateline, places: [place] } };
}

let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
  await bot.file(
    from('Den Haag', hour, 'De stikstof'),
    from('Den Haag', 2 * hour),
    from('Groningen', 3 * hour, 'Weer stikstof'),
    from(null, 4 * hour, 'Nergens stikstof'),
    from('Sydney', 3 * day),
    from('Sydney', 20 * day, 'Ver weg stikstof'),
    ...[40, 41, 60, 61].map((ago) => from(null, ago * day, 'De zeehond')),
  );
});
afterAll(() => bot.stop());

const ask = (command: string, options = {}, as = 'reader') =>
  bot.sandbox.channel('nieuws').typed(command, options, { as });
const textOf = ({ embeds }: Reply) => `${embeds[0]?.title}\n${embeds[0]?.description}`;

/** The picture that an answer shows, and its description. */
async function pictureOf(reply: Reply) {
  const message = bot.sandbox.channel('nieuws').message(reply.message.id);
  const { url } = message.embeds[0]?.image ?? {};
  const bytes = new Uint8Array(await (await fetch(String(url))).arrayBuffer());
  return { kind: String.fromCharCode(...bytes.subarray(1, 4)), bytes: bytes.length };
}

describe('/nieuws kaart', () => {
  test('shows where the news of a day is, as a picture and in words', async () => {
    const reply = await ask('/nieuws kaart');
    expect(reply.ephemeral).toBe(true);
    expect(textOf(reply)).toBe(
      'Waar het nieuws is\nDen Haag (2), Groningen (1)\n\n-# 1 bericht noemt geen plaats die op een kaart staat.',
    );
    const { kind, bytes } = await pictureOf(reply);
    expect(kind).toBe('PNG');
    expect(bytes).toBeLessThan(300_000);
  });

  test('describes the picture for who does not see it', async () => {
    const reply = await ask('/nieuws kaart', { periode: 'week' }, 'visitor');
    const sent = bot.sandbox.requests.findLast(({ path }) => path.includes('/callback'));
    expect(JSON.stringify(sent?.body)).toContain(
      'Map of the world with where the news comes from: The Hague (2), Groningen (1), Sydney (1).',
    );
    expect(textOf(reply)).toContain('Where the news is');
  });

  test('is of one subject and one part of the world, and says what lies beyond', async () => {
    const options = { onderwerp: 'stikstof', periode: 'month', gebied: 'netherlands' };
    const text = textOf(await ask('/nieuws kaart', options));
    expect(text).toContain('Waar het nieuws is: ‘stikstof’');
    expect(text).toContain('Den Haag (1), Groningen (1)');
    expect(text).toContain('Buiten deze kaart nog 1 bericht: Sydney (1).');
  });

  test('says what to do when there is nothing, or the subject cannot be read', async () => {
    expect((await ask('/nieuws kaart', { onderwerp: 'walvis' })).embeds[0]?.description).toMatch(
      /^Over ‘walvis’ is er geen bericht van de laatste 24 uur.*`periode`/,
    );
    expect((await ask('/nieuws kaart', { onderwerp: 'land:Nergens' })).embeds[0]?.description).toMatch(
      /^Dat onderwerp begrijp ik niet\./,
    );
  });

  test('offers subjects while one types', async () => {
    const offered = await bot.sandbox
      .channel('nieuws')
      .autocomplete('/nieuws kaart', 'onderwerp', 'land:fran');
    expect(offered.map(({ value }) => value)).toContain('land:Frankrijk');
  });
});

describe('/nieuws trend', () => {
  test('shows how often a subject was in the news, as a picture and in words', async () => {
    const reply = await ask('/nieuws trend', { onderwerp: 'stikstof' });
    expect(textOf(reply)).toBe(
      'Hoe vaak in het nieuws: ‘stikstof’\nHet meest op 19 mei 2025: 3 berichten.\n\n-# de laatste 30 dagen · 4 berichten',
    );
    expect((await pictureOf(reply)).kind).toBe('PNG');
  });

  test('tells in English, by month', async () => {
    const text = textOf(await ask('/nieuws trend', { periode: 'year' }, 'visitor'));
    expect(text).toContain('Most in May 2025');
  });

  test('names no step alone as the most where several are, and none at all where that is one story', async () => {
    const tell = async (options: object, as?: string) =>
      (await ask('/nieuws trend', { onderwerp: 'zeehond', periode: 'quarter', ...options }, as)).embeds[0]
        ?.description;
    expect(await tell({})).toBe(
      'Het meest in 2 weken, het laatst in die van 7 april 2025: 2 berichten elk.\n\n-# de laatste 13 weken · 4 berichten',
    );
    expect(await tell({}, 'visitor')).toMatch(
      /^Most in 2 weeks, last in that of 7 April 2025: 2 stories each\./,
    );
    expect(await tell({ onderwerp: 'stikstof stad:Groningen' })).toBe('-# de laatste 13 weken · 1 bericht');
  });

  test('says that there are more where not all could be counted in time, and begins where it is whole', async () => {
    const { context } = bot;
    const { archive } = context;
    const edges: number[] = [];
    const count: typeof archive.count = async (_query, options) => {
      edges.push(...options.edges);
      return { counts: options.edges.slice(1).map((_, n) => (n < 8 ? null : 70_000)), found: 300_123 };
    };
    Object.assign(context, { archive: { ...archive, count } });
    try {
      expect(textOf(await ask('/nieuws trend', { periode: 'year' }))).toBe(
        'Hoe vaak in het nieuws: al het nieuws\nHet meest in 4 maanden, het laatst in mei 2025: 70.000 berichten elk.\n\n-# de laatste 12 maanden · meer dan 300.123 berichten\n-# Er is te veel om alles te tellen: dit begint bij februari 2025. Vraag iets gerichters, of een kortere `periode`.',
      );
      expect(edges).toHaveLength(13);
      const sent = bot.sandbox.requests.findLast(({ path }) => path.includes('/callback'));
      expect(JSON.stringify(sent?.body)).toMatch(/Staafdiagram.* 70\.000, .* 70\.000\./);
    } finally {
      Object.assign(context, { archive });
    }
  });

  test('counts a year of more stories than anybody would go through, exactly', async () => {
    const { counts, found } = await bot.context.archive.count(
      { kind: 'all' },
      { edges: [eight - 365 * day, eight + 1] },
      eight,
    );
    expect(counts).toEqual([found]);
    expect(textOf(await ask('/nieuws trend', { periode: 'year' }))).toContain(`${found} berichten`);
  });

  test('says what to do when it was not in the news', async () => {
    expect((await ask('/nieuws trend', { onderwerp: 'walvis' })).embeds[0]?.description).toMatch(
      /kwam ‘walvis’ niet in het nieuws/,
    );
  });
});

describe('the topic of a picture', () => {
  test('is everything in the words in which a subscription is to everything', async () => {
    const whole = textOf(await ask('/nieuws trend'));
    expect(textOf(await ask('/nieuws trend', { onderwerp: 'alles' }))).toBe(whole);
    const map = textOf(await ask('/nieuws kaart', {}, 'visitor'));
    expect(textOf(await ask('/nieuws kaart', { onderwerp: 'Everything' }, 'visitor'))).toBe(map);
    expect(whole + map).toContain('Hoe vaak in het nieuws: al het nieuws');
  });

  test.each(['/nieuws trend', '/nieuws kaart'])(
    'asks back what was meant instead of blaming the news for a typo: %s',
    async (command) => {
      const told = async (onderwerp: string) => (await ask(command, { onderwerp })).embeds[0]?.description;
      expect(await told('stad:Gronignen')).toBe(
        'Niets gevonden voor “stad:Gronignen”. De plaats “Gronignen” ken ik niet, en er is geen bericht uit. Bedoelde je “stad:Groningen”?',
      );
      expect(await told('sectie:Sprot')).toMatch(/De sectie “Sprot” ken ik niet.*Bedoelde je .*sectie:Sport/);
      expect(await told('stikstfo')).toBe('Niets gevonden voor “stikstfo”. Bedoelde je “stikstof”?');
    },
  );
});

describe('the steps of a trend', () => {
  const zone = 'Europe/Amsterdam';
  const written = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toString();

  test('are days of the calendar, of 23 and 25 hours too, the last one today', () => {
    const steps = stepsOf('week', Date.parse('2026-10-26T10:00:00+01:00'), zone, 'nl');
    expect(steps).toHaveLength(7);
    expect(steps.map(({ from, to }) => (to - from) / hour)).toEqual([24, 24, 24, 24, 24, 25, 24]);
    expect(steps.at(-1)?.label).toBe('26 okt');
  });

  test('are weeks from Monday on', () => {
    const steps = stepsOf('quarter', eight, zone, 'nl');
    expect(steps).toHaveLength(13);
    expect(written(steps.at(-1)?.from ?? 0)).toContain('2025-05-19T00:00:00');
    expect(steps.every(({ from }) => written(from).includes('T00:00:00'))).toBe(true);
  });

  test('are months by their names', () => {
    const steps = stepsOf('year', eight, zone, 'en');
    expect(steps.map(({ name }) => name)).toEqual(expect.arrayContaining(['June 2024', 'May 2025']));
    expect(steps[0]?.to).toBe(steps[1]?.from);
  });
});
