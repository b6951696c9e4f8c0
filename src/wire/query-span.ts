import type { Query } from './query.ts';

/** Whether a query's bounds of time leave no moment, whatever else it asks: `sinds:gisteren tot:3d`. Those inside a `not` are passed over. */
export function isEmptySpan(query: Query): boolean {
  if (query.kind === 'or') return query.parts.length > 0 && query.parts.every(isEmptySpan);
  if (query.kind !== 'and') return false;
  const times = query.parts.filter((part) => part.kind === 'time');
  const from = Math.max(...times.filter(({ bound }) => bound === 'from').map(({ at }) => at));
  const to = Math.min(...times.filter(({ bound }) => bound === 'to').map(({ at }) => at));
  return from >= to || query.parts.some(isEmptySpan);
}

/** Whether a query asks for nothing but what is still to come at `now` (ms), whatever else it asks: `sinds:2030`. */
export function isStillToCome(query: Query, now: number): boolean {
  switch (query.kind) {
    case 'time':
      return query.bound === 'from' && query.at > now;
    case 'and':
      return query.parts.some((part) => isStillToCome(part, now));
    case 'or':
      return query.parts.length > 0 && query.parts.every((part) => isStillToCome(part, now));
    default:
      return false;
  }
}
