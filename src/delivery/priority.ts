/**
 * What goes first, over all channels and in a channel, 0 before 5. Of the same priority the posts of a channel keep their
 * order, single stories among those that are as urgent.
 */
export const priorities = {
  /** What the agency took back or holds back is taken out of sight. */
  withdrawal: 0,
  breaking: 1,
  story: 2,
  digest: 3,
  /** What was posted is brought up to date. */
  change: 4,
  crosspost: 5,
} as const;

/** One of `priorities`. */
export type Priority = (typeof priorities)[keyof typeof priorities];
