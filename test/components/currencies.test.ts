import { readdirSync, readFileSync } from "node:fs";
import { createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { ReconciliationStrip } from "@/components/chargeback/reconciliation-strip";
import { SupplyTable } from "@/components/price-book/supply-table";
import { CostTable } from "@/components/scenarios/cost-table";
import { DifferenceTable } from "@/components/scenarios/difference-table";
import { SplitCard } from "@/components/scenarios/split-card";
import { evaluateScenario } from "@/lib/calc/scenario";
import { differences } from "@/lib/chart/scenario-differences";
import { finding } from "@/lib/chart/scenario-finding";
import { focusedPlacement, placementViews } from "@/lib/chart/scenario-placements";
import { scenarioFromTemplate, scenarioTemplates } from "@/lib/schema/scenario-templates";
import { typicalTerms } from "@/lib/schema/supply-defaults";

// The currency belongs to the organisation, which the browser tests share: here pages' parts are drawn in others.
const template = scenarioTemplates.find(({ id }) => id === "portfolio");
if (!template) throw new Error("the portfolio expected");
const input = scenarioFromTemplate(template, "2027-01");
const result = evaluateScenario(input);
const views = placementViews(result, { basis: "cash", discountRateAnnual: input.discountRateAnnual });
const focus = focusedPlacement(views, "60");
const supply = { ...typicalTerms.cloud, id: "x", name: "Cloud H100" };

function drawn(currency: string): string[] {
  const elements: ReactElement[] = [
    createElement(CostTable, { view: focus, startMonth: input.startMonth, currency }),
    createElement(DifferenceTable, {
      views,
      focus,
      table: differences(views, focus),
      changes: [],
      currency,
      horizonMonths: input.horizonMonths,
      presentValues: [],
      discountRate: "8%",
    }),
    createElement(SplitCard, {
      view: focus,
      allCloud: views.allCloud.total,
      scaleEnd: views.allCloud.total,
      input,
      currency,
      focused: true,
      onFocus: () => undefined,
    }),
    createElement(SupplyTable, {
      supplies: [
        {
          id: "x",
          name: "Cloud H100",
          kind: "cloud",
          kindName: "Cloud",
          tier: "cloud",
          workloads: 1,
          current: null,
          next: null,
          entries: [
            { id: "1", validFrom: "2026-01-01", source: "", terms: supply, status: "valid", gpuHourRate: 6.88 },
          ],
        },
      ],
      selectedId: null,
      currency,
    }),
    createElement(ReconciliationStrip, {
      currency,
      figures: {
        imported: "1234567.89",
        allocated: "1000000",
        unallocated: "234567.89",
        inReview: "0",
        difference: "0",
      },
    }),
  ];
  const words = finding(views, focus, { input, currency }).map(({ text }) => text);
  return [...elements.map((element) => renderToStaticMarkup(element)), words.join("")];
}

describe.each(["JPY", "IDR"])("in %s", (currency) => {
  const parts = drawn(currency);

  test("nothing is in dollars", () => {
    for (const part of parts) expect(part.replaceAll(/"[^"]*"/g, "")).not.toMatch(/\$|USD/);
    expect(parts.join()).toContain(currency);
  });

  test("whole amounts have no decimals", () => {
    expect(parts[0]).toMatch(/>[\d,]{7,}</);
    expect(parts[0]).not.toMatch(/>[\d,]+\.\d+</);
  });
});

test("no component writes a currency of its own", () => {
  const files = readdirSync("components", { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
  const literal = /(?<![\w$])\$\d|[>"'`]USD[<"'`]/;
  const found = files.filter((file) =>
    readFileSync(`components/${file}`, "utf8")
      .split("\n")
      .some((line) => literal.test(line) && !/^\s*(\/\/|\/?\*)/.test(line)),
  );
  // The guide's thresholds are in US dollars, and its page says how they are read in another currency.
  expect(found).toEqual(["readiness/readiness-planner.tsx"]);
});
