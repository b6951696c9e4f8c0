import { icon } from './icons.js';
import { whereToOpen, whereToShow } from './scroll.js';
import { words } from './words.js';

/** Within so many px of the end counts as being there. */
const NEAR_END = 60;

/**
 * What of the list of messages is in view. It stays at the end while the reader is there, and where they are once they
 * have scrolled up, but for what comes of their own doing; then `button` leads to the end.
 *
 * @param log the element that scrolls; its `.message`s have ids `m<id of the message, or of the interaction that waits for one>`
 */
export function makeLogView(log, button) {
  let isAtEnd = true;
  let isOpening = true;
  /** The message that came of what this person did, until it has been drawn. */
  let awaitedId = '';
  /** The message that stays in its place when others come above it, and where it was. */
  let kept = null;
  /** How many messages came below what is in view. */
  let below = 0;

  const note = () => {
    isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
    button.hidden = isAtEnd;
    if (isAtEnd) below = 0;
  };
  const label = () => {
    button.replaceChildren(icon('down'), below === 0 ? words.jump : words.newBelow(below));
  };
  const scrollTo = (top) => {
    log.scrollTop = top;
    note();
  };
  const placeOf = (message) => ({
    top: message.getBoundingClientRect().top - log.getBoundingClientRect().top + log.scrollTop,
    height: message.offsetHeight,
  });
  const open = () => {
    const messages = [...log.querySelectorAll('.message')].map((message) => ({
      ...placeOf(message),
      isPublic: !message.classList.contains('ephemeral'),
    }));
    isOpening = messages.length === 0;
    scrollTo(whereToOpen(messages, log.scrollHeight, log.clientHeight));
  };
  const showAwaited = () => {
    const message = awaitedId === '' ? null : document.getElementById(`m${awaitedId}`);
    if (message === null) return false;
    awaitedId = '';
    scrollTo(whereToShow(placeOf(message), log.scrollTop, log.clientHeight));
    return true;
  };
  const keep = () => {
    const { id, top } = kept;
    kept = null;
    const message = document.getElementById(id);
    if (message) scrollTo(log.scrollTop + message.getBoundingClientRect().top - top);
  };
  const stay = () => {
    if (isAtEnd) log.scrollTop = log.scrollHeight;
    note();
  };
  /** Elements of skyra draw themselves a moment after they are made. */
  const settle = async () => {
    await Promise.all(
      [...log.querySelectorAll('discord-message, discord-embed')].map((one) => one.updateComplete),
    );
    await new Promise((resolve) => requestAnimationFrame(resolve));
  };
  log.addEventListener('scroll', note);
  button.addEventListener('click', () => {
    isAtEnd = true;
    stay();
    log.focus();
  });
  // The box below it grows and shrinks, and so do pictures in it once they are there.
  new ResizeObserver(stay).observe(log);
  log.addEventListener('load', stay, true);

  return {
    /** Another channel is about to be drawn. */
    opening() {
      isOpening = true;
      below = 0;
    },
    /** The messages were drawn anew. */
    async drawn() {
      label();
      await settle();
      if (isOpening) open();
      else if (kept) keep();
      else if (!showAwaited()) stay();
    },
    /** What is drawn next comes above this message, which stays in its place. */
    keeping(message) {
      kept = message && { id: message.id, top: message.getBoundingClientRect().top };
    },
    /** Scrolls to the message with this id, at once or as soon as it is drawn. */
    show(id) {
      awaitedId = id;
      settle().then(showAwaited);
    },
    /** A message came at the end. */
    came() {
      if (!isAtEnd) below++;
    },
    /** Whether the end is in view. */
    isAtEnd: () => isAtEnd,
  };
}
