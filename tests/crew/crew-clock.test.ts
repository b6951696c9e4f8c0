import { afterEach, expect, test, vi } from 'vitest';
import { createCrewClock } from '../../src/crew/crew-clock.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

test('the clock of a crew goes on with whichever clock does, and never back', () => {
  let steady = 1_000;
  let wall = 50_000;
  vi.spyOn(performance, 'now').mockImplementation(() => steady);
  vi.spyOn(Date, 'now').mockImplementation(() => wall);
  const clock = createCrewClock();
  steady += 10;
  expect(clock()).toBe(10);
  // The machine was suspended.
  wall += 60_000;
  expect(clock()).toBe(60_000);
  // The wall's clock was set back.
  wall -= 30_000;
  steady += 5;
  expect(clock()).toBe(60_000);
});
