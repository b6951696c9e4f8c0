import { ComponentType } from 'discord.js';
import { expect, test } from 'vitest';
import type { FormValues } from '../../src/sandbox/places.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startWithBot } from './bot.ts';

const label = (component: object) => ({ type: ComponentType.Label, label: 'x', component });
const option = (value: string, isDefault = false) => ({
  label: value.toUpperCase(),
  value,
  default: isDefault,
});

/** A bot that shows a form with this input, `in`, and keeps what comes back of it. */
async function startWith(input: object | ((sandbox: Sandbox) => object)) {
  const got: unknown[] = [];
  const { sandbox, bot } = await startWithBot({}, async (one) => {
    if (one.isChatInputCommand()) {
      const shown = typeof input === 'function' ? input(sandbox) : input;
      const components = [label({ custom_id: 'in', ...shown })];
      await one.showModal({ custom_id: 'f', title: 'f', components } as never);
    } else if (one.isModalSubmit()) {
      const { fields } = one;
      const field = fields.getField('in');
      if (field.type === ComponentType.StringSelect) got.push([...fields.getStringSelectValues('in')]);
      if (field.type === ComponentType.UserSelect)
        got.push(fields.getSelectedUsers('in')?.map((user) => user.username));
      if (field.type === ComponentType.RoleSelect)
        got.push(fields.getSelectedRoles('in')?.map((role) => role?.name));
      if (field.type === ComponentType.ChannelSelect)
        got.push(fields.getSelectedChannels('in')?.map((channel) => channel?.id));
      if (field.type === ComponentType.MentionableSelect) {
        const chosen = fields.getSelectedMentionables('in');
        got.push([chosen?.users.map((user) => user.username), chosen?.roles.map((role) => role?.name)]);
      }
      if (field.type === ComponentType.FileUpload)
        got.push(fields.getUploadedFiles('in')?.map((file) => file.name));
      await one.reply('dank');
    }
  });
  await bot.application.commands.set([{ name: 'f', description: 'd' }]);
  const channel = sandbox.channel('nieuws');
  const submit = async (values: FormValues) => channel.submitModal(await channel.typed('/f'), values);
  return { sandbox, submit, got };
}

const letters = { type: ComponentType.StringSelect, max_values: 2 };

test('a select in a form takes several of its options, by value or label, in a list', async () => {
  const { submit, got } = await startWith({ ...letters, options: [option('a'), option('b'), option('c')] });
  await submit({ in: ['a', 'C'] });
  await submit({ in: 'b' });
  expect(got).toEqual([['a', 'c'], ['b']]);
  await expect(submit({ in: ['a', 'b', 'c'] })).rejects.toThrow('"in" takes 1 to 2 values');
  await expect(submit({ in: ['a', 'A'] })).rejects.toThrow('takes "A" only once');
  await expect(submit({ in: ['d'] })).rejects.toThrow('has no option "d"; it has a, b, c');
  await expect(submit({ in: [] })).rejects.toThrow('must be filled in');
  await expect(submit({ in: { name: 'x', bytes: '' } })).rejects.toThrow('takes no file');
  expect(got).toHaveLength(2);
});

test('what a form has chosen by default counts, until something else is chosen', async () => {
  const options = [option('a', true), option('b', true), option('c')];
  const { submit, got } = await startWith({ ...letters, options, required: false });
  await submit({});
  await submit({ in: 'c' });
  await submit({ in: [] });
  expect(got).toEqual([['a', 'b'], ['c'], []]);
});

test('people, roles, channels and either are chosen by name in a form', async () => {
  const people = await startWith({ type: ComponentType.UserSelect, max_values: 2 });
  await people.submit({ in: ['moderator', '@visitor'] });
  expect(people.got).toEqual([['moderator', 'visitor']]);
  await expect(people.submit({ in: 'niemand' })).rejects.toThrow('takes a member of this server');
  const roles = await startWith({ type: ComponentType.RoleSelect });
  await roles.submit({ in: 'Moderatoren' });
  expect(roles.got).toEqual([['Moderatoren']]);
  const channels = await startWith({ type: ComponentType.ChannelSelect, channel_types: [0] });
  await channels.submit({ in: '#sport' });
  expect(channels.got).toEqual([[channels.sandbox.channel('sport').id]]);
  await expect(channels.submit({ in: 'aankondigingen' })).rejects.toThrow('does not take a channel');
  const either = await startWith({ type: ComponentType.MentionableSelect, max_values: 2 });
  await either.submit({ in: ['reader', 'Moderatoren'] });
  expect(either.got).toEqual([[['reader'], ['Moderatoren']]]);
});

test('people chosen by default go along as they are', async () => {
  const { submit, got } = await startWith((sandbox) => ({
    type: ComponentType.UserSelect,
    default_values: [{ id: sandbox.member('visitor').id, type: 'user' }],
  }));
  await submit({});
  expect(got).toEqual([['visitor']]);
});

test('an input for files takes as many as it says', async () => {
  const { submit, got } = await startWith({ type: ComponentType.FileUpload, max_values: 2 });
  const file = (name: string) => ({ name, bytes: 'x' });
  await submit({ in: [file('a.txt'), file('b.txt')] });
  expect(got).toEqual([['a.txt', 'b.txt']]);
  await expect(submit({ in: [file('a'), file('b'), file('c')] })).rejects.toThrow('takes 1 to 2 files');
});
