/** Where a source is, for people: `news.example/page`. User, password and query stay out: they may hold what is secret. */
export function showAddress(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname.replace(/\/$/, '')}`;
}

/** The same for each web address within a text. */
export function hideSecrets(text: string): string {
  return text.replace(/\bhttps?:\/\/[^\s"'<>]+/gi, (url) =>
    URL.canParse(url) ? showAddress(url) : 'an address',
  );
}
