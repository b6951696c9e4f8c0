import type { ChatGateway } from './delivery/chat-gateway.ts';
import type { Ledger } from './delivery/ledger.ts';
import type { Pace } from './delivery/pace.ts';
import type { Intake } from './open-intake.ts';

/** What is counted of a bot: the same parts, each with a counter in it. */
export interface Counting {
  ledger(ledger: Ledger): Ledger;
  intake(intake: Intake): Intake;
  pace(pace: Pace): Pace;
  gateway(gateway: ChatGateway): ChatGateway;
  answer<Interaction extends { readonly type: number }>(
    answer: (interaction: Interaction) => Promise<void>,
  ): (interaction: Interaction) => Promise<void>;
  /** A tick begins, at `now` (ms since the epoch). */
  tick(now: number): void;
}

/** Of a bot that serves no HTTP nobody could read what is counted: its parts as they are. */
export const countNothing: Counting = {
  ledger: (ledger) => ledger,
  intake: (intake) => intake,
  pace: (pace) => pace,
  gateway: (gateway) => gateway,
  answer: (answer) => answer,
  tick() {},
};
