/**
 * Discord's limits that its OpenAPI description leaves out, each stated once. Sources: Discord's documentation
 * ("Message", "Embed limits", "Components", "Application commands", "Rate limits") and, where that is silent, what its
 * servers answer.
 */
export const limits = {
  /** Characters of a message's content for a bot. The description says 4,000, which is for paying people. */
  content: 2000,
  /** Characters over all embeds of one message together: titles, descriptions, fields, footers and authors. */
  embedsTogether: 6000,
  /** Characters of the name of a server, channel, thread or role. */
  name: 100,
  /** Characters of somebody's username. */
  username: 32,
  /** Action rows in a message without Components V2. */
  rows: 5,
  /** Buttons in a row; a select takes the whole row. */
  rowWidth: 5,
  /** Components in a message with Components V2, nested ones included. */
  componentsV2: 40,
  /** Characters of text in a message with Components V2. */
  textV2: 4000,
  /** Components of a form (modal). */
  modalComponents: 5,
  /** Files of a message. */
  files: 10,
  /** Bytes of a file, without Nitro or boosts (`attachment_size_limit`). */
  fileBytes: 10_485_760,
  /** Options of a select. */
  selectOptions: 25,
  /** Choices of an autocomplete answer. */
  choices: 25,
  /** Characters of a choice's name and, for text, of its value. */
  choiceText: 100,
  /** Characters of a command over all its names, descriptions and values. */
  commandTogether: 8000,
  /** Slash commands of an application, globally and again in each guild. */
  chatCommands: 100,
  /** Commands on a person or on a message, each. */
  contextCommands: 15,
  /** ms of real time for the first answer to an interaction. */
  answerWithinMs: 3000,
  /** ms of story time that an interaction's token serves after it. */
  tokenLifeMs: 15 * 60_000,
  /** Messages after the first answer, where the application is there only by the person who uses it. */
  personalFollowUps: 5,
  /** Pinned messages of a channel. */
  pins: 250,
  /** ms of story time in which `enforce_nonce` finds the first message. Discord says "a few minutes". */
  nonceWindowMs: 3 * 60_000,
  /** ms of story time after which a message counts as old for edits. */
  oldMessageMs: 60 * 60_000,
  /** Edits of old messages in one channel within an hour. Discord does not publish the number. */
  oldEdits: 30,
  /** Threads of a server that are not archived. Discord does not publish the number. */
  activeThreads: 1000,
  /** Minutes until a thread is archived, when neither the request nor the channel says. */
  autoArchiveMinutes: 4320,
  /** Requests a second over all routes. */
  globalPerSecond: 50,
  /** ms for which an ended gateway session can be resumed. Discord does not publish the number. */
  resumeWithinMs: 3 * 60_000,
  /** Events kept for a session that is away. */
  replayEvents: 1000,
  /** Messages from a client to the gateway in 60 s. */
  gatewaySends: 120,
  /** Bytes of one message from a client to the gateway. */
  gatewayBytes: 4096,
} as const;
