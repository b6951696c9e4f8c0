/** Who acts. Default: the member `reader`. */
export interface As {
  /** The name of a member of the guild. */
  readonly as?: string;
}

/** Who asks the bot for something, and how long that lasts. */
export interface Asking extends As {
  /**
   * What happens when the bot says that it is thinking (`deferReply`). True (the default): waits for the answer, at most `waitMs`;
   * the bot itself has 15 minutes. False: done at once, as in Discord's client, with the message that says so.
   */
  readonly awaitAnswer?: boolean;
}

/** Who presses or chooses, and how long that lasts. */
export interface Acting extends Asking {
  /**
   * What happens when the bot says that it will change the message (`deferUpdate`). True (the default): waits until it is changed
   * or taken away or another message follows, at most `waitMs`. False: done at once, as in Discord's client.
   */
  readonly awaitChange?: boolean;
}
