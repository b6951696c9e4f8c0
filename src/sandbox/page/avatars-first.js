// skyra reads this as it is loaded. Its own default avatars are Discord's, over the network; this page fetches nothing
// from outside, and every author has a picture of this sandbox anyway.
globalThis.$discordMessage = {
  avatars: {
    default: '/page/icon.svg',
    ...Object.fromEntries(
      ['blue', 'gray', 'green', 'orange', 'red', 'pink'].map((colour) => [colour, '/page/icon.svg']),
    ),
  },
};
