/** Above a message that is scrolled to, px: enough to see that it begins there. */
const MARGIN = 12;

/**
 * Where a channel opens: at its end, but not below the head of the last message that stays there. Answers that only one
 * person sees stand below it and would push it out of sight.
 * `messages`: `{ top, isPublic }` in px from the log's top, in order; `end`: the height of all; `view`: what can be seen.
 */
export function whereToOpen(messages, end, view) {
  const bottom = Math.max(end - view, 0);
  const last = messages.findLast((message) => message.isPublic);
  return last === undefined ? bottom : Math.max(Math.min(bottom, last.top - MARGIN), 0);
}

/** Where to scroll so that the message `{ top, height }` is seen: whole when it fits in `view`, else its head. */
export function whereToShow({ top, height }, at, view) {
  const head = Math.max(top - MARGIN, 0);
  const isSeen = top >= at && top + height <= at + view;
  return isSeen ? at : Math.min(head, Math.max(top + height + MARGIN - view, 0));
}
