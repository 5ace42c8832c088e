import { metricPaths } from "./openapi-metrics";

type JsonObject = { [key: string]: unknown };

const fileTypes = [
  "text/csv",
  "application/gzip",
  "application/zstd",
  "application/vnd.apache.parquet",
  "application/octet-stream",
];

/** The paths of imports, beside those of openapi.ts. */
export function importPaths(base: string): JsonObject {
  return {
    [`${base}/imports`]: { post: uploading() },
    [`${base}/imports/{id}`]: { get: showing(), delete: undoing() },
    ...metricPaths(base),
  };
}

function uploading(): JsonObject {
  return {
    operationId: "import-a-file",
    tags: ["Imports"],
    summary: "Import a file",
    description:
      "The body is the file: a FOCUS export (1.0 to 1.4; CSV, gzip, zstd or Parquet), or a usage or metrics file (columns day, metric, value, and team or workload; the metrics by name stand at POST /metrics). It is checked, and then counts as a whole or not at all; the same file again changes nothing and is answered with 200. A changed file for an open month replaces the one before; for a closed month it becomes corrections in the next open one. With rejected lines the file waits, unless acceptRejects is true. Needs imports:write.",
    parameters: [
      query("source", { type: "string", maxLength: 120 }, "Who sends it; made when there is none.", true),
      query("period", { type: "string", pattern: "^20\\d{2}-(0[1-9]|1[0-2])$" }, "The month of lines that name none."),
      query("mode", { enum: ["commit", "stage"], default: "commit" }, "stage: check only; nothing counts."),
      query("acceptRejects", { type: "boolean", default: false }, "Let the file count without its rejected lines."),
      query("kind", { enum: ["focus", "usage", "metrics"] }, "Of a source that is new; focus unless said otherwise."),
      query("name", { type: "string", maxLength: 255 }, "What the file is called; only shown."),
      query("wait", { type: "boolean", default: true }, "false: answer 202 as soon as the file has arrived."),
      {
        name: "Idempotency-Key",
        in: "header",
        required: false,
        description: "A repeated request with this key leads to the import of the first one.",
        schema: { type: "string", maxLength: 255 },
      },
    ],
    requestBody: {
      required: true,
      content: Object.fromEntries(fileTypes.map((type) => [type, { schema: { type: "string", format: "binary" } }])),
    },
    responses: {
      200: answering("This file is there already: nothing changed.", "ImportAnswer"),
      201: answering("Checked, and committed or staged.", "ImportAnswer"),
      202: answering("Received; its progress is at its own address.", "ImportAnswer"),
      ...problems(["401", "403", "409", "413", "415", "422", "429"]),
    },
  };
}

function showing(): JsonObject {
  return {
    operationId: "get-an-import",
    tags: ["Imports"],
    summary: "Get an import with its progress",
    description: "Needs imports:read.",
    parameters: [id],
    responses: { 200: answering("OK", "ImportDetail"), ...problems(["401", "403", "404", "422", "429"]) },
  };
}

function undoing(): JsonObject {
  return {
    operationId: "undo-an-import",
    tags: ["Imports"],
    summary: "Undo an import",
    description:
      "Its lines go and what it had replaced counts again. Refused with 409 once one of its months is closed, or a later file replaced it. Needs imports:write.",
    parameters: [id],
    responses: { 200: answering("Undone", "ImportDetail"), ...problems(["401", "403", "404", "409", "422", "429"]) },
  };
}

const id = { name: "id", in: "path", required: true, schema: { type: "string", format: "uuid" } };

function query(name: string, schema: JsonObject, description: string, required = false): JsonObject {
  return { name, in: "query", required, description, schema };
}

function answering(description: string, schema: string): JsonObject {
  return { description, content: { "application/json": { schema: { $ref: `#/components/schemas/${schema}` } } } };
}

function problems(statuses: readonly string[]): JsonObject {
  return Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/${status}` }]));
}
