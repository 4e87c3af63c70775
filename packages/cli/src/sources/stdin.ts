/** What was read of standard input to tell what it is, and is still to be read for good. */
const held: Buffer[] = [];

let source: AsyncIterator<unknown> | undefined;

async function next(): Promise<Buffer | null> {
  source ??= process.stdin[Symbol.asyncIterator]();
  for (;;) {
    const { done, value } = await source.next();
    if (done === true) return null;
    if (Buffer.isBuffer(value)) return value;
  }
}

// Standard input, from its beginning; once.
export async function* stdinChunks(): AsyncGenerator<Buffer> {
  try {
    for (let chunk = held.shift(); chunk !== undefined; chunk = held.shift()) yield chunk;
    for (let chunk = await next(); chunk !== null; chunk = await next()) yield chunk;
  } finally {
    // Else a run that gives up early would wait for the rest.
    process.stdin.destroy();
  }
}

/** The beginning of standard input, without taking it away. */
export async function peekStdin(bytes: number): Promise<Buffer> {
  let length = held.reduce((total, chunk) => total + chunk.length, 0);
  while (length < bytes) {
    const chunk = await next();
    if (chunk === null) break;
    held.push(chunk);
    length += chunk.length;
  }
  return Buffer.concat(held);
}
