import { drawMarkdown, drawPicture, element } from './draw.js';
import { act, currentGuild, isText } from './state.js';
import { words } from './words.js';

const STYLES = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger', 5: 'link', 6: 'link' };

/**
 * The components of a message, working: `did` gets what an action answered, `failed` what went wrong.
 */
export function drawComponents(message, did, failed) {
  const run = (action, body) => act(action, { messageId: message.id, ...body }).then(did, failed);
  const draw = (component) => {
    switch (component.type) {
      case 1:
        return element('div', { class: 'row' }, component.components.map(draw));
      case 2:
        return drawButton(component, run);
      case 3:
      case 5:
      case 6:
      case 7:
      case 8:
        return drawSelect(component, run);
      case 9:
        return element(
          'div',
          { class: 'section' },
          element('div', {}, component.components.map(draw)),
          draw(component.accessory),
        );
      case 10:
        return element('div', { class: 'text' }, drawMarkdown(component.content));
      case 11:
        return drawPicture(component.media) ?? '';
      case 12:
        return element(
          'div',
          { class: 'gallery' },
          component.items.map((item) => drawPicture(item.media)),
        );
      case 14:
        return component.divider === false ? element('div', { class: 'gap' }) : element('hr');
      case 17:
        return drawContainer(component, draw);
      default:
        return '';
    }
  };
  return message.components.map(draw);
}

function drawContainer(container, draw) {
  const box = element('article', { class: 'embed' }, container.components.map(draw));
  if (typeof container.accent_color === 'number') {
    box.style.borderInlineStartColor = `#${container.accent_color.toString(16).padStart(6, '0')}`;
  }
  return box;
}

function drawButton(button, run) {
  const label = [button.emoji?.name, button.label].filter(Boolean).join(' ');
  const style = `button ${STYLES[button.style] ?? 'secondary'}`;
  if (button.url) {
    return element(
      'a',
      { class: style, href: button.url, target: '_blank', rel: 'noopener noreferrer' },
      `${label} ↗`,
    );
  }
  return element(
    'button',
    {
      type: 'button',
      class: style,
      disabled: button.disabled === true,
      click: async (event) => {
        const pressed = event.currentTarget;
        pressed.disabled = true;
        await run('press', { customId: button.custom_id });
        pressed.disabled = false;
      },
    },
    label,
  );
}

function drawSelect(select, run) {
  const isMany = (select.max_values ?? 1) > 1;
  const options = optionsOf(select);
  const list = element(
    'select',
    {
      'aria-label': select.placeholder ?? words.choose,
      multiple: isMany,
      disabled: select.disabled === true,
    },
    isMany ? [] : element('option', { value: '' }, select.placeholder ?? words.choose),
    options.map(({ value, label, isDefault }) => element('option', { value, selected: isDefault }, label)),
  );
  const send = () => {
    const values = [...list.selectedOptions].map((option) => option.value).filter(Boolean);
    if (values.length > 0 || isMany) void run('choose', { customId: select.custom_id, values });
    // Ready to choose again, the same one too.
    if (!isMany) list.value = '';
  };
  if (!isMany) list.addEventListener('change', send);
  return element(
    'span',
    { class: 'select' },
    list,
    isMany
      ? element('button', { type: 'button', class: 'button secondary', click: send }, words.confirm)
      : null,
  );
}

/** What can be chosen in a select: its own options, or the people, roles and channels of the server. */
export function optionsOf(select) {
  const guild = currentGuild();
  const people = () => guild.members.map((member) => ({ value: member.id, label: `@${member.name}` }));
  const roles = () =>
    guild.roles.map((role) => ({ value: role.id, label: `@${role.name.replace(/^@/, '')}` }));
  const fits = (channel) => !select.channel_types?.length || select.channel_types.includes(channel.type);
  switch (select.type) {
    case 3:
      return select.options.map((option) => ({
        value: option.value,
        label: option.label,
        isDefault: option.default === true,
      }));
    case 5:
      return people();
    case 6:
      return roles();
    case 7:
      return [...people(), ...roles()];
    default:
      return guild.channels
        .filter((channel) => (select.channel_types?.length ? fits(channel) : isText(channel)))
        .map((channel) => ({ value: channel.id, label: `#${channel.name}` }));
  }
}
