import type { Instrumentation } from "next";
import { env, InvalidEnvironment } from "@/lib/env";
import { log } from "@/lib/log";

/** A server with a missing or example secret must not come up, however it was started; work that it left is taken up. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    try {
      env();
    } catch (error) {
      if (!(error instanceof InvalidEnvironment)) throw error;
      log.error(error, { where: "settings" });
      process.exit(1);
    }
    const { resumeImports } = await import("@/lib/import/job/resume-imports");
    // Imports wait for the next start then; everything else works without them.
    resumeImports().catch((error: unknown) => log.error(error, { where: "imports at start" }));
    const { startMetricPulls } = await import("@/lib/import/job/metric-schedule");
    startMetricPulls();
    const { startNotifications } = await import("@/lib/notify/worker");
    startNotifications();
    const { expireImportsDaily } = await import("@/lib/import/job/expire-imports");
    expireImportsDaily();
  }
}

export const onRequestError: Instrumentation.onRequestError = (error, request, context) => {
  const reference = error instanceof Error && "digest" in error ? String(error.digest) : null;
  log.error(error, { reference, method: request.method, route: context.routePath });
};
