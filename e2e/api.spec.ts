import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "./fixtures";

const base = "/api/v1";

async function calculate(request: APIRequestContext, token: string, name: string, data: unknown) {
  return request.post(`${base}/calculations/${name}`, { headers: { Authorization: `Bearer ${token}` }, data });
}

function bearer(token: string) {
  return { headers: { Authorization: `Bearer ${token}` } };
}

const guide = { cloudMonthly: 100_000, capex: 800_000, onPremMonthly: 15_000, horizonMonths: 36 };

test.describe("calculations", () => {
  test("breakeven: 800,000 / (100,000 − 15,000) = 9.41 months, month 10, not 9", async ({ request, demo }) => {
    const response = await calculate(request, demo.token, "breakeven", guide);
    expect(response.status()).toBe(200);
    expect(response.headers()["cache-control"]).toContain("no-store");
    const body = await response.json();
    expect(body).toMatchObject({
      breakevenMonth: 10,
      cloudTotal: 3_600_000,
      onPremTotal: 1_340_000,
      savings: 2_260_000,
    });
    expect(body.breakevenMonths).toBeCloseTo(9.4118, 4);
    expect(body.roi).toBeCloseTo(2.825, 6);
  });

  test("what does not happen is null: a fleet that costs more than the cloud", async ({ request, demo }) => {
    const response = await calculate(request, demo.token, "breakeven", { ...guide, onPremMonthly: 100_000 });
    expect(await response.json()).toMatchObject({ breakevenMonths: null, breakevenMonth: null });
  });

  test("training run: 96,333 a year, 41.2%, 4.86 and 5.95 runs", async ({ request, demo }) => {
    const response = await calculate(request, demo.token, "training-run", {
      gpuHoursPerRun: 10_000,
      runsPerYear: 4,
      gpusPerInstance: 8,
      instanceHourly: 32.77,
      serverCapex: 199_000,
      onPremMonthly: 2500,
    });
    const body = await response.json();
    expect(body.onPremAnnualised).toBeCloseTo(96_333.33, 2);
    expect(body.savingsRatio).toBeCloseTo(0.4121, 4);
    expect(body.breakevenRunsHardwareOnly).toBeCloseTo(4.858, 3);
    expect(body.breakevenRuns).toBeCloseTo(5.947, 3);
  });

  test("every calculation of the list answers its own example from the OpenAPI document", async ({ request, demo }) => {
    const { paths } = await (await request.get(`${base}/openapi.json`)).json();
    const { calculations } = await (await request.get(`${base}/calculations`, bearer(demo.token))).json();
    expect(calculations.length).toBeGreaterThanOrEqual(10);
    for (const { name, url } of calculations) {
      const { requestBody, responses } = paths[url].post;
      const response = await calculate(request, demo.token, name, requestBody.content["application/json"].example);
      expect(response.status(), name).toBe(200);
      // What takes long has no answer in the document.
      const { example } = responses["200"].content["application/json"];
      if (example) expect(await response.json(), name).toEqual(example);
    }
  });
});

test.describe("refusals are problems", () => {
  test("400, 413 and 415 for a body that is no JSON, too large, or of another type", async ({ request, demo }) => {
    const url = `${base}/calculations/breakeven`;
    const headers = { ...bearer(demo.token).headers, "Content-Type": "application/json" };
    const broken = await request.post(url, { headers, data: Buffer.from("{") });
    const large = await request.post(url, { headers, data: Buffer.alloc(1_100_000, " ") });
    const text = await request.post(url, { headers: { ...headers, "Content-Type": "text/plain" }, data: "{}" });
    expect([broken, large, text].map((each) => each.status())).toEqual([400, 413, 415]);
    for (const each of [broken, large, text]) {
      expect(each.headers()["content-type"]).toBe("application/problem+json");
      expect(each.headers()["cache-control"]).toContain("no-store");
      expect(await each.json()).toMatchObject({ status: each.status(), title: expect.any(String) });
    }
  });

  test("401 without a token, with a wrong one, and with one in another scheme", async ({ request, demo }) => {
    for (const Authorization of ["", "Bearer nonsense", `Bearer xo_${"a".repeat(43)}`, `Basic ${demo.token}`]) {
      const headers = Authorization === "" ? {} : { Authorization };
      const response = await request.get(`${base}/workloads`, { headers });
      expect(response.status(), Authorization).toBe(401);
      expect(response.headers()["www-authenticate"]).toBe("Bearer");
    }
  });

  test("404 for an unknown calculation, scenario, version and address", async ({ request, demo }) => {
    expect((await calculate(request, demo.token, "nonsense", {})).status()).toBe(404);
    const { scenarios } = await (await request.get(`${base}/scenarios`, bearer(demo.token))).json();
    for (const path of ["scenarios/none", `scenarios/${scenarios[0].id}?version=999`, "nonsense"]) {
      const response = await request.get(`${base}/${path}`, bearer(demo.token));
      expect(response.status(), path).toBe(404);
      expect(response.headers()["content-type"]).toBe("application/problem+json");
    }
  });

  test("405 with Allow for another method", async ({ request, demo }) => {
    const read = await request.get(`${base}/calculations/breakeven`, bearer(demo.token));
    const written = await request.delete(`${base}/workloads`, bearer(demo.token));
    expect([read.status(), written.status()]).toEqual([405, 405]);
    expect([read.headers().allow, written.headers().allow]).toEqual(["POST", "GET, HEAD"]);
  });

  test("422 names each field with its rule and its value", async ({ request, demo }) => {
    const response = await calculate(request, demo.token, "breakeven", {
      ...guide,
      capex: -1,
      cpaex: 5,
      horizonMonths: "x",
    });
    expect(response.status()).toBe(422);
    const { errors } = await response.json();
    expect(errors).toContainEqual({ field: "capex", rule: expect.any(String), value: -1 });
    expect(errors).toContainEqual({ field: "cpaex", rule: expect.any(String), value: 5 });
    expect(errors).toContainEqual({ field: "horizonMonths", rule: expect.any(String), value: "x" });
    const missing = await (await calculate(request, demo.token, "breakeven", {})).json();
    expect(missing.errors).toContainEqual({ field: "capex", rule: expect.any(String), value: null });
  });

  test("an answer to thousands of wrong items stays short", async ({ request, demo }) => {
    const response = await calculate(request, demo.token, "cash-flow", { flows: Array(100_000).fill("x") });
    expect(response.status()).toBe(422);
    expect((await response.json()).errors.length).toBeLessThanOrEqual(100);
  });

  test("422 for a page size or cursor that cannot be", async ({ request, demo }) => {
    for (const query of ["limit=0", "limit=501", "limit=x", "cursor=x", "nonsense=1"]) {
      const response = await request.get(`${base}/workloads?${query}`, bearer(demo.token));
      expect(response.status(), query).toBe(422);
      const [error] = (await response.json()).errors;
      expect(error, query).toMatchObject({ field: query.split("=")[0], value: query.split("=")[1] });
    }
  });
});

test.describe("what the organisation knows", () => {
  test("workloads come in pages that add up, priced and classified", async ({ request, demo }) => {
    const all = await (await request.get(`${base}/workloads`, bearer(demo.token))).json();
    expect(all).toMatchObject({ currency: "USD", total: 41, nextCursor: null });
    const names: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? "limit=15" : `limit=15&cursor=${cursor}`;
      const page = await (await request.get(`${base}/workloads?${query}`, bearer(demo.token))).json();
      names.push(...page.workloads.map((each: { name: string }) => each.name));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(names).toEqual(all.workloads.map((each: { name: string }) => each.name));
    const inspect = all.workloads.find((each: { name: string }) => each.name === "line-inspect-a");
    expect(inspect).toMatchObject({ tier: "cloud", recommended: { tier: "edge" }, team: { name: "Robotics" } });
    expect(inspect.monthlyCost).toBeGreaterThan(0);
  });

  test("a scenario comes with its results, in the version asked for", async ({ request, demo }) => {
    const { scenarios } = await (await request.get(`${base}/scenarios`, bearer(demo.token))).json();
    const plan = scenarios.find((each: { status: string }) => each.status === "plan");
    expect(plan).toMatchObject({ name: "Inference fleet 2027", version: 3, currentVersion: 3 });
    const current = await (await request.get(plan.url, bearer(demo.token))).json();
    expect(current.results.splits.map((each: { share: number }) => each.share)).toEqual([0.7, 0.5, 0.3]);
    expect(current.results.allCloud.comparison).toBeNull();
    const seventy = current.results.splits[0];
    expect(seventy.comparison.savings).toBeCloseTo(current.results.allCloud.total - seventy.total, 4);
    expect(seventy.cumulative).toHaveLength(current.input.horizonMonths + 1);
    const first = await (await request.get(`${plan.url}?version=1`, bearer(demo.token))).json();
    expect(first).toMatchObject({ version: 1, currentVersion: 3, author: "Mara Lindqvist" });
    expect(first.results.allCloud.total).toBeGreaterThan(current.results.allCloud.total);
  });

  test("the guide's example as a scenario breaks even after 9.41 months", async ({ request, demo }) => {
    const { scenarios } = await (await request.get(`${base}/scenarios`, bearer(demo.token))).json();
    const example = scenarios.find((each: { name: string }) => each.name.startsWith("100 K a month"));
    const { results } = await (await request.get(example.url, bearer(demo.token))).json();
    expect(results.allOnPrem.comparison.breakevenMonths).toBeCloseTo(9.4118, 4);
    expect(results.allOnPrem.total).toBeCloseTo(1_340_000, 2);
  });
});

test("a manager's own token sees the own team, runs calculations, and no scenarios", async ({
  request,
  signedInAs,
}) => {
  const page = await signedInAs("manager");
  await page.goto("/settings/tokens");
  await page.getByRole("button", { name: "Create token" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(`Team report ${Date.now()}`);
  await dialog.getByRole("checkbox", { name: "Read workloads" }).check();
  await dialog.getByRole("button", { name: "Create token" }).click();
  const token = (await dialog.getByText(/^xo_/).textContent()) ?? "";

  const { workloads, total } = await (await request.get(`${base}/workloads`, bearer(token))).json();
  expect(total).toBe(workloads.length);
  expect(total).toBeGreaterThan(3);
  expect(new Set(workloads.map((each: { team: { name: string } }) => each.team.name))).toEqual(new Set(["Vision"]));
  expect((await calculate(request, token, "breakeven", guide)).status()).toBe(200);
  const refused = await request.get(`${base}/scenarios`, bearer(token));
  expect(refused.status()).toBe(403);
  expect(JSON.stringify(await refused.json())).not.toContain("Inference fleet");
});
