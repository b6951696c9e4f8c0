import { afterEach, beforeEach, describe } from 'vitest';
import { describeAmending } from './ledger-amending.ts';
import { createLedgerBench, type LedgerUnderTest } from './ledger-bench.ts';
import { describeCrossposting } from './ledger-crossposting.ts';
import { describeLettingGo } from './ledger-letting-go.ts';
import { describeParts } from './ledger-parts.ts';
import { describePlanning } from './ledger-planning.ts';
import { describeSending } from './ledger-sending.ts';
import { describeSharing } from './ledger-sharing.ts';
import { describeStanding } from './ledger-standing.ts';

export type { LedgerUnderTest };

/** What holds for every ledger. `open` gives an empty one. */
export function ledgerContract(name: string, open: () => LedgerUnderTest | Promise<LedgerUnderTest>): void {
  describe(`the ledger in ${name}`, () => {
    let held: LedgerUnderTest;
    beforeEach(async () => {
      held = await open();
    });
    afterEach(() => held.close());

    const bench = createLedgerBench(() => held);
    describePlanning(bench);
    describeStanding(bench);
    describeSending(bench);
    describeSharing(bench);
    describeLettingGo(bench);
    describeAmending(bench);
    describeCrossposting(bench);
    describeParts(bench);
  });
}
