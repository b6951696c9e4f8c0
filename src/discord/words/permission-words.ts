import type { Message } from './message.ts';

/** Discord's permissions as Discord names them in its own settings, and why Telex asks for each. */
export const permissionWords = {
  'permission.ViewChannel': { nl: 'Kanaal bekijken', en: 'View Channel' },
  'permission.SendMessages': { nl: 'Berichten verzenden', en: 'Send Messages' },
  'permission.SendMessagesInThreads': {
    nl: 'Berichten verzenden in threads',
    en: 'Send Messages in Threads',
  },
  'permission.EmbedLinks': { nl: 'Links insluiten', en: 'Embed Links' },
  'permission.AttachFiles': { nl: 'Bestanden bijvoegen', en: 'Attach Files' },
  'permission.ManageThreads': { nl: 'Threads beheren', en: 'Manage Threads' },
  'permission.ReadMessageHistory': { nl: 'Berichtgeschiedenis lezen', en: 'Read Message History' },
  'why.ViewChannel': {
    nl: 'anders bestaat het kanaal voor de bot niet',
    en: 'without it the channel does not exist for the bot',
  },
  'why.SendMessages': {
    nl: 'om het overzicht te plaatsen, in een forum ook',
    en: 'to post the digest, in a forum too',
  },
  'why.SendMessagesInThreads': {
    nl: 'om in een thread te plaatsen, en om in een forum ook later nog te verbeteren of in te trekken',
    en: 'to post in a thread, and to correct or withdraw a forum post later on too',
  },
  'why.EmbedLinks': {
    nl: 'het overzicht bestaat uit embeds; anders komt het leeg aan',
    en: 'the digest is made of embeds and would arrive empty',
  },
  'why.AttachFiles': {
    nl: 'om de kaart boven het overzicht mee te sturen',
    en: 'to send the map above the digest along',
  },
  'why.ManageThreads': {
    nl: 'de thread is vergrendeld; ontgrendelen kan ook',
    en: 'the thread is locked; unlocking it will do as well',
  },
  'why.ReadMessageHistory': {
    nl: 'om na een storing te zien wat er al geplaatst is, zodat niets dubbel komt',
    en: 'to see after a failure what was posted already, so that nothing comes twice',
  },
} as const satisfies Record<string, Message>;
