export const dynamic = "force-dynamic";

/** The process answers; it says nothing about the database. */
export function GET(): Response {
  return Response.json({ status: "alive" }, { headers: { "cache-control": "no-store" } });
}
