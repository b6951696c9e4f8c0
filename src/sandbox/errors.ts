import { RESTJSONErrorCodes as Code } from 'discord-api-types/v10';
import { type FormProblem, nestProblems } from './form-problems.ts';

/**
 * What Discord answers when it refuses. Thrown inside the sandbox, caught in one place (`http.ts`), sent as Discord's
 * error JSON: `{ message, code, errors? }`. Codes and words are Discord's own (docs, "JSON Error Codes").
 */
export class DiscordRefusal extends Error {
  override readonly name = 'DiscordRefusal';
  /** The HTTP status. */
  readonly status: number;
  /** Discord's JSON error code, 0 for a general one. */
  readonly code: number;
  readonly problems: readonly FormProblem[];
  /** Of a limit: seconds after which it may be tried again; else null. */
  readonly retryAfter: number | null;

  constructor(
    status: number,
    code: number,
    message: string,
    problems: readonly FormProblem[] = [],
    retryAfter: number | null = null,
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.problems = problems;
    this.retryAfter = retryAfter;
  }

  /** The body as Discord sends it. */
  toJSON(): { message: string; code: number; errors?: unknown; retry_after?: number; global?: boolean } {
    const body = { message: this.message, code: this.code };
    if (this.retryAfter !== null) return { ...body, retry_after: this.retryAfter, global: false };
    return this.problems.length > 0 ? { ...body, errors: nestProblems(this.problems) } : body;
  }
}

/** The refusals that the sandbox knows, each a function so that every throw has its own stack. */
export const refuse = {
  /** 401: no token, or not this bot's. Discord gives code 0. */
  unauthorized: () => new DiscordRefusal(401, 0, '401: Unauthorized'),
  /** 404: no such route. Discord gives code 0. */
  unknownRoute: () => new DiscordRefusal(404, 0, '404: Not Found'),
  /** 405: the route exists, not with this method. */
  wrongMethod: () => new DiscordRefusal(405, 0, '405: Method Not Allowed'),
  /** 403: what Cloudflare says to a client without a proper User-Agent. */
  badUserAgent: () => new DiscordRefusal(403, Code.CloudflareIsBlockingYourRequest, 'internal network error'),
  /** 400: another API version than 10. */
  badVersion: () => new DiscordRefusal(400, Code.InvalidAPIVersion, 'Invalid API version provided'),
  /** 400: the body is not JSON. */
  badJson: () =>
    new DiscordRefusal(400, Code.RequestBodyContainsInvalidJSON, 'The request body contains invalid JSON.'),
  /** 413: a file is larger than it may be. */
  tooLarge: () => new DiscordRefusal(413, Code.RequestEntityTooLarge, 'Request entity too large'),
  /** 400: more files than a message holds. */
  tooManyFiles: () =>
    new DiscordRefusal(
      400,
      Code.MaximumNumberOfAttachmentsInAMessageReached,
      'Maximum number of attachments in a message reached (10)',
    ),
  /** 400: the body breaks a rule; every problem with its place. */
  invalidForm: (problems: readonly FormProblem[]) =>
    new DiscordRefusal(400, Code.InvalidFormBodyOrContentType, 'Invalid Form Body', problems),
  unknownApplication: () => new DiscordRefusal(404, Code.UnknownApplication, 'Unknown Application'),
  unknownChannel: () => new DiscordRefusal(404, Code.UnknownChannel, 'Unknown Channel'),
  unknownGuild: () => new DiscordRefusal(404, Code.UnknownGuild, 'Unknown Guild'),
  unknownRole: () => new DiscordRefusal(404, Code.UnknownRole, 'Unknown Role'),
  unknownMember: () => new DiscordRefusal(404, Code.UnknownMember, 'Unknown Member'),
  unknownMessage: () => new DiscordRefusal(404, Code.UnknownMessage, 'Unknown Message'),
  unknownUser: () => new DiscordRefusal(404, Code.UnknownUser, 'Unknown User'),
  unknownWebhook: () => new DiscordRefusal(404, Code.UnknownWebhook, 'Unknown Webhook'),
  unknownInteraction: () => new DiscordRefusal(404, Code.UnknownInteraction, 'Unknown interaction'),
  unknownCommand: () =>
    new DiscordRefusal(404, Code.UnknownApplicationCommand, 'Unknown application command'),
  unknownCommandPermissions: () =>
    new DiscordRefusal(
      404,
      Code.UnknownApplicationCommandPermissions,
      'Unknown application command permissions',
    ),
  /** 400: the interaction was answered before. */
  alreadyAcknowledged: () =>
    new DiscordRefusal(
      400,
      Code.InteractionHasAlreadyBeenAcknowledged,
      'Interaction has already been acknowledged.',
    ),
  /** 401: an interaction's token after its 15 minutes, or one that never was. */
  invalidWebhookToken: () => new DiscordRefusal(401, Code.InvalidWebhookToken, 'Invalid Webhook Token'),
  /** 403: the channel or server cannot be seen. */
  missingAccess: () => new DiscordRefusal(403, Code.MissingAccess, 'Missing Access'),
  /** 403: it can be seen, and this may not be done. */
  missingPermissions: () => new DiscordRefusal(403, Code.MissingPermissions, 'Missing Permissions'),
  /** 403: the person takes no direct messages. */
  cannotMessageUser: () =>
    new DiscordRefusal(403, Code.CannotSendMessagesToThisUser, 'Cannot send messages to this user'),
  /** 403: the person shares no server with the bot. */
  noServerInCommon: () =>
    new DiscordRefusal(
      403,
      Code.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
      'Cannot send messages to this user due to having no mutual guilds',
    ),
  notYourMessage: () =>
    new DiscordRefusal(
      403,
      Code.CannotEditMessageAuthoredByAnotherUser,
      'Cannot edit a message authored by another user',
    ),
  emptyMessage: () => new DiscordRefusal(400, Code.CannotSendAnEmptyMessage, 'Cannot send an empty message'),
  notATextChannel: () =>
    new DiscordRefusal(
      400,
      Code.CannotSendMessagesInNonTextChannel,
      'Cannot send messages in a non-text channel',
    ),
  wrongChannelType: () =>
    new DiscordRefusal(
      400,
      Code.CannotExecuteActionOnThisChannelType,
      'Cannot execute action on this channel type',
    ),
  /** 400: notices such as the head of a thread. */
  systemMessage: () =>
    new DiscordRefusal(
      400,
      Code.CannotExecuteActionOnSystemMessage,
      'Cannot execute action on a system message',
    ),
  unknownTag: () => new DiscordRefusal(404, Code.UnknownTag, 'Unknown Tag'),
  tagRequired: () =>
    new DiscordRefusal(
      400,
      Code.TagRequiredToCreateAForumPostInThisChannel,
      'A tag is required to create a forum post in this channel',
    ),
  /** 400: nothing but a new message opens it, and not for everybody when it is locked. */
  threadArchived: () => new DiscordRefusal(400, Code.InvalidActionOnArchivedThread, 'Thread is archived'),
  threadLocked: () => new DiscordRefusal(403, Code.ThreadLocked, 'Thread is locked'),
  threadExists: () =>
    new DiscordRefusal(
      400,
      Code.ThreadAlreadyCreatedForMessage,
      'A thread has already been created for this message',
    ),
  tooManyThreads: () =>
    new DiscordRefusal(400, Code.MaximumActiveThreads, 'Maximum number of active threads reached'),
  /** 503: the server is in an outage of its own. Discord does not say what it answers then. */
  guildIsDown: () => new DiscordRefusal(503, 0, '503: Service Unavailable'),
  alreadyCrossposted: () =>
    new DiscordRefusal(
      400,
      Code.ThisMessageWasAlreadyCrossposted,
      'This message has already been crossposted.',
    ),
  noHistoryToReplyTo: () =>
    new DiscordRefusal(
      400,
      Code.CannotReplyWithoutPermissionToReadMessageHistory,
      'Cannot reply without permission to read message history',
    ),
  /** 400: an application that is there only by the person who uses it, with a sixth message after its answer. */
  tooManyFollowUps: () =>
    new DiscordRefusal(
      400,
      Code.ThisInteractionHasHitTheMaximumNumberOfFollowUpMessages,
      'This interaction has hit the maximum number of follow up messages.',
    ),
  tooManyPins: () =>
    new DiscordRefusal(
      400,
      Code.MaximumNumberOfPinsReachedForTheChannel,
      'Maximum number of pins reached for the channel (250)',
    ),
  tooManyCommands: (limit: number) =>
    new DiscordRefusal(
      400,
      Code.MaximumNumberOfApplicationCommandsReached,
      `Maximum number of application commands reached (${limit}).`,
    ),
  /** 429 without being a rate limit of the route: too many edits of messages older than an hour. `wait` in seconds. */
  tooManyOldEdits: (wait: number) =>
    new DiscordRefusal(
      429,
      Code.MaximumNumberOfEditsToMessagesOlderThanOneHourReached,
      'Maximum number of edits to messages older than 1 hour reached. Try again later.',
      [],
      wait,
    ),
};
