/**
 * Which of `count` things comes next when this key is pressed on the one at `at`: arrows go on (over the ends), Home and
 * End to the ends, a letter to the next of `labels` that begins with it. -1 for a key that does not move.
 */
export function nextByKey(key, at, count, labels) {
  if (count === 0) return -1;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at - 1 + count) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key.length !== 1 || key === ' ') return -1;
  const starts = (label) => label.toLowerCase().startsWith(key.toLowerCase());
  const later = labels.findIndex((label, index) => index > at && starts(label));
  return later >= 0 ? later : labels.findIndex(starts);
}
