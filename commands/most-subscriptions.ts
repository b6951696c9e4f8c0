/** Subscriptions that a server can have. */
export const mostInServer = 100;
/** Subscriptions that one channel, thread, forum or person can have. */
export const mostInChannel = 25;
