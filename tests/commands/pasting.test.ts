import { expect, onTestFinished, test } from 'vitest';
import type { PasteRoom } from '../../commands/paste-room.ts';
import { changePaste, discardPaste, publishPaste } from '../../commands/settle-paste.ts';
import { story } from '../digest/stories.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import { pressByHand } from './press-by-hand.ts';

const text = 'MARISOL (ANP) - De brug is weer open. Het verkeer rijdt.';
const as = { as: 'moderator' };

/** A bot whose intake answers when it is told to. */
async function startSlow(): Promise<{ bot: Bot; answer(): void; taken: string[] }> {
  const bot = await startBot({ deferAfter: 30 });
  onTestFinished(() => bot.stop());
  const held = Promise.withResolvers<void>();
  const taken: string[] = [];
  const pasting: PasteRoom = {
    ...bot.context.pasting,
    isOpenTo: () => true,
    async preview() {
      await held.promise;
      return { stories: [], prospects: [], problems: [{ code: 'no-story', message: 'x', at: { byte: 9 } }] };
    },
    async take({ source }) {
      taken.push(source);
      return { stories: [], problem: null };
    },
  };
  bot.context.pasting = pasting;
  return { bot, answer: () => held.resolve(), taken };
}

test('the answer to a form says at once that it is being worked on while the intake is busy', async () => {
  const { bot, answer } = await startSlow();
  const channel = bot.sandbox.channel('nieuws');
  const shown = await channel.typed('/nieuws plakken', { sectie: 'Regio' }, as);
  expect(JSON.stringify(shown.modal)).toContain('"value":"Regio"');
  const deferred = bot.sandbox.waitFor(
    'thinking',
    (one) => one.kind === 'interaction' && one.what === 'deferred',
  );
  const reply = channel.submitModal(shown, { tekst: `kop\n\n${text}` }, as);
  await deferred;
  answer();
  expect((await reply).deferred).toBe(true);
  expect(JSON.stringify((await reply).embeds)).toContain('regel 3: Er staat geen bericht in.');
  expect(bot.logged).toEqual([]);
});

test('what one person pasted no other publishes, throws away or reads, in whichever server', async () => {
  const { bot, taken } = await startSlow();
  const { drafts } = bot.context.pasting;
  const draft = { guildId: '1', userId: '2', bytes: Buffer.from(text), section: null, isTyped: true };
  const id = await drafts.keep({ ...draft, capturedAt: bot.context.now() });
  const press = {
    channelId: '3',
    ...pressByHand,
    args: [id],
  } as const;
  for (const other of [
    { guildId: '1', userId: '9' },
    { guildId: '8', userId: '2' },
  ]) {
    for (const action of [publishPaste, discardPaste, changePaste]) {
      const answer = await action.run({ ...press, ...other }, bot.context);
      expect(JSON.stringify(answer)).toContain('Iemand anders');
      expect(JSON.stringify(answer)).not.toContain('brug');
    }
  }
  expect(taken).toEqual([]);
  await publishPaste.run({ ...press, guildId: '1', userId: '2' }, bot.context);
  expect(taken).toEqual(['plakken:server/1']);
});

test('autocomplete offers the sections that there are', async () => {
  const { bot } = await startSlow();
  await bot.file(story({ id: 'a', section: 'Regio' }), story({ id: 'b', section: 'Sport' }));
  const offered = await bot.sandbox.channel('nieuws').autocomplete('/nieuws plakken', 'sectie', 'r', as);
  expect(offered.map(({ value }) => value)).toEqual(['Regio']);
});

test('while copy is taken in the preview has no buttons and says so, and then what became of it', async () => {
  const { bot, answer } = await startSlow();
  const held = Promise.withResolvers<void>();
  bot.context.pasting = {
    ...bot.context.pasting,
    preview: async () => ({
      stories: [story({ id: 'a', headline: 'Brug open' })],
      prospects: [],
      problems: [],
    }),
    async take() {
      await held.promise;
      return { stories: [], problem: null };
    },
  };
  answer();
  const channel = bot.sandbox.channel('nieuws');
  const preview = await channel.submitModal(
    await channel.typed('/nieuws plakken', {}, as),
    { tekst: text },
    as,
  );
  const [row] = preview.components;
  const buttons = row !== undefined && 'components' in row ? row.components : [];
  const publish = buttons.map((one) => one as unknown as { custom_id: string; label: string });
  const id = publish.find(({ label }) => label === 'Publiceren')?.custom_id ?? 'none';
  const busy = await channel.press(preview, id, as);
  expect(JSON.stringify(busy.embeds)).toContain('Dit wordt binnengenomen');
  expect(busy.components).toEqual([]);
  const done = bot.sandbox.waitFor(
    'the answer',
    (event) =>
      event.kind === 'message-edited' && JSON.stringify(event.message.embeds).includes('Binnengenomen'),
  );
  held.resolve();
  await done;
  expect(bot.logged).toEqual([]);
});
