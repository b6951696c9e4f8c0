import { element } from './draw.js';
import { storyNow } from './state.js';
import { language, words, writingOf } from './words.js';

const STYLES = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
  /** For the page's own clock: none of Discord's. */
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  dayOfYear: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
};

const formats = new Map();

/** `at` (ms since the epoch) in the reader's own zone and the page's language, in one of Discord's styles. */
export function writeTime(at, style) {
  const key = `${language} ${style}`;
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(writingOf(), STYLES[style] ?? STYLES.f));
  return formats.get(key).format(at);
}

/**
 * A `<t:…>`, `seconds` since the epoch: in the reader's own zone; relative ones are kept right by `refreshTimes`.
 * skyra's own element only frames a text, so it is no help.
 */
export function drawTime(seconds, style, kind = null) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return document.createTextNode('?');
  return element(
    'time',
    {
      class: kind,
      datetime: date.toISOString(),
      title: writeTime(date, 'F'),
      'data-relative': style === 'R' ? seconds : null,
    },
    style === 'R' ? relative(seconds * 1000) : writeTime(date, style),
  );
}

/** Writes all relative times anew: "3 minuten geleden". */
export function refreshTimes() {
  for (const time of document.querySelectorAll('time[data-relative]')) {
    const written = relative(Number(time.dataset.relative) * 1000);
    if (time.textContent !== written) time.textContent = written;
  }
}

/** When a message was posted, as Discord puts it beside the name: "vandaag om 08:00", "27-11-2026 08:00". */
export function writePosted(at) {
  const time = writeTime(at, 't');
  const day = dayOf(at);
  if (day === dayOf(storyNow())) return words.today(time);
  return day === dayOf(storyNow() - 86_400_000) ? words.yesterday(time) : writeTime(at, 's');
}

/** The story's clock at `at`: the day, with its year where that is not this machine's, and the time as at messages. */
export function writeClock(at) {
  const isThisYear = new Date(at).getFullYear() === new Date().getFullYear();
  return `${writeTime(at, isThisYear ? 'day' : 'dayOfYear')} ${writeTime(at, 't')}`;
}

/** The moment of an embed, `at` ms since the epoch: Discord puts it as it does that of a message. */
export function drawPosted(at) {
  const date = new Date(at);
  return element('time', { datetime: date.toISOString(), title: writeTime(date, 'F') }, writePosted(at));
}

/** The day in the reader's zone, as something to compare. */
export function dayOf(at) {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}

const UNITS = [
  ['year', 31_536_000_000],
  ['month', 2_592_000_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
];

function relative(at) {
  const difference = at - storyNow();
  const [unit, ms] = UNITS.find(([, size]) => Math.abs(difference) >= size) ?? UNITS.at(-1);
  return new Intl.RelativeTimeFormat(writingOf(), { numeric: 'auto' }).format(
    Math.round(difference / ms),
    unit,
  );
}
