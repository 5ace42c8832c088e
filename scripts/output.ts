/**
 * Lets a server go on whose output nobody reads any more, such as one whose terminal was closed. Without a listener a line
 * that cannot be written is an uncaught exception, which Next writes down, which cannot be written: half a processor.
 */
export function outliveReaders(streams: readonly NodeJS.WriteStream[] = [process.stdout, process.stderr]): void {
  for (const stream of streams) stream.on("error", () => undefined);
}
