import { afterAll, beforeAll, expect, test } from 'vitest';
import { abonneer } from '../../commands/abonneer.ts';
import { type Bot, startBot } from '../discord/bot.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.stop());

test('“none” comes first among the choices of what may come at once', () => {
  const spoed = abonneer.options.find(({ name }) => name === 'spoed');
  const values = spoed !== undefined && 'choices' in spoed ? spoed.choices?.map(({ value }) => value) : [];
  expect(values).toEqual(['geen', '1', '1-stil', '2', '2-stil']);
});

test('in direct messages the language that is left open is that of one’s own Discord', async () => {
  const { directMessages } = bot.sandbox.member('reader');
  const told = JSON.stringify((await directMessages.typed('/nieuws instellingen')).message);
  expect(told).toContain('taal: die van je Discord');
  expect(told).not.toContain('wie abonneert');
});
