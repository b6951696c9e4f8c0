import { laneScript } from './lanes.ts';

/**
 * The ledger's tables on PostgreSQL, as scripts in the order in which they were added: a step that has run anywhere is never
 * edited. They mean what the tables of the same name in ../ledger-tables.ts mean: times are ms since the epoch, lists and records JSON. What is
 * looked up by order is in the order of its bytes (`COLLATE "C"`). `part`: of the channel, as `partOf` gives it.
 */
export const ledgerSchema: readonly string[] = [
  `
  CREATE TABLE edition (
    subscription text COLLATE "C" NOT NULL,
    slot bigint NOT NULL,
    from_at bigint NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('planned', 'empty')),
    delivery text COLLATE "C" UNIQUE CHECK ((delivery IS NULL) = (outcome = 'empty')),
    recorded_at bigint NOT NULL,
    PRIMARY KEY (subscription, slot)
  );
  CREATE INDEX edition_recorded ON edition (recorded_at);

  CREATE TABLE delivery (
    id text COLLATE "C" PRIMARY KEY,
    subscription text COLLATE "C" NOT NULL,
    channel text COLLATE "C" NOT NULL,
    part smallint NOT NULL,
    place text NOT NULL CHECK (place IN ('channel', 'thread', 'forum', 'person')),
    parent text,
    slot bigint NOT NULL,
    priority smallint NOT NULL,
    turn integer NOT NULL DEFAULT 0,
    urgency integer NOT NULL DEFAULT 0,
    planned_at bigint NOT NULL,
    state text NOT NULL CHECK (state IN ('planned', 'sending', 'sent', 'failed', 'withdrawn')),
    recipe text,
    names text COLLATE "C",
    body text,
    body_hash text,
    thread text,
    attempts integer NOT NULL DEFAULT 0,
    faults integer NOT NULL DEFAULT 0,
    next_try_at bigint NOT NULL,
    sending_since bigint,
    settled_at bigint,
    message_id text,
    gone smallint NOT NULL DEFAULT 0,
    revisit_at bigint,
    problem text,
    released smallint NOT NULL DEFAULT 0,
    unwanted smallint NOT NULL DEFAULT 0,
    CHECK (recipe IS NOT NULL OR state IN ('sent', 'failed', 'withdrawn')),
    CHECK ((body IS NOT NULL) = (state = 'sending')),
    CHECK ((sending_since IS NOT NULL) = (state = 'sending')),
    CHECK ((settled_at IS NULL) = (state IN ('planned', 'sending'))),
    CHECK ((message_id IS NOT NULL) = (state = 'sent'))
  );
  CREATE INDEX delivery_lane ON delivery (channel, priority, urgency, slot, id) WHERE state IN ('planned', 'sending');
  CREATE INDEX delivery_sending ON delivery (part) WHERE state = 'sending';
  CREATE INDEX delivery_settled ON delivery (settled_at) WHERE settled_at IS NOT NULL;
  CREATE INDEX delivery_planned ON delivery (subscription, slot) WHERE state = 'planned';
  CREATE INDEX delivery_subscription ON delivery (subscription, slot);
  CREATE INDEX delivery_revisit ON delivery (revisit_at) WHERE revisit_at IS NOT NULL;
  CREATE INDEX delivery_names ON delivery (names) WHERE names IS NOT NULL;

  CREATE TABLE channel_story (
    channel text COLLATE "C" NOT NULL,
    story text COLLATE "C" NOT NULL,
    delivery text COLLATE "C" NOT NULL,
    place integer,
    posted bigint,
    revision bigint,
    PRIMARY KEY (channel, story)
  );
  CREATE INDEX channel_story_delivery ON channel_story (delivery);
  CREATE INDEX channel_story_story ON channel_story (story);

  CREATE TABLE edition_trouble (
    subscription text COLLATE "C" PRIMARY KEY,
    slot bigint NOT NULL,
    tries integer NOT NULL,
    next_try_at bigint NOT NULL,
    message text NOT NULL
  );

  CREATE TABLE amendment (
    delivery text COLLATE "C" PRIMARY KEY,
    channel text COLLATE "C" NOT NULL,
    part smallint NOT NULL,
    priority smallint NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    ready smallint NOT NULL,
    must_delete smallint NOT NULL DEFAULT 0,
    planned_at bigint NOT NULL,
    next_try_at bigint NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    faults integer NOT NULL DEFAULT 0,
    problem text
  );
  CREATE INDEX amendment_lane ON amendment (channel, priority, next_try_at, delivery) WHERE ready = 1;

  CREATE TABLE crosspost (
    delivery text COLLATE "C" PRIMARY KEY,
    channel text COLLATE "C" NOT NULL,
    part smallint NOT NULL,
    is_open smallint NOT NULL DEFAULT 1,
    planned_at bigint NOT NULL,
    next_try_at bigint NOT NULL,
    called_at bigint,
    attempts integer NOT NULL DEFAULT 0,
    faults integer NOT NULL DEFAULT 0,
    problem text
  );
  CREATE INDEX crosspost_lane ON crosspost (channel, next_try_at, planned_at, delivery) WHERE is_open = 1;
  CREATE INDEX crosspost_called ON crosspost (channel, called_at) WHERE called_at IS NOT NULL;

  CREATE TABLE change_cursor (room text COLLATE "C" PRIMARY KEY, cursor bigint NOT NULL);

  CREATE TABLE lane (
    channel text COLLATE "C" NOT NULL,
    priority smallint NOT NULL,
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('delivery', 'amendment', 'crosspost')),
    part smallint NOT NULL,
    next_try_at bigint NOT NULL,
    turn integer NOT NULL,
    slot bigint NOT NULL,
    id text COLLATE "C" NOT NULL,
    PRIMARY KEY (channel, priority, kind)
  );
  CREATE INDEX lane_due ON lane (part, priority, next_try_at, turn, slot, id);
  -- For who sends in all parts. As an expression, since the server would else read all parts by it for one, where it believes that there is little.
  CREATE INDEX lane_due_anywhere ON lane ((priority + 0), next_try_at, turn, slot, id);
  ${laneScript}`,
  `-- What was given up lately, among all that was sent.
  CREATE INDEX delivery_failed ON delivery (settled_at) WHERE state = 'failed';`,
];
