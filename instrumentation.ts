import type { Instrumentation } from "next";
import { env, InvalidEnvironment } from "@/lib/env";
import { log } from "@/lib/log";

/** A server with a missing or example secret must not come up, however it was started. */
export function register(): void {
  try {
    env();
  } catch (error) {
    if (!(error instanceof InvalidEnvironment)) throw error;
    log.error(error, { where: "settings" });
    process.exit(1);
  }
}

export const onRequestError: Instrumentation.onRequestError = (error, request, context) => {
  const reference = error instanceof Error && "digest" in error ? String(error.digest) : null;
  log.error(error, { reference, method: request.method, route: context.routePath });
};
