const everything = /^(?:alles|al het nieuws|everything|all the news|\*)$/i;

/** Whether what was typed for a topic stands for one that leaves nothing out, in either language. */
export function isEverything(typed: string): boolean {
  return everything.test(typed.trim());
}
