import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eight, story } from '../digest/stories.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import { draw } from '../discord/draw.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
  const { guild } = bot.sandbox;
  guild.addRole('Chiefs', ['ManageGuild']);
  guild.addMember('chief', { locale: 'en-US', roles: ['Chiefs'] });
  const moscow = { id: '524901', name: 'Moskou', country: 'RU', province: null, lat: 55.75, lon: 37.62 };
  const told = story({
    id: 'moskou00000000000001',
    from: 'MOSKOU (ANP)',
    paragraphs: ['Een brug is weer open.'],
    publishedAt: eight - 3_600_000,
  });
  await bot.file({ ...told, dateline: told.dateline && { ...told.dateline, places: [moscow] } });
});
afterAll(() => bot.stop());

const channel = () => bot.sandbox.channel('nieuws');
const offers = async (option: string, text: string, as = 'moderator') =>
  channel().autocomplete('/nieuws abonneer', option, text, { as });

describe('what is offered for a schedule', () => {
  test.each([
    ['ma', 'maandag om 09:00'],
    ['din', 'dinsdag om 09:00'],
    ['woe', 'woensdag om 09:00'],
    ['don', 'donderdag om 09:00'],
    ['vrij', 'vrijdag om 09:00'],
    ['zat', 'zaterdag om 09:00'],
    ['Zat', 'zaterdag om 09:00'],
    ['zon', 'zondag om 09:00'],
    ['werk', 'werkdagen om 07:30'],
    ['elk', 'elk uur'],
    ['om 8', 'elke dag om 08:00'],
    ['avond', 'elke dag om 19:00'],
    ['doorde', 'werkdagen om 08:00'],
    ['elke ochtend', 'elke dag om 08:00'],
    ['dinsdag en vrijdag', 'dinsdag en vrijdag om 08:00'],
  ])('begins with what “%s” may become', async (typed, expected) => {
    const usual = await offers('schema', '');
    const names = (await offers('schema', typed)).map(({ name }) => name);
    const others = names.filter((name) => !usual.some((one) => one.name === name));
    expect(names).toContain(expected);
    // What was begun stands before what is always offered.
    if (others.includes(expected)) expect(names.indexOf(expected)).toBeLessThan(usual.length);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each([
    ['sat', 'Saturday at 09:00'],
    ['wee', 'weekdays at 07:30'],
    ['every even', 'every day at 19:00'],
    ['zat', 'Saturday at 09:00'],
  ])('is in English for who reads that: “%s”', async (typed, expected) => {
    expect((await offers('schema', typed, 'chief')).map(({ name }) => name)[0]).toBe(expected);
  });
});

describe('what is offered for a timezone', () => {
  test('begins with the likely ones before anything is typed', async () => {
    const zones = (await offers('tijdzone', '')).map(({ value }) => value);
    expect(zones.slice(0, 4)).toEqual([
      'Europe/Amsterdam',
      'Europe/Brussels',
      'America/Paramaribo',
      'America/Curacao',
    ]);
    expect(zones).not.toContain('Africa/Abidjan');
  });

  test.each([
    ['brus', 'Europe/Brussels'],
    ['curaç', 'America/Curacao'],
    ['lond', 'Europe/London'],
    ['kyi', 'Europe/Kyiv'],
    ['kathm', 'Asia/Kathmandu'],
    ['abid', 'Africa/Abidjan'],
  ])('is found by any of its names: “%s”', async (typed, zone) => {
    expect((await offers('tijdzone', typed))[0]?.value).toBe(zone);
  });
});

describe('a timezone', () => {
  test.each([
    ['amsterdam', 'Europe/Amsterdam'],
    ['Brussel', 'Europe/Brussels'],
    ['New York', 'America/New_York'],
    ['london', 'Europe/London'],
    ['curaçao', 'America/Curacao'],
    ['CET', 'Europe/Amsterdam'],
    ['Port-au-Prince', 'America/Port-au-Prince'],
    ['europe/kyiv', 'Europe/Kyiv'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['Kathmandu', 'Asia/Kathmandu'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['são paulo', 'America/Sao_Paulo'],
    ['Londen', 'Europe/London'],
    ['utc', 'UTC'],
  ])('may be said by its city, and is said back: %s', async (tijdzone, zone) => {
    const reply = await channel().typed(
      '/nieuws abonneer',
      { tijdzone, onderwerp: `stad:${tijdzone === 'utc' ? 'Rome' : 'Parijs'}`, schema: 'elke dag 8:00' },
      { as: 'moderator' },
    );
    const text = draw(reply as Parameters<typeof draw>[0]);
    // Once, where it stands with the times.
    expect(text.replaceAll('\\', '').split(zone)).toHaveLength(2);
    const [made] = await bot.context.subscriptions.all();
    expect(made?.timezone).toBe(zone);
    await bot.context.subscriptions.remove(made?.id ?? '');
  });

  test.each(['EST', 'Mars', 'UTC+2', 'Springfield'])(
    'is refused where nobody can tell which it is: %s',
    async (tijdzone) => {
      const reply = await channel().typed('/nieuws abonneer', { tijdzone }, { as: 'moderator' });
      expect(draw(reply as Parameters<typeof draw>[0])).toContain(`De tijdzone “${tijdzone}” ken ik niet`);
    },
  );
});

describe('places for who reads English', () => {
  const cities = async (text: string, as: string) =>
    channel().autocomplete('/nieuws stad', 'stad', text, { as });

  test('are called as in English, and found by that', async () => {
    const [first] = await cities('mosc', 'chief');
    expect(first?.name).toMatch(/^Moscow \(Russia\) · /);
    // What stories are found by.
    expect(first?.value).toBe('Moskou');
    expect((await cities('mosc', 'moderator'))[0]?.name).toMatch(/^Moskou \(Rusland\) · /);
  });
});

describe('a phrase that is being typed', () => {
  const searched = async (typed: string) =>
    (await channel().autocomplete('/nieuws zoek', 'woorden', typed, { as: 'moderator' })).map(({ value }) =>
      String(value),
    );

  test.each([
    ['"een d', '"een d"'],
    ['gas "een st', 'gas "een st"'],
    ['gas -"een mos', 'gas -"een mos"'],
    ['“de nieuwe land', '“de nieuwe land"'],
    ['gas "', 'gas'],
  ])('is offered closed and holds no field: %s', async (typed, closed) => {
    expect(await searched(typed)).toEqual([closed]);
    const topics = await offers('onderwerp', typed);
    expect(topics.filter(({ value }) => String(value).includes(':'))).toEqual([]);
  });

  test('is completed where it is the value of a field, and what is offered can be read', async () => {
    const found = await searched('stad:"mos');
    expect(found).toContain('stad:Moskou');
    for (const typed of ['stad:"mos', '"een d', 'gas "een st']) {
      for (const value of await searched(typed)) {
        expect(bot.context.parseQuery(value, eight, 'Europe/Amsterdam').ok).toBe(true);
      }
    }
  });
});
