/** A moment of the database: at the statement that matches, or at the commit after it. */
interface Statement {
  readonly sql: RegExp;
  readonly when: 'before' | 'inside' | 'committed';
}

/**
 * The points at which a life is ended from inside, by what it says to its database: that is where what is remembered
 * changes. `inside`: the statement has run and its transaction is not committed.
 */
export const statementPoints = {
  'while copy is filed': { sql: /^INSERT INTO story \(/, when: 'inside' },
  'before the plan is stored': {
    sql: /^INSERT INTO edition \(.*VALUES \(@subscription, @slot, @from/s,
    when: 'before',
  },
  'while planning': { sql: /^INSERT INTO channel_story/, when: 'inside' },
  'after the plan is stored': { sql: /^INSERT INTO delivery \(/, when: 'committed' },
  'before the claim': { sql: /^UPDATE delivery SET state = 'sending'/, when: 'before' },
  'inside the claim': { sql: /^UPDATE delivery SET state = 'sending'/, when: 'inside' },
  'between claim and call': { sql: /^UPDATE delivery SET state = 'sending'/, when: 'committed' },
  'after the answer, before it is recorded': { sql: /^UPDATE delivery SET state = 'sent'/, when: 'before' },
  'while the answer is recorded': { sql: /^UPDATE delivery SET state = 'sent'/, when: 'inside' },
  'between recording and the next': { sql: /^UPDATE delivery SET state = 'sent'/, when: 'committed' },
  'while a failure is recorded': {
    sql: /^UPDATE delivery SET (state = @state|state = 'failed')/,
    when: 'inside',
  },
  'while an amendment is noted': { sql: /^INSERT INTO amendment/, when: 'inside' },
  'after an amendment is noted': { sql: /^INSERT INTO change_cursor/, when: 'committed' },
  'after an edit, before it is recorded': { sql: /^UPDATE delivery SET body_hash/, when: 'before' },
  'after an edit is recorded': { sql: /^UPDATE delivery SET body_hash/, when: 'committed' },
} as const satisfies Readonly<Record<string, Statement>>;

/** The points that the other end of the wire sees: a request that is held there while its sender dies. */
export const requestPoints = {
  'while the request is on its way': { route: 'POST /channels/{channel_id}/messages', when: 'before' },
  'after the message is made, before the answer': {
    route: 'POST /channels/{channel_id}/messages',
    when: 'after',
  },
  'while an edit is on its way': {
    route: 'PATCH /channels/{channel_id}/messages/{message_id}',
    when: 'before',
  },
  'after an edit, before the answer': {
    route: 'PATCH /channels/{channel_id}/messages/{message_id}',
    when: 'after',
  },
  'while it looks in the channel': { route: 'GET /channels/{channel_id}/messages', when: 'before' },
} as const;

/** Points that are not tied to one thing: whichever statement comes, also while it starts; and with nothing to do. */
export const loosePoints = ['at any statement', 'while it starts', 'between ticks'] as const;

/** One that the other end of the wire sees. */
export type RequestPoint = keyof typeof requestPoints;

/** One of all points. */
export type KillPoint = keyof typeof statementPoints | RequestPoint | (typeof loosePoints)[number];

/** All points by name. */
export const killPoints: readonly KillPoint[] = [
  ...(Object.keys(statementPoints) as (keyof typeof statementPoints)[]),
  ...(Object.keys(requestPoints) as (keyof typeof requestPoints)[]),
  ...loosePoints,
];

/** What a life is told about its end: at the `nth` statement of this point (any statement when null). */
export interface Doom {
  readonly point: keyof typeof statementPoints | null;
  readonly nth: number;
}
