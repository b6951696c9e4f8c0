/** A part of a frame and how it is drawn. */
export interface MapView {
  /** The part's corner in px of the frame. */
  readonly left: number;
  readonly top: number;
  /** How many times as large as in the frame it is drawn: 1 or more. */
  readonly zoom: number;
  /** How high it is when drawn, px; it is as wide as the frame. */
  readonly height: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Room around what is looked at, px: for marks, and for names beside them. */
const margin = { x: 150, y: 90 };
/** The outlines are drawn for their frame, and coarse when they are much larger. */
const largestZoom = 2.5;

/** All of a frame. */
export function wholeOf({ height }: Size): MapView {
  return { left: 0, top: 0, zoom: 1, height };
}

/**
 * The part of a frame in which these points (px) lie: half as high as wide, and as large as they allow; higher only where they
 * lie further apart from north to south.
 */
export function viewOf(
  points: readonly (readonly [number, number])[],
  { width, height: most }: Size,
): MapView {
  if (points.length === 0) return wholeOf({ width, height: most });
  const [west, east] = endsOf(points.map(([x]) => x));
  const [north, south] = endsOf(points.map(([, y]) => y));
  const height = Math.round(Math.min(most, Math.max(width / 2, south - north + 2 * margin.y)));
  const zoom = Math.max(
    1,
    Math.min(
      largestZoom,
      (width - 2 * margin.x) / Math.max(1, east - west),
      (height - 2 * margin.y) / Math.max(1, south - north),
    ),
  );
  return {
    left: within((west + east) / 2, width / zoom, width),
    top: within((north + south) / 2, height / zoom, most),
    zoom: Math.round(zoom * 100) / 100,
    height,
  };
}

function endsOf(numbers: readonly number[]): readonly [number, number] {
  return [Math.min(...numbers), Math.max(...numbers)];
}

/** Where a stretch of this length begins that has `middle` in its middle, as far as it stays within [0, whole]. */
function within(middle: number, length: number, whole: number): number {
  return Math.min(Math.max(0, whole - length), Math.max(0, middle - length / 2));
}
