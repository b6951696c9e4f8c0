import { Routes } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ArchiveError } from '../../src/archive/archive-error.ts';
import { PostgresTrouble } from '../../src/store/postgres.ts';
import { eight, story } from '../digest/stories.ts';
import { type Bot, startBot } from './bot.ts';
import { draw } from './draw.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot({ deferAfter: 20, completeWithin: 20 });
});
afterEach(() => bot.stop());

const channel = () => bot.sandbox.channel('nieuws');
const textOf = (reply: unknown) => draw(reply as Parameters<typeof draw>[0]);

/** Makes the archive answer only once `release` is called. */
function holdArchive(): { release: () => void } {
  const { archive } = bot.context;
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  bot.context.archive = {
    ...archive,
    find: async (...args) => {
      await gate;
      return archive.find(...args);
    },
    get: async (id) => {
      await gate;
      return archive.get(id);
    },
  };
  return { release };
}

function breakArchive(): void {
  const broken = () => Promise.reject(new Error('disk full'));
  bot.context.archive = { ...bot.context.archive, find: broken, cities: broken, get: broken };
}

describe('the router', () => {
  test.each([
    new ArchiveError('unavailable', 'The server does not answer.'),
    new PostgresTrouble('The server does not answer.'),
  ])(
    'says that the news is away and to come back in a minute, without a number to report: %s',
    async (error) => {
      const away = () => Promise.reject(error);
      bot.context.archive = { ...bot.context.archive, find: away, cities: away, get: away };
      for (const [as, words] of [
        ['reader', 'Het nieuws is nu even niet bereikbaar. Probeer het over een minuut opnieuw.'],
        ['visitor', 'The news cannot be reached just now. Try again in a minute.'],
      ] as const) {
        const text = textOf(await channel().typed('/nieuws laatste', {}, { as }));
        expect(text).toContain(words);
        expect(text).not.toContain('`');
      }
      expect(bot.logged).toMatchObject([{ level: 'error' }, { level: 'error' }]);
    },
  );

  test('tells Discord that it is working on it when an answer takes long, then gives the answer', async () => {
    await bot.file(story({ id: 'a', headline: 'Traag maar zeker' }));
    const { release } = holdArchive();
    const deferred = bot.sandbox.waitFor(
      'a deferral',
      (event) => event.kind === 'interaction' && event.what === 'deferred',
    );
    const answer = channel().typed('/nieuws laatste');
    await deferred;
    release();
    const reply = await answer;
    expect(reply).toMatchObject({ deferred: true, ephemeral: true });
    expect(textOf(reply)).toContain('Traag maar zeker');
  });

  test('turns a page in place also when that takes long', async () => {
    const long = story({
      id: 'lang',
      paragraphs: Array.from({ length: 40 }, (_, i) => `${i} ${'woord '.repeat(40)}`),
    });
    await bot.file(long);
    const list = await channel().typed('/nieuws laatste');
    const opened = await channel().choose(list, 'lees:antwoord', ['lang']);
    const { release } = holdArchive();
    const deferred = bot.sandbox.waitFor(
      'a deferral',
      (event) => event.kind === 'interaction' && event.what === 'deferred',
    );
    const turned = channel().press(opened, 'blad:lang:1');
    await deferred;
    release();
    expect((await turned).kind).toBe('update');
    expect(textOf(await turned)).toContain('Blad 2 van');
  });

  test('leaves what somebody reads where it is when turning its page fails, at once or late, and says so beside it', async () => {
    await bot.file(
      ...[1, 2, 3].map((n) => story({ id: `s${n}`, headline: `Bericht ${n}`, publishedAt: eight - n })),
    );
    const list = await channel().typed('/nieuws laatste', { aantal: 1 });
    const next = /"custom_id":"(meer:[^"]*)"/.exec(JSON.stringify(list.components))?.[1] ?? '';
    const { archive } = bot.context;
    breakArchive();
    const atOnce = await channel().press(list, next);
    bot.context.archive = archive;
    const { release } = holdArchive();
    const { find } = bot.context.archive;
    bot.context.archive = {
      ...bot.context.archive,
      find: (...args) => find(...args).then(() => Promise.reject(new Error('disk full'))),
    };
    const deferred = bot.sandbox.waitFor(
      'a deferral',
      (event) => event.kind === 'interaction' && event.what === 'deferred',
    );
    const said = bot.sandbox.waitFor(
      'what is said beside it',
      (event) => event.kind === 'message-posted' && JSON.stringify(event).includes('Dat lukte niet'),
    );
    const late = channel().press(list, next);
    await deferred;
    release();
    await Promise.all([late, said]);
    expect(textOf(atOnce)).toContain('Dat lukte niet');
    expect(atOnce).toMatchObject({ kind: 'message', ephemeral: true });
    const shown = channel().message(list.message.id);
    expect(shown.embeds).toEqual(list.message.embeds);
    // Its buttons work again.
    bot.context.archive = archive;
    expect(textOf(await channel().press(shown, next))).toContain('Bericht 2');
  });

  test('answers an error with a sentence in the reader’s language and a reference that the log has, once', async () => {
    breakArchive();
    const nl = textOf(await channel().typed('/nieuws laatste'));
    expect(nl).toContain('Dat lukte niet, en het ligt niet aan jou.');
    const en = textOf(await channel().typed('/nieuws laatste', {}, { as: 'visitor' }));
    expect(en).toContain('That did not work, and it is not your fault.');
    expect(bot.logged.map((line) => line.level)).toEqual(['error', 'error']);
    expect(nl).toContain(`\`${bot.logged[0]?.details.interaction}\``);
    expect(nl).not.toContain('disk full');
  });

  test('offers nothing when autocomplete takes too long', async () => {
    await bot.file(story({ id: 'a', from: 'MOSKOU (ANP)' }));
    const { cities } = bot.context.archive;
    expect(await channel().autocomplete('/nieuws stad', 'stad', 'mos')).toHaveLength(1);
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    bot.context.archive = { ...bot.context.archive, cities: (...args) => gate.then(() => cities(...args)) };
    expect(await channel().autocomplete('/nieuws stad', 'stad', 'mos')).toEqual([]);
    release();
  });

  test('offers nothing when autocomplete fails', async () => {
    breakArchive();
    expect(await channel().autocomplete('/nieuws stad', 'stad', 'mos')).toEqual([]);
    expect(bot.logged).toHaveLength(1);
  });

  test('apologises when Discord refuses the answer itself', async () => {
    await bot.file(story({ id: 'a' }));
    bot.sandbox.fail('POST /interactions/{interaction_id}/{interaction_token}/callback', {
      status: 400,
      body: { code: 50035, message: 'Invalid Form Body' },
    });
    expect(textOf(await channel().typed('/nieuws laatste'))).toContain('Dat lukte niet');
    expect(bot.logged).toMatchObject([{ level: 'error', message: 'an interaction could not be answered' }]);
  });

  test('says what to do about a button of another version', async () => {
    await bot.file(story({ id: 'a' }));
    await channel().typed('/nieuws laatste');
    const { client, sandbox } = bot;
    await client.rest.post(Routes.channelMessages(channel().id), {
      body: {
        content: 'oud',
        components: [{ type: 1, components: [{ type: 2, style: 2, label: 'Oud', custom_id: 'oud:1' }] }],
      },
    });
    const reply = await channel().press(await sandbox.channel('nieuws').nextMessage(), 'oud:1');
    expect(textOf(reply)).toContain('hoort bij een andere versie van Telex');
  });
});
