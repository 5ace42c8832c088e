import type { ImportCheck } from "../../schema/import-check";

/** A file that cannot be taken at all. The message is for the user. */
export class UnreadableFile extends Error {}

/** A file whose columns do not say what is needed; somebody may know what they stand for. `check` names them. */
export class UnmappedFile extends UnreadableFile {
  constructor(
    message: string,
    readonly check: ImportCheck | null = null,
  ) {
    super(message);
  }
}
