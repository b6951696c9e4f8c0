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

/** An address as it may be shown and kept: without user and password. What is no address stays as it is. */
export function publicUrl(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  if (url.username === '' && url.password === '') return address;
  url.username = '';
  url.password = '';
  return url.href;
}
