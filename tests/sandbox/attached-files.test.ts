import type { Attachment, Interaction } from 'discord.js';
import {
  ApplicationCommandOptionType,
  ComponentType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  TextInputStyle,
} from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { startWithBot } from './bot.ts';

const command: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  name: 'lever',
  description: 'd',
  options: [{ type: ApplicationCommandOptionType.Attachment, name: 'bestand', description: 'd' }],
};

const form = {
  custom_id: 'in',
  title: 'Lever in',
  components: [
    {
      type: ComponentType.Label,
      label: 'Tekst',
      component: {
        type: ComponentType.TextInput,
        custom_id: 'tekst',
        style: TextInputStyle.Paragraph,
        required: false,
      },
    },
    {
      type: ComponentType.Label,
      label: 'Bestand',
      component: { type: ComponentType.FileUpload, custom_id: 'bestand', required: false },
    },
  ],
} as const;

/** A bot that gives a form to who attaches nothing, and tells what else it got. */
async function startTeller() {
  const got: (Attachment | null)[] = [];
  const { sandbox, bot } = await startWithBot({}, async (interaction: Interaction) => {
    if (interaction.isChatInputCommand()) {
      const file = interaction.options.getAttachment('bestand');
      if (file === null) return void (await interaction.showModal(form as never));
      got.push(file);
      await interaction.reply('dank');
    } else if (interaction.isModalSubmit()) {
      got.push(interaction.fields.getUploadedFiles('bestand')?.first() ?? null);
      await interaction.reply(`dank: ${interaction.fields.getTextInputValue('tekst')}`);
    }
  });
  await bot.application.commands.create(command);
  return { sandbox, got };
}

test('a file goes along with a command, and its bytes are to be had at its address', async () => {
  const { sandbox, got } = await startTeller();
  await sandbox.channel('nieuws').typed('/lever', { bestand: { name: 'à b.txt', bytes: 'Één regel' } });
  const [file] = got;
  expect(file).toMatchObject({ name: 'à b.txt', size: 11, contentType: 'text/plain; charset=utf-8' });
  expect(file?.url).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${sandbox.port}/ephemeral-attachments/`));
  const answer = await fetch(file?.url ?? '');
  expect(await answer.text()).toBe('Één regel');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect((await fetch(`${sandbox.page}ephemeral-attachments/1/2/x.txt`)).status).toBe(404);
});

test('a file goes along with a form, or none where none is asked for', async () => {
  const { sandbox, got } = await startTeller();
  const channel = sandbox.channel('nieuws');
  const shown = await channel.typed('/lever');
  const bytes = new Uint8Array([0, 255]);
  await channel.submitModal(shown, { bestand: { name: 'x.bin', bytes, type: 'application/x' } });
  expect(got[0]).toMatchObject({ name: 'x.bin', size: 2, contentType: 'application/x' });
  const again = await channel.typed('/lever');
  expect((await channel.submitModal(again, { tekst: 'niets erbij' })).content).toBe('dank: niets erbij');
  expect(got[1]).toBeNull();
});

test('what is no file, or larger than Discord takes, is refused before the bot hears of it', async () => {
  const { sandbox, got } = await startTeller();
  const channel = sandbox.channel('nieuws');
  await expect(channel.typed('/lever', { bestand: 'x' })).rejects.toThrow('takes a file');
  const large = { name: 'x', bytes: new Uint8Array(10_485_761) };
  await expect(channel.typed('/lever', { bestand: large })).rejects.toThrow('larger than 10485760 bytes');
  const shown = await channel.typed('/lever');
  await expect(channel.submitModal(shown, { bestand: 'x' })).rejects.toThrow('takes a file');
  await expect(channel.submitModal(shown, { tekst: { name: 'x', bytes: '' } })).rejects.toThrow(
    'takes no file',
  );
  expect(got).toEqual([]);
});
