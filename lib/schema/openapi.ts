import { z } from "zod";
import { costBases } from "../ledger/costs";
import {
  calculationList,
  chargebackAnswer,
  costAnswer,
  problem,
  scenarioDetail,
  scenarioList,
  workloadPage,
} from "./api";
import { calculationExamples } from "./calculation-examples";
import {
  type CalculationName,
  calculations,
  isCalculationName,
  isLongCalculation,
  runCalculation,
} from "./calculations";
import { costDimensions } from "./cost-query";
import { importAnswer, importDetail } from "./import";
import { metricPointsBody } from "./metric-points";
import { importPaths } from "./openapi-imports";

type JsonObject = { [key: string]: unknown };

const base = "/api/v1";
const schemaPath = "#/components/schemas/";

/** "training-run" → "TrainingRun". */
function pascal(name: string): string {
  return name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function names(): CalculationName[] {
  return Object.keys(calculations).filter(isCalculationName);
}

/** What GET /api/v1/calculations answers: every calculation and where its schemas stand. */
export function listCalculations(): z.infer<typeof calculationList> {
  const document = `${base}/openapi.json${schemaPath}`;
  return {
    calculations: names().map((name) => ({
      name,
      title: calculations[name].title,
      formula: calculations[name].formula,
      source: calculations[name].source,
      url: `${base}/calculations/${name}`,
      inputSchema: `${document}${pascal(name)}Input`,
      outputSchema: `${document}${pascal(name)}Output`,
    })),
  };
}

let made: JsonObject | undefined;

/** The OpenAPI 3.1 document, made once of the same schemas that check the requests. */
export function openApiDocument(): JsonObject {
  made ??= document();
  return made;
}

function document(): JsonObject {
  return {
    openapi: "3.1.0",
    info: {
      title: "Crossover API",
      version: "1",
      summary: "Calculations, workloads and scenarios of AI that runs in the cloud, on-prem and at the edge.",
      description:
        "Money is in the organisation's reporting currency, a month has 730 hours, ratios are 0 to 1. null means that something does not happen within the horizon or is not known; it is never 0.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    security: [{ token: [] }],
    paths: {
      ...Object.fromEntries(names().map((name) => [`${base}/calculations/${name}`, { post: calculationPath(name) }])),
      [`${base}/calculations`]: { get: reading("List the calculations", "CalculationList", "calculations:read") },
      [`${base}/workloads`]: { get: workloadsPath() },
      [`${base}/costs`]: { get: costsPath() },
      [`${base}/chargeback/{month}`]: { get: chargebackPath() },
      [`${base}/scenarios`]: { get: reading("List the scenarios", "ScenarioList", "scenarios:read") },
      [`${base}/scenarios/{id}`]: { get: scenarioPath() },
      ...importPaths(base),
      [`${base}/openapi.json`]: {
        get: {
          summary: "This document",
          security: [],
          responses: {
            200: { description: "OpenAPI 3.1", content: { "application/json": { schema: { type: "object" } } } },
          },
        },
      },
    },
    components: {
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          description: "A personal token from Settings, Tokens: Authorization: Bearer xo_…",
        },
      },
      schemas: schemas(),
      responses: refusals(),
    },
  };
}

function schemas(): JsonObject {
  const ofCalculations = names().flatMap((name) => [
    [`${pascal(name)}Input`, jsonSchema(calculations[name].input, "input")],
    [`${pascal(name)}Output`, jsonSchema(calculations[name].output, "output")],
  ]);
  return {
    ...Object.fromEntries(ofCalculations),
    CalculationList: jsonSchema(calculationList, "output"),
    WorkloadPage: jsonSchema(workloadPage, "output"),
    CostAnswer: jsonSchema(costAnswer, "output"),
    ChargebackAnswer: jsonSchema(chargebackAnswer, "output"),
    ScenarioList: jsonSchema(scenarioList, "output"),
    ScenarioDetail: jsonSchema(scenarioDetail, "output"),
    ImportAnswer: jsonSchema(importAnswer, "output"),
    ImportDetail: jsonSchema(importDetail, "output"),
    MetricPoints: jsonSchema(metricPointsBody, "input"),
    Problem: jsonSchema(problem, "output"),
  };
}

/** OpenAPI 3.1 takes JSON Schema 2020-12 as it is; the dialect is said once by the document's version. */
function jsonSchema(schema: z.ZodType, io: "input" | "output"): JsonObject {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, target: "draft-2020-12" });
  return rest;
}

function calculationPath(name: CalculationName): JsonObject {
  const { title, formula, source } = calculations[name];
  const example = calculationExamples[name];
  return {
    operationId: name,
    tags: ["Calculations"],
    summary: title,
    description: `${formula}\n\nSource: ${source}.\n\nNeeds calculations:read.`,
    requestBody: {
      required: true,
      content: { "application/json": { schema: { $ref: `${schemaPath}${pascal(name)}Input` }, example } },
    },
    responses: {
      200: answering(`${pascal(name)}Output`, isLongCalculation(name) ? undefined : runCalculation(name, example)),
      ...problems(["400", "401", "403", "413", "415", "422", "429"]),
    },
  };
}

function reading(summary: string, schema: string, permission: string): JsonObject {
  return {
    operationId: summary.toLowerCase().replaceAll(" ", "-"),
    summary,
    description: `Needs ${permission}.`,
    responses: { 200: answering(schema), ...problems(["401", "403", "429"]) },
  };
}

function workloadsPath(): JsonObject {
  return {
    ...reading("List the workloads", "WorkloadPage", "workloads:read"),
    description:
      "Workloads in use of the teams the caller sees, by name, with today's cost and the recommended tier. Needs workloads:read.",
    parameters: [
      query("limit", { type: "integer", minimum: 1, maximum: 500, default: 100 }, "Workloads per answer."),
      query("cursor", { type: "string" }, "nextCursor of the answer before."),
    ],
    responses: { 200: answering("WorkloadPage"), ...problems(["401", "403", "422", "429"]) },
  };
}

function costsPath(): JsonObject {
  const dimensions = costDimensions.join(", ");
  const day = { type: "string", format: "date" };
  return {
    ...reading("Sum the costs", "CostAnswer", "costs:read"),
    description:
      "Committed costs of the teams the caller sees, as exact decimal text in the reporting currency. The total leaves out what waits for review or was refused; imported = allocated + unallocated, in review included. Needs costs:read.",
    parameters: [
      { ...query("from", day, "The first day."), required: true },
      { ...query("to", day, "The last day, included; at most five years after from."), required: true },
      query("groupBy", { type: "string" }, `One or two of ${dimensions}, separated by a comma.`),
      query("basis", { type: "string", enum: [...costBases], default: "effective" }, "Which of the four costs."),
      query("filter", { type: "string" }, "<dimension>:is|not:<value>,<value>;… such as team:is:vision;tier:not:edge."),
    ],
    responses: { 200: answering("CostAnswer"), ...problems(["401", "403", "409", "422", "429"]) },
  };
}

function chargebackPath(): JsonObject {
  return {
    ...reading("Get the statements of a month", "ChargebackAnswer", "statements:read"),
    description:
      "What each team the caller sees bears of a month, as exact decimal text in the reporting currency: direct cost by category, shared, idle, adjustments, total and budget. A closed month is what its closing froze. Needs statements:read.",
    parameters: [
      { name: "month", in: "path", required: true, schema: { type: "string", examples: ["2026-10"] } },
      query("basis", { type: "string", enum: [...costBases], default: "effective" }, "Which of the four costs."),
      query("version", { type: "integer", minimum: 1 }, "A closing by its number; without it, the month as it stands."),
    ],
    responses: { 200: answering("ChargebackAnswer"), ...problems(["401", "403", "404", "409", "422", "429"]) },
  };
}

function scenarioPath(): JsonObject {
  return {
    ...reading("Get a scenario with its results", "ScenarioDetail", "scenarios:read"),
    parameters: [
      { name: "id", in: "path", required: true, schema: { type: "string", format: "uuid" } },
      query("version", { type: "integer", minimum: 1 }, "Without it, the current version."),
    ],
    responses: { 200: answering("ScenarioDetail"), ...problems(["401", "403", "404", "422", "429"]) },
  };
}

function query(name: string, schema: JsonObject, description: string): JsonObject {
  return { name, in: "query", required: false, description, schema };
}

function answering(schema: string, example?: unknown): JsonObject {
  const media = { schema: { $ref: `${schemaPath}${schema}` }, ...(example === undefined ? {} : { example }) };
  return { description: "OK", content: { "application/json": media } };
}

const refused = {
  "400": "The body is no JSON.",
  "401": "No valid token or sign-in.",
  "403": "The token or its holder may not do this.",
  "404": "No such scenario, version, calculation or import.",
  "409": "The state of the data does not allow it: detail says why.",
  "413": "The body is larger than 1 MB of JSON, or a file above 8 GB.",
  "415": "The body is not application/json, or no type of file that is taken.",
  "422":
    "The input breaks a rule: errors name field, rule and value; of a file, rejects name line, column, value and reason.",
  "429": "More than 600 calls a minute; Retry-After says when to go on.",
} as const;

function problems(statuses: readonly (keyof typeof refused)[]): JsonObject {
  return Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/${status}` }]));
}

function refusals(): JsonObject {
  const content = { "application/problem+json": { schema: { $ref: `${schemaPath}Problem` } } };
  return Object.fromEntries(Object.entries(refused).map(([status, description]) => [status, { description, content }]));
}
