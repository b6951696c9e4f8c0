import { whereToOpen, whereToShow } from './scroll.js';

/** Within so many px of the end counts as being there. */
const NEAR_END = 60;

/**
 * What of the list of messages is in view. It stays at the end while the reader is there, and where they are once they
 * have scrolled up, but for what comes of their own doing.
 *
 * @param log the element that scrolls; its `.message`s have ids `m<message id>`
 */
export function makeLogView(log) {
  let isAtEnd = true;
  let isOpening = true;
  /** The message that came of what this person did, until it has been drawn. */
  let awaitedId = '';

  const note = () => {
    isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
  };
  const scrollTo = (top) => {
    log.scrollTop = top;
    note();
  };
  const placeOf = (message) => ({ top: message.offsetTop - log.offsetTop, height: message.offsetHeight });
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
  const stay = () => {
    if (isAtEnd) log.scrollTop = log.scrollHeight;
  };
  log.addEventListener('scroll', note);
  // The box below it grows and shrinks.
  new ResizeObserver(stay).observe(log);

  return {
    /** Another channel is about to be drawn. */
    opening() {
      isOpening = true;
    },
    /** The messages were drawn anew. */
    drawn() {
      if (isOpening) open();
      else if (!showAwaited()) stay();
    },
    /** Scrolls to the message with this id, at once or as soon as it is drawn. */
    show(id) {
      awaitedId = id;
      showAwaited();
    },
    /** Scrolls to the end. */
    toEnd() {
      isAtEnd = true;
      stay();
    },
  };
}
