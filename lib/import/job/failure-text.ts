import { randomBytes } from "node:crypto";
import { Conflict } from "@/lib/errors";
import { log } from "@/lib/log";
import { UnreadableFile } from "../reader/unreadable-file";

/** An expected failure in its own words; any other by the reference under which the log has it. */
export function failureOf(error: unknown): string {
  if (error instanceof Conflict || error instanceof UnreadableFile) return error.message;
  const reference = randomBytes(5).toString("hex");
  log.error(error, { reference, where: "import" });
  return `Something went wrong on our side. Reference: ${reference}`;
}
