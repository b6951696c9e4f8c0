import './avatars-first.js';
import { drawComposer, forgetCommands } from './composer.js';
import { element } from './draw.js';
import { onMention } from './draw-markdown.js';
import { refreshTimes, writeClock } from './draw-time.js';
import { openForm } from './form.js';
import { takeIn } from './happenings.js';
import { icon } from './icons.js';
import { makeLog, spokenOf, today } from './log.js';
import { makeLogView } from './log-view.js';
import { makeMessageMenu } from './message-menu.js';
import { makePanel } from './panel.js';
import { panelWords } from './panel-words.js';
import { drawMe } from './people.js';
import { drawGuild, drawPlaces, drawPosts, drawTitle, signOf } from './places.js';
import { hideRefusals, showRefusal, tellRefusal } from './refusals.js';
import { dressSkyra } from './skyra.js';
import {
  act,
  actingPerson,
  allChannels,
  become,
  canRead,
  canWrite,
  currentChannel,
  currentGuild,
  dismiss,
  goTo,
  loadOlder,
  loadState,
  state,
  storyNow,
} from './state.js';
import { isForum } from './threads.js';
import { firstUnread, keepReading, openReading, startReading } from './unread.js';
import { language, words } from './words.js';

dressSkyra();

const at = (id) => document.getElementById(id);
const link = element('p', { id: 'link', class: 'away', role: 'status' });
const view = makeLogView(at('log'), at('to-end'));
const menu = makeMessageMenu(did, failed);
const panel = makePanel(at('panel'), at('panel-toggle'));
const drawLogOf = makeLog(at('log'), {
  did,
  failed,
  open: openChannel,
  older: showOlder,
  menuOf: () => menu.of(whereAndWho()),
  dismiss(message) {
    dismiss(message);
    drawLog();
    at('log').focus();
  },
});

/** For which channel and person the message box stands: what is being typed in it must stay. */
let boxIsFor = '';
/** The day on which the times beside the names were written. */
let drawnOn = '';

function whereAndWho() {
  return `${state.channelId} ${state.as}`;
}

function drawAll() {
  drawSide();
  drawLog();
  const isFor = `${whereAndWho()} ${canWrite(currentChannel())}`;
  if (boxIsFor === isFor) return;
  boxIsFor = isFor;
  drawComposer(at('box'), did, failed);
  refreshMenu();
}

function drawSide() {
  const guild = currentGuild();
  at('guilds').replaceChildren(...state.guilds.map((one) => drawGuild(one, openChannel)));
  at('guild-name').textContent = guild?.name ?? '';
  redrawKeepingFocus(at('channels'), drawPlaces(guild, openChannel, openDirect));
  drawMe(at('me'), { chosen: becomes, link });
  const channel = currentChannel();
  at('channel-name').replaceChildren(...(channel ? drawTitle(channel) : []));
  document.title = `${channel ? `${signOf(channel).text}${channel.name} · ` : ''}Telex`;
}

/** Buttons in a list drawn anew: the focus stays on the one at the same place. */
function redrawKeepingFocus(box, nodes) {
  const index = [...box.children].indexOf(document.activeElement);
  box.replaceChildren(...nodes);
  if (index >= 0) box.children[index]?.focus();
}

function drawLog() {
  const channel = currentChannel();
  drawnOn = today();
  if (isForum(channel)) at('log').replaceChildren(...drawPosts(channel, openChannel));
  else drawLogOf(channel, firstUnread());
  view.drawn();
}

/** The messages before those that are shown, above them; what is being read stays where it is. */
async function showOlder() {
  const first = at('log').querySelector('.message');
  try {
    await loadOlder();
  } catch (error) {
    failed(error);
  }
  view.keeping(first);
  drawLog();
  document.getElementById(first?.id)?.focus({ preventScroll: true });
}

function openChannel(id) {
  if (!canRead(allChannels().find((one) => one.id === id))) return;
  goTo(id);
  openReading(currentChannel());
  showSide(false);
  view.opening();
  drawAll();
  panel.refresh();
}

/** The conversation with the bot is known once everything was fetched anew. */
async function openDirect() {
  try {
    const { channelId } = await act('open-direct');
    await loadState();
    openChannel(channelId);
  } catch (error) {
    failed(error);
  }
}

function becomes(username) {
  become(username);
  at('news').replaceChildren();
  drawAll();
}

function refreshMenu() {
  if (!currentChannel()) return;
  // Without an answer there is no menu, and the next change of place asks again.
  menu.refresh(whereAndWho(), drawLog).catch(() => {});
}

function nameParts() {
  document.documentElement.lang = language;
  for (const one of document.querySelectorAll('[data-word]')) one.textContent = words[one.dataset.word];
  for (const one of document.querySelectorAll('[data-label]')) {
    one.setAttribute('aria-label', words[one.dataset.label]);
    if (one.matches('button')) one.title = words[one.dataset.label];
  }
  at('panel-toggle').setAttribute('aria-label', panelWords.open);
  at('panel-toggle').title = panelWords.open;
}

function showSide(isOpen) {
  document.body.classList.toggle('menu-open', isOpen);
  at('menu').setAttribute('aria-expanded', String(isOpen));
  if (isOpen) at('channels').querySelector('[aria-current]')?.focus();
}

/** What an action answered: a form is opened; messages come as events, before this or after. */
function did(answer) {
  hideRefusals();
  if (answer.kind === 'modal') return openForm(at('form'), answer, did);
  // A message that changed in place stays where it is: that is where it was pressed.
  if (answer.kind === 'message') view.show(answer.messageId);
  return undefined;
}

function failed(error, messageId) {
  showRefusal(at('box'), tellRefusal(error), messageId);
}

function happened(happening) {
  const { event } = happening;
  panel.happened(event);
  if (event.kind === 'gateway') panel.refresh();
  const what = takeIn(happening);
  if (what?.kind === 'reload') return void reload();
  if (what?.kind === 'commands') {
    forgetCommands();
    return refreshMenu();
  }
  if (what?.kind === 'posted') {
    if (what.channel.id === state.channelId) {
      const isOwn = [what.message.author.id, what.message.answers?.userId].includes(actingPerson()?.id);
      keepReading(what.channel, what.message, isOwn || (view.isAtEnd() && !document.hidden));
      if (!what.message.ephemeral || what.message.onlyFor === actingPerson()?.id) {
        announce(what.message);
        if (isOwn && what.wasThinking) view.show(what.message.id);
        else view.came();
      }
    } else drawSide();
  }
  if (what?.kind === 'thinking' && what.channel.id !== state.channelId) drawSide();
  const isOwnWaiting = event.kind === 'interaction' && event.userId === actingPerson()?.id;
  if (isOwnWaiting && state.failed.has(event.interactionId)) view.show(event.interactionId);
  if (what) drawLog();
  return undefined;
}

/** The list itself is not live: drawn anew it would be read anew. Each message is said here, once. */
function announce(message) {
  const said = element('span', {}, spokenOf(message));
  at('news').append(said);
  // Whoever goes through the page by ear would come upon it once more.
  setTimeout(() => said.remove(), 5000);
}

let isReloading = false;
/** Fetches everything anew; many changes at once are one fetch. */
async function reload() {
  if (isReloading) return;
  isReloading = true;
  await new Promise((resolve) => setTimeout(resolve, 30));
  isReloading = false;
  // When it fails the stream of events fails too, and says so; at its next hello this runs again.
  await loadState().then(
    () => {
      startReading(allChannels());
      drawAll();
    },
    () => {},
  );
  panel.refresh();
  tick();
}

function tick() {
  at('clock').textContent = writeClock(storyNow());
  at('clock').dateTime = new Date(storyNow()).toISOString();
  refreshTimes();
  // With the day what stands beside the names changes; a bot that thinks has its time.
  const changes = at('log').querySelector('.message.pending') !== null || drawnOn !== today();
  if (drawnOn !== '' && changes) drawLog();
}

function start() {
  at('log').tabIndex = 0;
  at('menu').append(icon('menu'));
  at('panel-toggle').append(icon('beaker'));
  nameParts();
  onMention(openChannel);
  at('menu').addEventListener('click', () => showSide(!document.body.classList.contains('menu-open')));
  at('veil').addEventListener('click', () => showSide(false));
  at('log').addEventListener('contextmenu', (event) => {
    const button = event.target.closest?.('.message')?.querySelector('.tools button');
    if (!button || event.target.closest('a, input')) return;
    event.preventDefault();
    // Where the menu is asked for as the button goes down, its coming up would close what opened.
    if (event.buttons === 0) button.click();
    else addEventListener('pointerup', () => setTimeout(() => button.click()), { once: true });
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !document.body.classList.contains('menu-open')) return;
    showSide(false);
    at('menu').focus();
  });
  const source = new EventSource('/sandbox/events');
  source.onmessage = (message) => happened(JSON.parse(message.data));
  source.onopen = () => showLink(true);
  source.onerror = () => showLink(false);
  setInterval(tick, 1000);
}

function showLink(isThere) {
  link.textContent = isThere ? words.online : words.offline;
  link.classList.toggle('away', isThere);
}

start();
