/** What people type for a city and no list of names has: by its key (`foldName`), how it is written and the place's id. */
export const shortNames: ReadonlyMap<string, { readonly name: string; readonly placeId: string }> = new Map(
  Object.entries({
    la: { name: 'LA', placeId: '5368361' },
    ny: { name: 'NY', placeId: '5128581' },
    nyc: { name: 'NYC', placeId: '5128581' },
    dc: { name: 'DC', placeId: '4140963' },
    sf: { name: 'SF', placeId: '5391959' },
    adam: { name: 'A\u2019dam', placeId: '2759794' },
    rdam: { name: 'R\u2019dam', placeId: '2747891' },
  }),
);
