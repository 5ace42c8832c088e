import { describe, expect, it } from "vitest";
import { scenarioDetail, workloadPage } from "@/lib/schema/api";
import { calculationExamples } from "@/lib/schema/calculation-examples";
import { calculations, isCalculationName, isLongCalculation, runCalculation } from "@/lib/schema/calculations";
import { listCalculations, openApiDocument } from "@/lib/schema/openapi";
import { faults } from "./json-schema";

// As it travels: what JSON drops or changes is gone.
const document = JSON.parse(JSON.stringify(openApiDocument()));
const names = Object.keys(calculations).filter(isCalculationName);

function at(pointer: string): unknown {
  return pointer
    .replace(/^#?\//, "")
    .split("/")
    .reduce<unknown>(
      (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
      document,
    );
}

function everywhere(value: unknown, visit: (value: object) => void): void {
  if (typeof value !== "object" || value === null) return;
  visit(value);
  for (const each of Object.values(value)) everywhere(each, visit);
}

describe("the OpenAPI document", () => {
  it("is 3.1 with a title, a version, and a token as its security", () => {
    expect(document).toMatchObject({ openapi: "3.1.0", info: { title: "Crossover API", version: "1" } });
    expect(document.components.securitySchemes.token).toMatchObject({ type: "http", scheme: "bearer" });
    expect(document.security).toEqual([{ token: [] }]);
  });

  it("has a path for every calculation, and the list of calculations names the same", () => {
    const paths = Object.keys(document.paths).filter((path) => path.startsWith("/api/v1/calculations/"));
    expect(paths.sort()).toEqual(names.map((name) => `/api/v1/calculations/${name}`).sort());
    for (const { name, url, inputSchema, outputSchema } of listCalculations().calculations) {
      expect(document.paths[url].post.operationId).toBe(name);
      for (const link of [inputSchema, outputSchema]) expect(at(link.split("#")[1] ?? ""), link).toBeDefined();
    }
  });

  it("points only at what it holds", () => {
    const pointers: string[] = [];
    everywhere(document, (value) => {
      if ("$ref" in value) pointers.push(String(value.$ref));
    });
    expect(pointers.length).toBeGreaterThan(100);
    for (const pointer of pointers) expect(at(pointer), pointer).toBeDefined();
  });

  it("gives every operation an id of its own, a schema for its answer, and problems for its refusals", () => {
    const ids = new Set<string>();
    let operations = 0;
    for (const [path, item] of Object.entries<ReturnType<typeof JSON.parse>>(document.paths)) {
      for (const { operationId, responses } of Object.values<ReturnType<typeof JSON.parse>>(item)) {
        operations += 1;
        if (operationId) ids.add(operationId);
        expect(responses["200"], path).toHaveProperty(["content", "application/json", "schema"]);
        const refusals = Object.keys(responses).filter((status) => Number(status) >= 400);
        if (path.endsWith("openapi.json")) expect(refusals).toEqual([]);
        else expect(refusals, path).toEqual(expect.arrayContaining(["401", "403", "429"]));
      }
    }
    expect(ids.size).toBe(operations - 1);
    expect(document.components.responses["422"]).toHaveProperty(["content", "application/problem+json", "schema"]);
  });

  it.each(names)("shows an example of %s that its own schemas accept", (name) => {
    const operation = document.paths[`/api/v1/calculations/${name}`].post;
    const body = operation.requestBody.content["application/json"];
    const answer = operation.responses["200"].content["application/json"];
    expect(faults(body.example, at(body.schema.$ref))).toEqual([]);
    if (isLongCalculation(name)) return;
    expect(faults(answer.example, at(answer.schema.$ref))).toEqual([]);
    expect(answer.example).toEqual(JSON.parse(JSON.stringify(runCalculation(name, body.example))));
  });

  it("refuses by schema what the calculation refuses: a negative price, an unknown field, a missing one", () => {
    const schema = document.components.schemas.BreakevenInput;
    const good = calculationExamples.breakeven;
    expect(faults({ ...good, capex: -1 }, schema)).toHaveLength(1);
    expect(faults({ ...good, cpaex: 1 }, schema)).toHaveLength(1);
    const { capex: _left, ...partial } = good;
    expect(faults(partial, schema)).toHaveLength(1);
    for (const bad of [{ ...good, capex: -1 }, { ...good, cpaex: 1 }, partial]) {
      expect(() => runCalculation("breakeven", bad)).toThrow();
    }
  });

  it("describes only JSON: no schema is empty where a value is promised", () => {
    for (const name of ["WorkloadPage", "ScenarioDetail", "ScenarioList", "CalculationList", "Problem"]) {
      expect(document.components.schemas[name], name).toMatchObject({ type: "object", properties: expect.any(Object) });
    }
    expect(Object.keys(document.components.schemas.WorkloadPage.properties)).toEqual(Object.keys(workloadPage.shape));
    expect(Object.keys(document.components.schemas.ScenarioDetail.properties)).toEqual(
      Object.keys(scenarioDetail.shape),
    );
  });
});

describe("the examples give the guide's figures", () => {
  it("breakeven: 800,000 / (100,000 − 15,000) = 9.41, month 10; 3.6 M − 1.34 M = 2.26 M", () => {
    const result = runCalculation("breakeven", calculationExamples.breakeven);
    expect(result.breakevenMonths).toBeCloseTo(9.4118, 4);
    expect(result).toMatchObject({
      breakevenMonth: 10,
      cloudTotal: 3_600_000,
      onPremTotal: 1_340_000,
      savings: 2_260_000,
    });
  });

  it("portfolio: 230 − 172 = 58 thousand, 25.2%", () => {
    const result = runCalculation("portfolio-comparison", calculationExamples["portfolio-comparison"]);
    expect(result).toMatchObject({
      beforeTotal: 230_000,
      afterTotal: 172_000,
      monthlySaving: 58_000,
      annualSaving: 696_000,
    });
    expect(result.savingRatio).toBeCloseTo(0.2522, 4);
  });

  it("training run: 10,000 / 8 × 32.77 = 40,962.50; 289,000 over 3 years; 4.86 and 5.95 runs", () => {
    const result = runCalculation("training-run", calculationExamples["training-run"]);
    expect(result.cloudPerRun).toBeCloseTo(40_962.5, 6);
    expect(result.onPremTotal).toBe(289_000);
    expect(result.breakevenRunsHardwareOnly).toBeCloseTo(4.858, 3);
    expect(result.breakevenRuns).toBeCloseTo(5.947, 3);
    expect(result.savingsRatio).toBeCloseTo(0.4121, 4);
  });

  it("facility: 8 × 6.5 × 1.3 × 8,760 × 0.12 = 71,061.12", () => {
    expect(runCalculation("facility", calculationExamples.facility).annualPowerCost).toBeCloseTo(71_061.12, 2);
  });

  it("edge: 15,000 / (6,500 − 200) = 2.381 months", () => {
    expect(runCalculation("edge", calculationExamples.edge).paybackMonths).toBeCloseTo(2.381, 3);
  });
});
