import type { Subscription } from '../src/delivery/subscription.ts';

/**
 * Whether it wants breaking news at once and gets nothing by that: each story comes at once already, and there are no quiet
 * hours for breaking news to pass.
 */
export function hasIdleBreaking({
  mode,
  breaking,
  quiet,
}: Pick<Subscription, 'mode' | 'breaking' | 'quiet'>): boolean {
  return mode === 'direct' && breaking !== null && quiet === null;
}
