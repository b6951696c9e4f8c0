/** The bar at an embed's left side, as 24-bit RGB. Each reads on Discord's light and dark ground; none is a sign alone. */
export const colours = {
  lead: 0xd6422b,
  briefs: 0x8a8f98,
  answer: 0x3a76c4,
  refusal: 0xc98a1b,
} as const;
