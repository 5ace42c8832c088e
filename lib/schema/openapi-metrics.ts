import { importedMetrics } from "../calc/imported-metrics";

type JsonObject = { [key: string]: unknown };

/** The path that takes metrics, beside those of openapi.ts. */
export function metricPaths(base: string): JsonObject {
  return { [`${base}/metrics`]: { post: sending() } };
}

function sending(): JsonObject {
  const names = importedMetrics.map(({ name, meaning }) => `- \`${name}\`: ${meaning}.`).join("\n");
  return {
    operationId: "send-metrics",
    tags: ["Imports"],
    summary: "Send metrics",
    description: `Values by day, of a workload, a team or the whole organisation: at most 10,000 points. All of them count, or none. A value of the same source, day, metric, team and workload replaces the one before, all others stay; the same points again change nothing and are answered with 200. Each call is an import of its own with its history, and can be undone at /imports/{id}; a source sends a day in one call rather than in many. Points of a closed month are refused with 409. A workload's value belongs to the workload's team unless a team is named.\n\nThese names make the metrics of the Metrics page; other names are kept, for sharing rules:\n\n${names}\n\nNeeds imports:write.`,
    parameters: [
      {
        name: "Idempotency-Key",
        in: "header",
        required: false,
        description: "A repeated call with this key leads to the import of the first one.",
        schema: { type: "string", maxLength: 255 },
      },
    ],
    requestBody: {
      required: true,
      content: {
        "application/json": {
          schema: { $ref: "#/components/schemas/MetricPoints" },
          example: {
            source: "Inference gateway",
            points: [
              { day: "2026-11-22", metric: "tokens", value: 48_210_000, workload: "support-chat-70b" },
              { day: "2026-11-22", metric: "uptime", value: "0.9995", workload: "support-chat-70b" },
            ],
          },
        },
      },
    },
    responses: {
      200: answering("These points are there already: nothing changed."),
      201: answering("They count."),
      ...Object.fromEntries(
        ["400", "401", "403", "409", "413", "415", "422", "429"].map((status) => [
          status,
          { $ref: `#/components/responses/${status}` },
        ]),
      ),
    },
  };
}

function answering(description: string): JsonObject {
  return { description, content: { "application/json": { schema: { $ref: "#/components/schemas/ImportAnswer" } } } };
}
