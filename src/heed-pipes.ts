/** Has the end of a pipe that is written to be what it is for a program: no failure. */
export function heedPipes(): void {
  // A reader that has seen enough (`| head`) closes the pipe: that ends the work.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  // Nobody reads the messages any more: the work itself goes on.
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
