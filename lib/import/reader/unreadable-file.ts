/** A file that cannot be taken at all. The message is for the user. */
export class UnreadableFile extends Error {}
