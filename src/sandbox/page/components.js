import { colourOf, element } from './draw.js';
import { drawMarkdown, drawSpoiler } from './draw-markdown.js';
import { drawFile, drawPicture, ownPath } from './draw-picture.js';
import { optionsOf } from './options.js';
import { makeSelect } from './select.js';
import { whenDrawn } from './skyra.js';
import { act } from './state.js';
import { words } from './words.js';

/** So many options name a select that has no placeholder. */
const NAMED = 2;

/** Discord's button styles by skyra's names. */
const STYLES = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'destructive' };

/**
 * The components of a message, working: `did` gets what an action answered, `failed` what went wrong. Rows and buttons
 * are skyra's; for the rest of Components V2 it has no elements.
 */
export function drawComponents(message, did, failed) {
  const run = (action, body) =>
    act(action, { messageId: message.id, ...body }).then(did, (error) => failed(error, message.id));
  const draw = (component) => {
    switch (component.type) {
      case 1:
        return element('discord-action-row', {}, component.components.map(draw));
      case 2:
        return drawButton(component, run);
      case 3:
      case 5:
      case 6:
      case 7:
      case 8:
        return drawSelect(component, run);
      case 9:
        return drawSection(component, draw);
      case 10:
        return element('div', { class: 'text' }, drawMarkdown(component.content));
      case 11:
        return drawPicture({ ...component.media, ...component, url: component.media.url }, 'thumbnail');
      case 12:
        return drawGallery(component);
      case 13:
        return drawAttached(component);
      case 14:
        return drawSeparator(component);
      case 17:
        return drawContainer(component, draw);
      default:
        return null;
    }
  };
  return message.components.map((component) => {
    const drawn = draw(component);
    drawn?.setAttribute('slot', 'components');
    return drawn;
  });
}

function drawSection(section, draw) {
  const accessory = draw(section.accessory);
  // skyra's button draws itself in a row only.
  const beside = section.accessory.type === 2 ? element('discord-action-row', {}, accessory) : accessory;
  return element(
    'div',
    { class: 'section' },
    element('div', { class: 'section-text' }, section.components.map(draw)),
    beside,
  );
}

function drawGallery({ items }) {
  return element(
    'div',
    { class: `gallery of${Math.min(items.length, 4)}` },
    items.map((item) =>
      drawPicture({ url: item.media.url, description: item.description, spoiler: item.spoiler }),
    ),
  );
}

function drawAttached({ file, name, size, spoiler }) {
  const path = ownPath(file.url);
  const shown = name ?? decodeURIComponent(path?.split('/').at(-1) ?? words.file);
  const drawn = drawFile({ name: shown, path: path ?? file.url, size: size || null });
  return spoiler ? drawSpoiler(drawn) : drawn;
}

function drawSeparator({ divider, spacing }) {
  return element('div', {
    class: `separator ${spacing === 2 ? 'wide' : ''} ${divider === false ? '' : 'ruled'}`,
    role: divider === false ? null : 'separator',
  });
}

function drawContainer(container, draw) {
  const box = element('div', { class: 'container' }, container.components.map(draw));
  const colour = colourOf(container.accent_color);
  if (colour !== null) box.style.setProperty('border-inline-start', `4px solid ${colour}`);
  return container.spoiler ? drawSpoiler(box) : box;
}

function drawButton(button, run) {
  const label = [button.emoji?.name, button.label].filter(Boolean).join(' ');
  const isDisabled = button.disabled === true;
  let isRunning = false;
  const shown = element(
    'discord-button',
    {
      'data-keep': button.custom_id ?? null,
      '.type': STYLES[button.style] ?? 'secondary',
      '.url': button.url,
      '.disabled': isDisabled,
      click: async () => {
        if (button.url || isDisabled || isRunning) return;
        isRunning = true;
        shown.classList.add('running');
        await run('press', { customId: button.custom_id });
        shown.classList.remove('running');
        isRunning = false;
      },
    },
    label,
  );
  // skyra only greys a disabled button out.
  if (isDisabled) whenDrawn(shown, (root) => root.querySelector('button')?.setAttribute('disabled', ''));
  return shown;
}

function drawSelect(select, run) {
  const options = optionsOf(select);
  const placeholder = select.placeholder || words.kindsOfSelect[select.type] || nameByOptions(options);
  const made = makeSelect({
    label: placeholder,
    placeholder,
    options,
    least: select.min_values ?? 1,
    most: select.max_values ?? 1,
    isDisabled: select.disabled === true,
    async done(values) {
      await run('choose', { customId: select.custom_id, values });
      // Ready to choose again, the same one too.
      if ((select.max_values ?? 1) === 1) made.clear();
    },
  });
  made.shown.dataset.keep = select.custom_id;
  return made.shown;
}

/** A select without words of its own is told from the next by what is in it. */
function nameByOptions(options) {
  const labels = options.slice(0, NAMED).map((option) => option.label);
  return words.chooseFrom(`${labels.join(', ')}${options.length > NAMED ? ', …' : ''}`);
}
