/** The name that robots.txt knows us by. */
export const robotName = 'Telex';

/**
 * Who asks, as servers read it: `Telex/1.2.3 (+https://example.org/telex)`, where the address, when there is one, says
 * whom to write to. Characters that no header may hold are left out.
 */
export function describeUserAgent(version: string, contactUrl: string | null): string {
  const contact = contactUrl === null ? '' : ` (+${contactUrl.replace(/[^\x21-\x7e]|[()]/g, '')})`;
  return `${robotName}/${version}${contact}`;
}
