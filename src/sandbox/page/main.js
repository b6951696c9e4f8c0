import { drawComponents } from './components.js';
import { drawComposer } from './composer.js';
import { drawEmbed, drawMarkdown, drawTime, element, refreshTimes } from './draw.js';
import { openForm } from './form.js';
import { makeLogView } from './log-view.js';
import { makePanel } from './panel.js';
import { panelWords } from './panel-words.js';
import { drawPlaces, drawPosts, drawThreadOf, signOf, titleOf } from './places.js';
import {
  allChannels,
  currentChannel,
  currentGuild,
  isText,
  loadState,
  personOf,
  state,
  storyNow,
} from './state.js';
import { isForum } from './threads.js';
import { language, words } from './words.js';

const at = (id) => document.getElementById(id);

const view = makeLogView(at('log'));
const panel = makePanel(at('panel'), at('panel-toggle'));

/** For which channel and person the message box stands: what is being typed in it must stay. */
let boxIsFor = '';

function drawAll() {
  drawSide();
  drawLog();
  const wanted = `${state.channelId} ${state.as}`;
  if (wanted !== boxIsFor) drawComposer(at('box'), did, failed);
  boxIsFor = wanted;
}

function drawSide() {
  const guild = currentGuild();
  at('guilds').replaceChildren(
    ...state.guilds.map((one) =>
      element(
        'button',
        {
          type: 'button',
          class: 'guild',
          title: one.name,
          'aria-label': one.name,
          'aria-current': String(one.id === guild?.id),
          click: () => openGuild(one),
        },
        initials(one.name),
      ),
    ),
  );
  at('guild-name').textContent = guild?.name ?? '';
  at('channels').replaceChildren(...drawPlaces(guild, openChannel));
  at('as').replaceChildren(
    ...(guild?.members ?? [])
      .filter((member) => !member.bot)
      .map((member) =>
        element(
          'option',
          { value: member.username, selected: member.username === state.as },
          `${member.name} (${member.username})`,
        ),
      ),
  );
  const channel = currentChannel();
  at('channel-name').textContent = channel ? titleOf(channel) : '';
  document.title = `${channel ? `${signOf(channel)}${channel.name} · ` : ''}Telex`;
}

function initials(name) {
  return name
    .split(/\s+/)
    .map((word) => word[0])
    .join('')
    .slice(0, 3);
}

function drawLog() {
  const log = at('log');
  const channel = currentChannel();
  if (isForum(channel)) {
    log.replaceChildren(...drawPosts(channel, openChannel));
    return view.drawn();
  }
  const pending = [...state.pending.values()].filter((one) => one.channelId === channel?.id);
  const shown = [...(channel?.messages ?? []).map(drawMessage), ...pending.map(drawPending)];
  log.replaceChildren(...(shown.length > 0 ? shown : [element('p', { class: 'empty' }, words.empty)]));
  return view.drawn();
}

function drawMessage(message) {
  const author = personOf(message.author.id);
  const isBot = message.author.bot;
  const name = element('span', { class: 'author' }, message.author.name);
  if (author.colour) name.style.color = `#${author.colour.toString(16).padStart(6, '0')}`;
  const isFull = message.flags & 4 ? [] : message.embeds.map(drawEmbed);
  return element(
    'article',
    { class: message.ephemeral ? 'message ephemeral' : 'message', id: `m${message.id}` },
    message.answers?.command
      ? element(
          'p',
          { class: 'used' },
          words.used(personOf(message.answers.userId).name, message.answers.command),
        )
      : null,
    element(
      'div',
      { class: `avatar ${isBot ? 'bot' : ''}`, 'aria-hidden': 'true' },
      initials(message.author.name),
    ),
    element(
      'div',
      { class: 'body' },
      element(
        'p',
        { class: 'by' },
        name,
        isBot ? element('span', { class: 'app-tag' }, words.app) : null,
        drawTime(message.postedAt / 1000, 's'),
        message.crossposted ? element('span', { class: 'note' }, words.crossposted) : null,
      ),
      message.content
        ? element(
            'div',
            { class: 'content' },
            drawMarkdown(message.content),
            message.editedAt ? element('span', { class: 'note' }, words.edited) : null,
          )
        : null,
      isFull,
      drawComponents(message, did, failed),
      drawThreadOf(message, openChannel),
      message.ephemeral
        ? element('p', { class: 'only' }, `👁 ${words.onlyFor(personOf(message.onlyFor).name)}`)
        : null,
    ),
  );
}

function drawPending({ of, userId, what }) {
  return element(
    'article',
    { class: what === 'failed' ? 'message failed' : 'message' },
    element('p', { class: 'used' }, words.used(personOf(userId).name, of)),
    element('div', { class: 'avatar bot', 'aria-hidden': 'true' }, initials(personOf(state.botId).name)),
    element(
      'div',
      { class: 'body' },
      element(
        'p',
        { class: 'note' },
        what === 'failed' ? `⚠ ${words.noAnswer}` : `${personOf(state.botId).name} ${words.thinking}`,
      ),
    ),
  );
}

function openGuild(guild) {
  state.guildId = guild.id;
  openChannel(guild.channels.find(isText)?.id ?? '');
}

function openChannel(id) {
  state.channelId = id;
  showMenu(false);
  view.opening();
  drawAll();
  panel.refresh();
}

function showMenu(isOpen) {
  document.body.classList.toggle('menu-open', isOpen);
  at('menu').setAttribute('aria-expanded', String(isOpen));
}

/** What an action answered: a form is opened; messages come as events, before this or after. */
function did(answer) {
  if (answer.kind === 'modal') return openForm(at('form'), answer, did, failed);
  // A message that changed in place stays where it is: that is where it was pressed.
  if (answer.kind === 'message') view.show(answer.messageId);
  return undefined;
}

function failed(error) {
  at('log').append(element('p', { class: 'refused', role: 'alert' }, error.message));
  view.toEnd();
}

/** Takes in what happened. */
function happened({ now, event }) {
  state.ahead = now - Date.now();
  panel.happened(event);
  if (event.kind === 'gateway') panel.refresh();
  if (event.kind === 'message-posted' || event.kind === 'message-edited') keepMessage(event.message);
  else if (event.kind === 'message-deleted') dropMessage(event);
  else if (event.kind === 'interaction') keepPending(event);
  else if (event.kind === 'world' || event.kind === 'hello') return void reload();
  else return;
  drawLog();
}

function keepMessage(message) {
  const channel = allChannels().find((one) => one.id === message.channelId);
  if (!channel) return;
  const index = channel.messages.findIndex((one) => one.id === message.id);
  if (index >= 0) channel.messages[index] = message;
  else channel.messages.push(message);
  if (message.answers) state.pending.delete(message.answers.interactionId);
}

function dropMessage({ channelId, messageId }) {
  const channel = allChannels().find((one) => one.id === channelId);
  if (channel) channel.messages = channel.messages.filter((message) => message.id !== messageId);
}

function keepPending(event) {
  if (event.what === 'answered') state.pending.delete(event.interactionId);
  else if (event.what !== 'sent') state.pending.set(event.interactionId, event);
}

let isReloading = false;
/** Fetches everything anew; many changes at once are one fetch. */
async function reload() {
  if (isReloading) return;
  isReloading = true;
  await new Promise((resolve) => setTimeout(resolve, 30));
  isReloading = false;
  // When it fails the stream of events fails too, and says so; at its next hello this runs again.
  await loadState().then(drawAll, () => {});
  panel.refresh();
  tick();
}

function tick() {
  const now = new Date(storyNow());
  at('clock').textContent = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(now);
  refreshTimes();
}

function start() {
  document.documentElement.lang = language;
  for (const one of document.querySelectorAll('[data-word]')) one.textContent = words[one.dataset.word];
  at('panel-toggle').textContent = '⚙';
  at('panel-toggle').setAttribute('aria-label', panelWords.open);
  at('panel-toggle').title = panelWords.open;
  at('as').addEventListener('change', (event) => {
    state.as = event.currentTarget.value;
    drawAll();
  });
  at('menu').addEventListener('click', () => showMenu(!document.body.classList.contains('menu-open')));
  at('log').addEventListener('click', () => showMenu(false));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') showMenu(false);
  });
  const source = new EventSource('/sandbox/events');
  source.onmessage = (message) => happened(JSON.parse(message.data));
  source.onopen = () => {
    at('link').textContent = words.online;
  };
  source.onerror = () => {
    at('link').textContent = words.offline;
  };
  setInterval(tick, 1000);
}

start();
