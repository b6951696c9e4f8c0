import type { Metrics } from './metrics.ts';

/** Discord's kinds of interaction by their number (its documentation, "Interaction Type"). */
const kinds: Readonly<Record<number, string>> = {
  2: 'command',
  3: 'component',
  4: 'autocomplete',
  5: 'form',
};

/** The same answering, timed from the arrival until the answer is with Discord. */
export function timeInteractions<Interaction extends { readonly type: number }>(
  answer: (interaction: Interaction) => Promise<void>,
  { interactions }: Pick<Metrics, 'interactions'>,
): (interaction: Interaction) => Promise<void> {
  return async (interaction) => {
    const since = performance.now();
    try {
      await answer(interaction);
    } finally {
      const kind = kinds[interaction.type] ?? 'other';
      interactions.observe({ kind }, (performance.now() - since) / 1_000);
    }
  };
}
