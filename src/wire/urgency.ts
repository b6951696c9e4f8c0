/** IPTC news urgency, 1 (most urgent) to 9; null for what is none. */
export function readUrgency(given: string | number | null | undefined): number | null {
  const text = String(given ?? '').trim();
  return /^[1-9]$/.test(text) ? Number(text) : null;
}

/** Transmission priority, 1 to 6; 6 for anything else that was given, null when nothing was. */
export function readPriority(given: string | number | null | undefined): number | null {
  const text = String(given ?? '').trim();
  if (text === '') return null;
  return /^[1-6]$/.test(text) ? Number(text) : 6;
}
