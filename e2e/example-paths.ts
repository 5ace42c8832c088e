import type { APIRequestContext } from "@playwright/test";
import { z } from "zod";
import { demoId } from "../prisma/seed/ids";

const listed = z.object({ id: z.string(), team: z.object({ name: z.string() }).optional() });
const workloadList = z.object({ workloads: z.array(listed) });
const scenarioList = z.object({ scenarios: z.array(listed).min(1) });

/** Something real for each variable part of a path, so that "not found" cannot pass for anything else. */
export async function examplesFor(request: APIRequestContext, token: string): Promise<(path: string) => string> {
  const headers = { Authorization: `Bearer ${token}` };
  const { workloads } = workloadList.parse(await (await request.get("/api/v1/workloads", { headers })).json());
  const { scenarios } = scenarioList.parse(await (await request.get("/api/v1/scenarios", { headers })).json());
  // The demo's manager leads Vision: any other team's workload is not there for that role.
  const workload = workloads.find(({ team }) => team?.name === "Vision");
  const examples = {
    // No id at all: being allowed to undo an import of the demo would mean doing it.
    "/api/v1/imports/[id]": "/api/v1/imports/none",
    "/imports/[id]": `/imports/${demoId("import", "AWS northwind-focus-1-2_2026-10.snappy.parquet")}`,
    // The month in review, and the team of the demo's manager.
    "/chargeback/[month]": "/chargeback/2026-10",
    "[team]": "vision",
    "/workloads/[id]": `/workloads/${workload?.id}`,
    "/scenarios/[id]": `/scenarios/${scenarios[0]?.id}`,
    "[name]": "breakeven",
    "[token]": "a".repeat(43),
    "[...nextauth]": "csrf",
  };
  return (path) => Object.entries(examples).reduce((text, [part, example]) => text.replace(part, example), path);
}
