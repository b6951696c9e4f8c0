import type { DrawnMap, MapWish } from './draw-map.ts';
import type { TrendWish } from './draw-trend.ts';

/** Draws pictures, each a PNG of under 300 kB. */
export interface Pictures {
  /** A map, with what lies on it and what does not. */
  map(wish: MapWish): Promise<Omit<DrawnMap, 'svg'> & { readonly png: Uint8Array }>;
  trend(wish: TrendWish): Promise<Uint8Array>;
}

/** What draws is loaded with the first picture: a bot that is asked for none needs none of it. */
export function createPictures(): Pictures {
  return {
    async map(wish) {
      const [{ drawMap }, { renderPng }] = await Promise.all([
        import('./draw-map.ts'),
        import('./render-png.ts'),
      ]);
      const { svg, ...rest } = drawMap(wish);
      return { ...rest, png: await renderPng(svg) };
    },
    async trend(wish) {
      const [{ drawTrend }, { renderPng }] = await Promise.all([
        import('./draw-trend.ts'),
        import('./render-png.ts'),
      ]);
      return renderPng(drawTrend(wish));
    },
  };
}
