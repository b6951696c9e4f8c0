import type { Language } from '../src/delivery/subscription.ts';
import { localeOf } from '../src/discord/say.ts';
import type { Span } from './picture-options.ts';

/** A step of a trend: [from, to), ms since the epoch. */
export interface TrendStep {
  readonly from: number;
  readonly to: number;
  /** Short, for below a bar. */
  readonly label: string;
  /** Whole, for a sentence. */
  readonly name: string;
}

/** How long the steps of a stretch are. */
export const stepOf = {
  day: 'day',
  week: 'day',
  month: 'day',
  quarter: 'week',
  year: 'month',
} as const satisfies Record<Span, 'day' | 'week' | 'month'>;

const counts: Readonly<Record<Span, number>> = { day: 1, week: 7, month: 30, quarter: 13, year: 12 };

/**
 * The steps of a stretch up to `now` (ms since the epoch), oldest first: days, weeks from Monday on or months by the calendar of
 * `timezone` (IANA), the last one not over yet.
 */
export function stepsOf(span: Span, now: number, timezone: string, language: Language): readonly TrendStep[] {
  const step = stepOf[span];
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timezone).toPlainDate();
  const last =
    step === 'day'
      ? today
      : step === 'week'
        ? today.subtract({ days: today.dayOfWeek - 1 })
        : today.with({ day: 1 });
  const unit = `${step}s` as const;
  const at = (back: number) => last.subtract({ [unit]: back });
  const moment = (date: Temporal.PlainDate) => date.toZonedDateTime(timezone).epochMilliseconds;
  const locale = localeOf(language);
  const write = (date: Temporal.PlainDate, how: Intl.DateTimeFormatOptions) =>
    date.toLocaleString(locale, how);
  return Array.from({ length: counts[span] }, (_, index) => {
    const date = at(counts[span] - 1 - index);
    const isMonth = step === 'month';
    return {
      from: moment(date),
      to: moment(date.add({ [unit]: 1 })),
      label: write(date, isMonth ? { month: 'short' } : { day: 'numeric', month: 'short' }),
      name: write(
        date,
        isMonth ? { month: 'long', year: 'numeric' } : { day: 'numeric', month: 'long', year: 'numeric' },
      ),
    };
  });
}
