type Level = "info" | "warn" | "error";

/** Values a log line may carry: never rows, cookies or typed input. */
export type LogFields = Record<string, string | number | boolean | null>;

const secretName = /cookie|authorization|password|secret|token|hash/i;
const connectionPassword = /(\w+:\/\/[^:@/\s]+):[^@\s]+@/g;

/** Where the deployment lies on its machine is nobody's business: frames start at the project's own folders. */
const machinePath = /(?:file:\/\/)?\/\S*?\/((?:app|lib|test|scripts|node_modules|\.next)\/)/;

function write(level: Level, message: string, fields: LogFields): void {
  const kept = Object.entries(fields).map(([name, value]) => [name, secretName.test(name) ? "[removed]" : value]);
  const line = JSON.stringify({ at: new Date().toISOString(), level, message, ...Object.fromEntries(kept) });
  console[level](line.replace(connectionPassword, "$1:[removed]@"));
}

/**
 * Database errors quote the offending row and Prisma the offending arguments, so of an error only its
 * kind, its code and where it was thrown are kept; the message only of plain errors made in this code base.
 */
function traceOf(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  const plain = code === null && !error.name.startsWith("Prisma");
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
  return {
    error: error.name,
    code,
    ...(plain ? { detail: error.message.slice(0, 500) } : {}),
    stack: frames
      .slice(0, 8)
      .map((line) => line.trim().replace(machinePath, "$1"))
      .join(" | "),
  };
}

/** One JSON object a line on standard output and error. */
export const log = {
  info: (message: string, fields: LogFields = {}) => write("info", message, fields),
  warn: (message: string, fields: LogFields = {}) => write("warn", message, fields),
  error: (error: unknown, fields: LogFields = {}) =>
    write("error", "unexpected failure", { ...traceOf(error), ...fields }),
};
