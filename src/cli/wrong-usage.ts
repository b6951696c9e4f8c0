/** The caller's words are off: `main` says so and ends with exit code 2. */
export class WrongUsage extends Error {}
