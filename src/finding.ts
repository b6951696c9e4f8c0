/** What the doctor found of one thing. */
export interface Finding {
  /** What was looked at: `the token`. */
  readonly what: string;
  /** `wrong`: Telex would not start, or would not do part of its work. `note`: it would, and a person should know. */
  readonly state: 'fine' | 'note' | 'wrong';
  /** How it is, and when it is not fine what to do; a sentence or two. */
  readonly says: string;
}

/** The finding of a look that throws when something is wrong: its message is what it says. */
export async function examine(
  what: string,
  look: () => Promise<Omit<Finding, 'what'>> | Omit<Finding, 'what'>,
): Promise<Finding> {
  try {
    return { what, ...(await look()) };
  } catch (error) {
    return { what, state: 'wrong', says: error instanceof Error ? error.message : String(error) };
  }
}
