import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import type { SandboxContext } from './context.ts';

/** The page at `/`. */
export function addPage(app: Hono<{ Bindings: HttpBindings }>, context: SandboxContext): void {
  app.get('/', (c) => c.text(`${context.world.applicationName}: page to come`));
}
