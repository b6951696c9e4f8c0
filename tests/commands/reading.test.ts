import { Routes } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layOutStoryPost } from '../../src/discord/story-post.ts';
import { eight, hour, story } from '../digest/stories.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import { draw } from '../discord/draw.ts';
import { briefs, lead } from '../discord/sample-stories.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
  await bot.file(lead, ...briefs);
});
afterAll(() => bot.stop());

const channel = () => bot.sandbox.channel('nieuws');
const textOf = (reply: Parameters<typeof draw>[0] | { embeds: readonly unknown[] }) =>
  draw(reply as Parameters<typeof draw>[0]);

describe('/nieuws laatste', () => {
  test('shows the newest stories, first the newest, to the asker only', async () => {
    const reply = await channel().typed('/nieuws laatste');
    expect(reply.ephemeral).toBe(true);
    expect(reply.deferred).toBe(false);
    const text = textOf(reply);
    expect(text).toContain('**Het laatste nieuws**');
    expect(text).toMatch(/1\. MOSKOU.*2\. KYIV.*3\. DEN HAAG.*4\. Borsele.*5 berichten/s);
  });

  test('speaks English to a reader whose Discord is in English', async () => {
    const reply = await channel().typed('/nieuws laatste', {}, { as: 'visitor' });
    expect(textOf(reply)).toContain('**The latest news**');
  });

  test('gives as many as asked for and says that there are more', async () => {
    const text = textOf(await channel().typed('/nieuws laatste', { aantal: 2 }));
    expect(text).toContain('De 2 nieuwste; er is meer.');
    expect(text).not.toContain('DEN HAAG');
  });

  test('keeps to a section and offers the sections that there are', async () => {
    const text = textOf(await channel().typed('/nieuws laatste', { sectie: 'Sport' }));
    expect(text).toContain('1.** \\[Winst\\]');
    expect(text).toContain('1 bericht');
    expect(await channel().autocomplete('/nieuws laatste', 'sectie', 'bui')).toEqual([
      { name: 'Buitenland', value: 'Buitenland' },
    ]);
  });

  test('names the sections that have news when the one asked for has none', async () => {
    const text = textOf(await channel().typed('/nieuws laatste', { sectie: 'Tuin' }));
    expect(text).toContain('Geen nieuws in de sectie Tuin. Wel in: ');
    expect(text).toMatch(/Buitenland|Sport/);
  });
});

describe('/nieuws stad', () => {
  test('shows the news from a place', async () => {
    const text = textOf(await channel().typed('/nieuws stad', { stad: 'moskou' }));
    expect(text).toContain('**Nieuws uit Moskou**');
    expect(text).toContain('Landen rond Wittemeer');
  });

  test('offers the places that there is news from, with how much', async () => {
    const [first] = await channel().autocomplete('/nieuws stad', 'stad', 'mos');
    expect(first?.name).toMatch(/^Moskou.* · 1 bericht$/i);
    expect(textOf(await channel().typed('/nieuws stad', { stad: String(first?.value) }))).toContain(
      'Wittemeer',
    );
  });

  test('says what to try when there is none', async () => {
    const text = textOf(await channel().typed('/nieuws stad', { stad: 'Nergenshuizen' }));
    expect(text).toContain('Geen nieuws uit Nergenshuizen.');
    expect(text).toContain('/nieuws zoek');
    const near = textOf(await channel().typed('/nieuws stad', { stad: 'Den' }));
    expect(near).toMatch(/Bedoelde je Den Haag/i);
  });
});

test('a field that only looks filled in is answered with what belongs there', async () => {
  const unseen = '\u200b';
  const typed = async (command: string, option: string) =>
    textOf(await channel().typed(command, { [option]: unseen }));
  expect(await typed('/nieuws stad', 'stad')).toContain('Noem een plaats. Bijvoorbeeld: `/nieuws stad stad:');
  expect(await typed('/nieuws zoek', 'woorden')).toContain('Noem iets om op te zoeken. Bijvoorbeeld: ');
  expect(await typed('/nieuws laatste', 'sectie')).toContain('**Het laatste nieuws**');
});

describe('/nieuws zoek', () => {
  test('asks back what was meant when a typo finds nothing', async () => {
    const nl = textOf(await channel().typed('/nieuws zoek', { woorden: 'waterpiel' }));
    expect(nl).toContain('Niets gevonden voor “waterpiel”. Bedoelde je “waterpeil”?');
    const en = textOf(await channel().typed('/nieuws zoek', { woorden: 'waterpiel' }, { as: 'visitor' }));
    expect(en).toContain('Nothing found for “waterpiel”. Did you mean “waterpeil”?');
  });

  test('writes a date in what was meant as it was typed', async () => {
    const text = textOf(await channel().typed('/nieuws zoek', { woorden: 'waterpiel tot:2025-05-20' }));
    expect(text.replaceAll('\\', '')).toContain('Bedoelde je “waterpeil tot:2025-05-20”?');
  });

  test('finds words', async () => {
    const text = textOf(await channel().typed('/nieuws zoek', { woorden: 'waterpeil' }));
    expect(text).toContain('**Gezocht: waterpeil**');
    expect(text).toContain('Landen rond Wittemeer');
  });

  test('says what to try when nothing is found', async () => {
    const text = textOf(await channel().typed('/nieuws zoek', { woorden: '*olifant*' }));
    expect(text).toContain('Niets gevonden voor “\\*olifant\\*”.');
  });

  test('says that no time is left between the bounds of a question', async () => {
    const text = textOf(await channel().typed('/nieuws zoek', { woorden: 'sinds:gisteren tot:3d' }));
    expect(text).toContain('wat na `tot:` staat, is eerder dan wat na `sinds:` staat.');
  });

  test.each([
    ['sectie:Sprot', 'De sectie “Sprot” ken ik niet. Wel bijvoorbeeld: ', 'Bedoelde je “sectie:Sport”?'],
    ['bureau:XYZ gas', 'Het bureau “XYZ” ken ik niet.', 'Er zijn onder meer: ANP, '],
    ['provincie:Fryslân', 'De provincie “Fryslân” ken ik niet.', 'Bedoelde je “provincie:Friesland”?'],
    [
      'stad:Nergenshuizen',
      'De plaats “Nergenshuizen” ken ik niet, en er is geen bericht uit.',
      'Zo wel, bijvoorbeeld: stad:',
    ],
  ])('says that %j names nothing, and what does', async (woorden, unknown, instead) => {
    const text = textOf(await channel().typed('/nieuws zoek', { woorden }));
    expect(text).toContain(`Niets gevonden voor “${woorden}”. ${unknown}`);
    expect(text).toContain(instead);
  });

  test('takes an agency that only stories know', async () => {
    await bot.file(
      story({ id: 'k'.repeat(20), from: 'GOES (QQQ)', headline: 'Molen draait', publishedAt: eight - hour }),
    );
    const text = textOf(await channel().typed('/nieuws zoek', { woorden: 'bureau:QQQ' }));
    expect(text).toContain('Molen draait');
    expect(text).not.toContain('ken ik niet');
    const none = textOf(await channel().typed('/nieuws zoek', { woorden: 'bureau:QQQ olifant' }));
    expect(none).not.toContain('ken ik niet');
  });

  test('says below what was found that a name in the question names nothing', async () => {
    const text = textOf(await channel().typed('/nieuws zoek', { woorden: 'waterpeil -sectie:Sprot' }));
    expect(text).toContain('Landen rond Wittemeer');
    expect(text).toContain('De sectie “Sprot” ken ik niet.');
  });

  test('reads a name of several words, shows how, and asks back where it may be one word', async () => {
    const text = textOf(await channel().typed('/nieuws zoek', { woorden: 'stad:Den Haag' }));
    expect(text).toContain('**Gezocht: stad:"Den Haag"**');
    expect(text).toContain('DEN HAAG');
    const none = textOf(await channel().typed('/nieuws zoek', { woorden: 'stad:Bergen op Zoom' }));
    expect(none).toContain('Niets gevonden voor “stad:Bergen op Zoom”. Bedoelde je “stad:"Bergen op Zoom"”?');
  });

  test('says which country was perhaps meant', async () => {
    const text = textOf(await channel().typed('/nieuws zoek', { woorden: 'land:Frankrjk' }));
    expect(text).toContain('Bedoelde je “land:Frankrijk”?');
  });

  test.each([
    'NEAR(waterpeil hulp, 5)',
    'water* ^peil',
    '{words marks}: waterpeil',
    "'; DROP TABLE story; --",
    '" OR 1=1 --',
    'marks:c_moskou',
    'c_moskou all_',
    '\u0000\u202e\u200b',
    '😀 -',
    '*_`~|>#',
    '``` stad:"',
    'stad:@everyone',
    'sectie:"``` @here"',
    'bureau:*_`~|',
    '- ( ) "',
    '(a OR (b OR (c OR (d OR e)))) -(f g)',
    'sinds:31-02 tot:99-99',
    'tot:9999-12-31 sinds:0001-01-01',
    '('.repeat(200),
    'sectie:x '.repeat(22).trim(),
  ])('answers %j with something that Discord takes', async (woorden) => {
    const reply = await channel().typed('/nieuws zoek', { woorden });
    expect(textOf(reply).length).toBeGreaterThan(0);
    expect(bot.logged).toEqual([]);
  });

  test('says what is wrong with a question, where, and gives one that works', async () => {
    const nl = textOf(await channel().typed('/nieuws zoek', { woorden: 'gas stad:' }));
    expect(nl).toContain('Die zoekvraag begrijp ik niet. Achter het veld bij teken 5');
    const en = textOf(await channel().typed('/nieuws zoek', { woorden: 'gas (' }, { as: 'visitor' }));
    expect(en).toContain('I do not understand that search.');
  });
});

describe('the menu under an answer', () => {
  const menu = 'lees:antwoord';

  test('opens the whole story for the one who chose it, in a message of its own', async () => {
    const list = await channel().typed('/nieuws zoek', { woorden: 'waterpeil' });
    const reply = await channel().choose(list, menu, [lead.id]);
    expect(reply).toMatchObject({ kind: 'message', ephemeral: true });
    expect(textOf(reply)).toContain('**Gemiste kans**\n┃ Milieuorganisatie Blauwe Oever');
  });

  test('and the button under a message of one story do the same', async () => {
    const [story] = await bot.context.archive.revisions(lead.id);
    if (story === undefined) throw new Error('It was not kept');
    const voice = { language: 'nl', timezone: 'Europe/Amsterdam', marker: 'm1', postedAt: eight } as const;
    const { body } = layOutStoryPost({ kind: 'told', story, change: null }, voice);
    await bot.client.rest.post(Routes.channelMessages(channel().id), { body });
    const posted = await channel().nextMessage();
    const reply = await channel().press(posted, `lees:m1:${lead.id}`);
    expect(reply).toMatchObject({ kind: 'message', ephemeral: true });
    expect(textOf(reply)).toContain('Milieuorganisatie Blauwe Oever');
  });

  test('turns the pages of a long story in place', async () => {
    const long = story({
      id: 'lang0000000000000000',
      headline: 'Lang verhaal',
      publishedAt: eight - 3 * hour,
      paragraphs: Array.from({ length: 40 }, (_, i) => `Alinea ${i}. ${'woord '.repeat(40)}slot.`),
    });
    await bot.file(long);
    const list = await channel().typed('/nieuws zoek', { woorden: 'Lang verhaal' });
    const first = await channel().choose(list, menu, [long.id]);
    expect(textOf(first)).toContain('Blad 1 van 4');
    const second = await channel().press(first, `blad:${long.id}:1`);
    expect(second).toMatchObject({ kind: 'update', ephemeral: true });
    expect(textOf(second)).toContain('Blad 2 van 4');
  });

  test('no longer shows what the agency withdrew, held back or embargoed since', async () => {
    const gone = (id: string) =>
      story({ id: `weg${id}`.padEnd(20, '0'), headline: `Weg ${id} xylofoon`, publishedAt: eight - hour });
    const [killed, withheld, embargoed] = [gone('a'), gone('b'), gone('c')];
    await bot.file(killed, withheld, embargoed);
    const list = await channel().typed('/nieuws zoek', { woorden: 'xylofoon' });
    const { archive } = bot.context;
    await archive.file({ ...killed, status: 'killed' }, 'killed', eight);
    await archive.file({ ...withheld, status: 'withheld' }, 'changed', eight);
    await archive.file({ ...embargoed, embargoUntil: eight + hour }, 'changed', eight);
    expect(textOf(await channel().choose(list, menu, [killed.id]))).toContain('ingetrokken');
    expect(textOf(await channel().choose(list, menu, [withheld.id]))).toContain('houdt dit bericht nu vast');
    expect(textOf(await channel().choose(list, menu, [embargoed.id]))).toContain('houdt dit bericht nu vast');
    expect(await bot.context.archive.get(killed.id)).toMatchObject({ status: 'killed' });
  });
});

describe('a story that is named by part of a word', () => {
  test.each(['/nieuws lees', '/nieuws dossier'])('is the one that would be offered: %s', async (command) => {
    expect(await channel().autocomplete(command, 'bericht', 'wittem')).toHaveLength(1);
    expect(textOf(await channel().typed(command, { bericht: 'wittem' }))).toContain('Wittemeer');
  });

  test('is asked for when there are several, of which each can be opened', async () => {
    const asked = await channel().typed('/nieuws lees', { bericht: 'ove' });
    expect(textOf(asked)).toContain('Er zijn 2 berichten die je met “ove” kunt bedoelen. Kies er een.');
    const opened = await channel().choose(asked, 'lees:antwoord', [lead.id]);
    expect(textOf(opened)).toContain('Landen rond Wittemeer');
  });
});

test('nothing was asked of Discord that it does not have, and nothing went wrong', () => {
  expect(bot.sandbox.unknownRequests).toEqual([]);
  expect(bot.logged).toEqual([]);
});
