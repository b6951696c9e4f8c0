import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MessageKey } from '../../src/discord/say.ts';
import { story } from '../digest/stories.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import { errorsOfTheirOwn } from './error-causes.ts';
import { errorDesk } from './error-desk.ts';
import { errorsByCode } from './error-families.ts';
import { errorKeys, expectedKeys, patternOf } from './said-keys.ts';

// Every error that a reader can be told is brought about once, all in one bot. What other tests already expect in words is left to them.

let bot: Bot;
const desk = errorDesk(() => bot);
/** The id of a subscription of the server. */
let id: string;
beforeAll(async () => {
  bot = await startBot();
  const { guild } = bot.sandbox;
  guild.addChannel('verplicht', { kind: 'forum', tags: ['Politiek', 'Weer'], requireTag: true });
  guild.addChannel('kaal', { kind: 'forum', requireTag: true });
  guild.addChannel('vol', { kind: 'forum', tags: ['a', 'b', 'c', 'd', 'e', 'f'] });
  guild.addChannel('spraak', { kind: 'voice' });
  await bot.file(
    story({ id: 'gas', section: 'Economie', headline: 'Gasprijs daalt', from: 'ROTTERDAM (ANP)' }),
    story({ id: 'weg', headline: 'Ingetrokken', status: 'killed' }),
    story({ id: 'plaatsloos', headline: 'Overal regen' }),
  );
  id = await desk.subscribe();
});
afterAll(() => bot.stop());

/** How each is brought about, and what is read then. */
const made = { ...errorsByCode(desk), ...errorsOfTheirOwn(desk, () => id) };

/** What has such a name and is no error, or is told where no command is: then by which test. */
const elsewhere: Partial<Record<MessageKey, string>> = {
  'digest.others': 'a heading',
  'map.others': 'the end of a list',
  'withdrawn.withheld': 'in a message that was posted: tests/discord/amended-layout.test.ts',
  'withdrawn.gone': 'in a message that was posted: tests/discord/amended-layout.test.ts',
  'read.nothing': 'in a message that was posted: tests/discord/amended-layout.test.ts',
  'halt.head': 'in a direct message, with a number filled in: tests/e2e/halting.test.ts',
  'halt.headOthers': 'in a direct message, with a number filled in: tests/e2e/halting.test.ts',
  'halt.line': 'in a direct message, filled in: tests/e2e/halting.test.ts',
  'halt.more': 'in a direct message, with a number filled in: tests/e2e/halting.test.ts',
  'lostCause.gone': 'in the operator’s channel: tests/discord/describe-matter.test.ts',
  'sourceMistake.missing': 'in the operator’s channel: tests/discord/operator-post.test.ts',
  'sourceMistake.empty': 'in the operator’s channel: tests/discord/operator-post.test.ts',
};

describe('an error', () => {
  test.each(Object.entries(made))('%s is told when it happens', async (key, bring) => {
    expect(await bring()).toMatch(patternOf(key as MessageKey, 'nl'));
  });

  test('of the catalogue is brought about here or expected by another test with a sandbox', () => {
    const keys = errorKeys();
    const expected = expectedKeys(keys);
    const missing = keys.filter((key) => !(key in made) && !expected.has(key) && !(key in elsewhere));
    expect(missing).toEqual([]);
    const needless = Object.keys(elsewhere).filter(
      (key) => !keys.includes(key as MessageKey) || key in made || expected.has(key as MessageKey),
    );
    expect(needless).toEqual([]);
  });
});
