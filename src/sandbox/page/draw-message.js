import { drawComponents } from './components.js';
import { element, nameColourOf } from './draw.js';
import { drawEmbed } from './draw-embed.js';
import { drawMarkdown, plainText } from './draw-markdown.js';
import { drawAttachments } from './draw-picture.js';
import { drawTime, writePosted, writeTime } from './draw-time.js';
import { icon } from './icons.js';
import { whenDrawn } from './skyra.js';
import { allChannels, isThinking, isTooLate, personOf } from './state.js';
import { words } from './words.js';

/** Discord's flag of a message whose embeds are hidden. */
const SUPPRESS_EMBEDS = 4;
/** Discord's flag of a message of Components V2, which shows the files that its components name and no others. */
const COMPONENTS_V2 = 1 << 15;

/**
 * A message, drawn by skyra's element.
 * @param item `{ message, isFollowing }`, as `grouping.js` lays them out
 * @param does `did`, `failed`, `open(channelId)`, `dismiss(message)`, `menu(message, anchor)`; `menu` null for none
 */
export function drawMessage({ message, isFollowing }, does) {
  const { author, ephemeral } = message;
  const look = isTooLate(message) ? 'failed' : isThinking(message) ? 'pending' : null;
  const person = personOf(author.id);
  const shown = element(
    'discord-message',
    {
      id: `m${message.id}`,
      class: ['message', ephemeral ? 'ephemeral' : null, look].filter(Boolean).join(' '),
      role: 'article',
      tabindex: '-1',
      'aria-label': nameOf(message),
      '.author': author.name,
      '.avatar': `/avatars/${author.id}`,
      '.bot': author.bot,
      '.roleColor': nameColourOf(person.colour),
      '.timestamp': isFollowing ? writeTime(message.postedAt, 't') : writePosted(message.postedAt),
      'message-body-only': isFollowing,
    },
    drawWhatItAnswers(message),
    look === null ? null : drawWaiting(author.name, look === 'failed'),
    does.menu ? drawTools(message, does) : null,
    message.content ? element('div', { class: 'content' }, drawMarkdown(message.content)) : null,
    drawMarks(message),
    message.flags & COMPONENTS_V2 ? null : drawAttachments(looseFiles(message)),
    message.flags & SUPPRESS_EMBEDS
      ? null
      : message.embeds.map((embed) => drawEmbed(embed, message.attachments)),
    drawComponents(message, does.did, does.failed),
    drawThread(message, does.open),
    ephemeral ? drawNotice(message, does) : null,
  );
  if (!isFollowing) nameless(shown);
  return shown;
}

/** The files that came with a message but for those that an embed shows. */
function looseFiles({ attachments, embeds }) {
  const shown = JSON.stringify(embeds);
  return attachments.filter((one) => !shown.includes(one.path));
}

/** The picture says the name that stands beside it once more. */
function nameless(shown) {
  whenDrawn(shown, (root) => root.querySelector('.discord-author-avatar img')?.setAttribute('alt', ''));
}

function nameOf({ author, postedAt, ephemeral }) {
  return [author.name, writePosted(postedAt), ephemeral ? words.onlyYou : null].filter(Boolean).join(', ');
}

/** The line above a message: the command that it answers, or the message that it replies to. */
function drawWhatItAnswers(message) {
  if (message.answers?.command) {
    return drawUsed(message.answers.userId, message.answers.command, message.answers.commandType);
  }
  if (!message.repliesTo) return null;
  const found = allChannels()
    .flatMap((channel) => channel.messages)
    .find((one) => one.id === message.repliesTo);
  if (!found) return element('discord-reply', { slot: 'reply', '.author': '' }, words.gone);
  return element(
    'discord-reply',
    {
      slot: 'reply',
      '.author': found.author.name,
      '.avatar': `/avatars/${found.author.id}`,
      '.bot': found.author.bot,
      '.roleColor': nameColourOf(personOf(found.author.id).colour),
    },
    element('span', { class: 'reply-text' }, summaryOf(found)),
  );
}

/** `commandType` is Discord's; only what is typed (1) has a slash. */
function drawUsed(userId, command, commandType) {
  const user = personOf(userId);
  return element(
    'discord-reply',
    {
      slot: 'reply',
      class: 'used',
      '.author': user.name,
      '.avatar': `/avatars/${userId}`,
      '.roleColor': nameColourOf(user.colour),
    },
    words.used(commandType === 1 ? `/${command}` : command),
  );
}

/** A message in one line: its text, else what its embeds or components say. */
export function summaryOf(message) {
  const embed = message.embeds[0];
  const texts = message.components.flatMap(textsIn);
  const written = [message.content, embed?.title, embed?.description, ...texts].filter(Boolean).join(' ');
  return plainText(written) || message.attachments?.[0]?.filename || '';
}

function textsIn(component) {
  if (component.type === 10) return [component.content];
  return (component.components ?? []).flatMap(textsIn);
}

function drawMarks(message) {
  const marks = [
    message.editedAt
      ? element('span', { class: 'mark edited', title: writeTime(message.editedAt, 'F') }, words.edited)
      : null,
    message.crossposted
      ? element('span', { class: 'mark badge' }, icon('megaphone'), words.crossposted)
      : null,
  ].filter(Boolean);
  return marks.length === 0 ? null : element('p', { class: 'marks' }, marks);
}

function drawThread(message, open) {
  const thread = allChannels().find((one) => one.id === message.id && one.thread);
  if (!thread || message.channelId === thread.id) return null;
  const go = (event) => {
    if (event.type === 'keydown' && event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    open(thread.id);
  };
  const last = thread.messages.at(-1);
  return element(
    'discord-thread',
    {
      slot: 'thread',
      role: 'link',
      tabindex: '0',
      'aria-label': `${words.seeThread}: ${thread.name}`,
      '.name': thread.name,
      '.cta': words.count(thread.messages.length),
      click: go,
      keydown: go,
    },
    element(
      'span',
      {},
      [thread.thread.archived ? words.archived : null, thread.thread.locked ? words.locked : null]
        .filter(Boolean)
        .join(', ') || (last ? `${last.author.name} ` : ''),
      last ? drawTime(last.postedAt / 1000, 'R') : null,
    ),
  );
}

function drawNotice(message, { dismiss }) {
  return element(
    'p',
    { class: 'only', slot: 'thread' },
    icon('eye'),
    `${words.onlyYou} • `,
    element('button', { type: 'button', class: 'as-link', click: () => dismiss(message) }, words.dismiss),
  );
}

/** The button that opens what more can be done with a message; skyra's slot for replies is the one outside of its text. */
function drawTools(message, { menu }) {
  return element(
    'div',
    { class: 'tools', slot: 'reply' },
    element(
      'button',
      {
        type: 'button',
        class: 'icon-button',
        'data-keep': 'more',
        'aria-label': words.more,
        'aria-haspopup': 'menu',
        'aria-expanded': 'false',
        title: words.more,
        click: (event) => menu(message, event.currentTarget),
      },
      icon('dots'),
    ),
  );
}

/** What stands in place of an answer: that the bot is thinking, or that none came. */
function drawWaiting(name, isFailed) {
  if (isFailed) return element('p', { class: 'note warn' }, icon('warning'), words.noAnswer);
  return element(
    'p',
    { class: 'note' },
    element('span', { class: 'dots', 'aria-hidden': 'true' }, element('i'), element('i'), element('i')),
    `${name} ${words.thinking}`,
  );
}

/** The line of a command that got no answer at all. */
export function drawFailed({ interactionId, of, userId }, bot) {
  const shown = element(
    'discord-message',
    {
      id: `m${interactionId}`,
      class: 'message failed',
      role: 'article',
      tabindex: '-1',
      '.author': bot.name,
      '.avatar': `/avatars/${bot.id}`,
      '.bot': true,
      '.timestamp': '',
    },
    drawUsed(userId, of, 1),
    drawWaiting(bot.name, true),
  );
  nameless(shown);
  return shown;
}
