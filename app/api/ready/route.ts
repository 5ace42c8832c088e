import { readiness } from "@/lib/store/readiness";

export const dynamic = "force-dynamic";

/** Whether requests can be served: the database answers and has every migration of this version. */
export async function GET(): Promise<Response> {
  const { database, migrations } = await readiness();
  const ready = database && migrations;
  return Response.json(
    { status: ready ? "ready" : "not ready", database, migrations },
    { status: ready ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
