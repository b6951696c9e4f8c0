import { openChoices } from '../commands/choices.ts';
import type { CommandContext } from '../commands/context.ts';
import { openGuideDrafts } from '../commands/guide-drafts.ts';
import { openPageBook } from '../commands/page-book.ts';
import type { PasteDrafts } from '../commands/paste-drafts.ts';
import type { ShareBook } from '../commands/share-book.ts';
import type { ChatGateway } from './delivery/chat-gateway.ts';
import type { ComposeDigest, RenderPost } from './delivery/compose.ts';
import type { Ledger } from './delivery/ledger.ts';
import { type SubscriptionStore, usualSubscription } from './delivery/subscription.ts';
import type { Reach } from './discord/reach.ts';
import { createKeptRoom } from './keep-people.ts';
import { createSampler } from './sample-edition.ts';
import type { Stores } from './stores.ts';

/** What is wired together for those who manage subscriptions. */
export interface ServerRoomParts {
  readonly stores: Pick<Stores, 'openKeyv' | 'openForgetter'>;
  readonly subscriptions: SubscriptionStore;
  /** That of `stores`. */
  readonly ledger: Ledger;
  readonly compose: ComposeDigest;
  readonly render: RenderPost;
  readonly pastes: PasteDrafts;
  readonly shares: ShareBook;
  readonly reach: Pick<Reach, 'hasRole'>;
  readonly gateway: Pick<ChatGateway, 'edit'>;
}

/** What commands need to set up subscriptions, show what they give, turn pages, and forget whose things are; all in `stores`. */
export function openServerRooms(
  parts: ServerRoomParts,
): Pick<CommandContext, 'choices' | 'guides' | 'pages' | 'kept' | 'sample' | 'imagine'> {
  const { stores, subscriptions, ledger, compose, render, pastes, shares, reach, gateway } = parts;
  const choices = openChoices(stores.openKeyv('choices'), reach.hasRole);
  const guides = openGuideDrafts(stores.openKeyv('guides'));
  const ended = stores.openKeyv('ended');
  const forgetDeliveries = stores.openForgetter();
  return {
    choices,
    guides,
    pages: openPageBook(stores.openKeyv('pages')),
    kept: createKeptRoom({
      subscriptions,
      choices,
      guides,
      pastes,
      ended,
      shares,
      revisit: ledger.revisit,
      forgetDeliveries,
      edit: gateway.edit,
    }),
    sample: createSampler({ compose, render, ledger }),
    imagine: (wish) => ({ ...usualSubscription, ...wish, id: '' }),
  };
}
