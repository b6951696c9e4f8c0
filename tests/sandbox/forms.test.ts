import { ComponentType } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import type { FormValues } from '../../src/sandbox/places.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { startWithBot } from './bot.ts';
import { GatewaySocket } from './gateway-socket.ts';
import { callApi, flattenErrors } from './helpers.ts';

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

test('a form is sent once; when the answer to it stays out it can be sent again', async () => {
  const answers = ['geen', 'dank'];
  const { sandbox, bot } = await startWithBot({ answerWithinMs: 50 }, async (one) => {
    if (one.isChatInputCommand()) {
      const components = [label({ type: ComponentType.TextInput, style: 1, custom_id: 'in' })];
      await one.showModal({ custom_id: 'f', title: 'f', components } as never);
    } else if (one.isModalSubmit() && answers.shift() === 'dank') await one.reply('dank');
  });
  await bot.application.commands.set([{ name: 'f', description: 'd' }]);
  const channel = sandbox.channel('nieuws');
  const form = await channel.typed('/f');
  await expect(channel.submitModal(form, { in: 'x' })).rejects.toThrow('did not respond');
  const [first, second] = await Promise.allSettled([
    channel.submitModal(form, { in: 'x' }),
    channel.submitModal(form, { in: 'x' }),
  ]);
  expect(first.status === 'fulfilled' && first.value.content).toBe('dank');
  expect(String(second.status === 'rejected' && second.reason)).toContain('was sent already');
  await expect(channel.submitModal(form, { in: 'x' })).rejects.toThrow('was sent already');
});

test('a form that Discord would refuse is refused, with its place', async () => {
  const sandbox = await startSandbox({ rateLimits: 'off' });
  onTestFinished(() => sandbox.close());
  const command = { name: 'f', description: 'd' };
  await callApi(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, [command]);
  const socket = new GatewaySocket(sandbox);
  await socket.identify(sandbox);
  await socket.event('READY');
  const typed = sandbox.channel('nieuws').typed('/f');
  const { d } = await socket.event('INTERACTION_CREATE');
  const answer = (...components: object[]) =>
    callApi(sandbox, 'POST', `/interactions/${d.id}/${d.token}/callback`, {
      type: 9,
      data: { custom_id: 'f', title: 'f', components },
    });
  const text = (id: string, rest: object = {}) => ({ type: 4, style: 1, custom_id: id, label: 'x', ...rest });
  const row = (...components: object[]) => ({ type: 1, components });
  const select = (rest: object) => ({
    type: 3,
    custom_id: 's',
    options: [option('a'), option('b')],
    ...rest,
  });
  const bad: [object, string][] = [
    [row(text('a'), text('b')), 'components.0.components.1: COMPONENT_LAYOUT_WIDTH_EXCEEDED'],
    [row(text('a', { label: undefined })), 'components.0.components.0.label: BASE_TYPE_REQUIRED'],
    [
      row(text('a', { min_length: 9, max_length: 3 })),
      'components.0.components.0.min_length: NUMBER_TYPE_MAX',
    ],
    [
      row(text('a', { max_length: 3, value: '🎉🎉🎉🎉' })),
      'components.0.components.0.value: BASE_TYPE_MAX_LENGTH',
    ],
    [
      label(select({ max_values: 9 })),
      'components.0.component.max_values: SELECT_COMPONENT_MAX_VALUES_EXCEEDS_OPTIONS',
    ],
    [
      label(select({ options: [option('a'), option('a')] })),
      'components.0.component.options.1.value: SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
    ],
    ...([
      { type: ComponentType.RadioGroup, options: [option('a'), option('b')] },
      { type: ComponentType.CheckboxGroup, options: [option('a')] },
      { type: ComponentType.Checkbox },
    ].map((input) => [
      label({ custom_id: 'c', ...input }),
      'components.0.component.type: NOT_IN_THE_SANDBOX',
    ]) as [object, string][]),
  ];
  for (const [component, problem] of bad) {
    const { status, body } = await answer(component);
    expect([status, body.code]).toEqual([400, 50035]);
    expect(flattenErrors(body.errors)).toContain(`data.${problem}`);
  }
  const held = { max_length: 4, min_length: 4, value: '🎉🎉🎉' };
  expect((await answer(row(text('a')), row(text('b', held)), label(select({})))).status).toBe(204);
  expect((await typed).kind).toBe('modal');
});
