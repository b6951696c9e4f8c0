import type { Subcommand } from '../src/discord/command.ts';
import { sentenceReply } from '../src/discord/reply.ts';
import { asMarkdown, say } from '../src/discord/say.ts';
import type { CommandContext } from './context.ts';
import { completedOption, filledText } from './options.ts';
import { completeSubscription, findTheirs } from './pick-subscription.ts';
import { followedBy, placeLink, whereOf } from './subscription-words.ts';

/** `/nieuws opzeggen <abonnement>`: ends a subscription of this server, or in direct messages one's own. */
export const opzeggen: Subcommand<CommandContext> = {
  name: 'opzeggen',
  forManagers: true,
  ownInDirect: true,
  options: [completedOption('opzeggen.abonnement', 100, true)],

  async run(call, context) {
    const { language } = call;
    const id = filledText(call, 'abonnement');
    if (id === null) return sentenceReply(say(language, 'unsubscribe.blank'), 'refusal');
    // Another server's subscription is none of theirs, and its id tells nothing.
    const subscription = await findTheirs(id, call, context);
    if (subscription !== null) await context.kept.noteEnd(subscription);
    if (subscription === null || !(await context.subscriptions.remove(id))) {
      return sentenceReply(say(language, 'unsubscribe.unknown', { id, where: whereOf(call) }), 'refusal');
    }
    return sentenceReply(
      say(language, 'unsubscribe.done', {
        channel: asMarkdown(placeLink(subscription, language)),
        topic: await followedBy(subscription, language, context),
      }),
    );
  },

  complete: (_option, typed, call, context) => completeSubscription(typed, call, context),
};
