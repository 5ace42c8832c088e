import { describe, expect, test } from "vitest";
import { components } from "@/lib/calc/timeline";
import { type ComponentFacts, componentOf, hiddenCostOf, hiddenCosts, ledgerComponents } from "@/lib/ledger/component";

const line: ComponentFacts = {
  category: "other",
  serviceCategory: "Compute",
  service: "Amazon Elastic Compute Cloud",
  charge: "usage",
  tier: "cloud",
};

describe("the component of a ledger line", () => {
  test.each<[string, Partial<ComponentFacts>, string]>([
    ["an instance", {}, "compute"],
    ["model tokens", { serviceCategory: "AI and Machine Learning", service: "Azure OpenAI Service" }, "compute"],
    ["an unused commitment in the cloud", { charge: "idle" }, "commitment-waste"],
    ["GPU-hours nobody used on an own site", { charge: "idle", tier: "on-prem", service: "H100 GPU-hours" }, "idle"],
    ["idle devices", { charge: "idle", tier: "edge", service: "L40S GPU-hours" }, "idle"],
    ["GPU-hours of an own site, full cost", { tier: "on-prem", service: "H100 GPU-hours" }, "compute"],
    ["object storage", { serviceCategory: "Storage", service: "Amazon Simple Storage Service" }, "storage"],
    ["storage of training", { category: "training", serviceCategory: "Storage", service: "S3" }, "storage"],
    ["traffic to the internet", { serviceCategory: "Networking", service: "AWS Data Transfer" }, "egress"],
    ["Azure's traffic", { serviceCategory: "Networking", service: "Bandwidth" }, "egress"],
    ["a NAT gateway", { serviceCategory: "Networking", service: "Amazon Virtual Private Cloud" }, "network"],
    ["a support plan", { serviceCategory: "Management and Governance", service: "AWS Support" }, "support"],
    ["a licence", { serviceCategory: "Other", service: "NVIDIA AI Enterprise licence" }, "licences"],
    ["logs", { serviceCategory: "Management and Governance", service: "Amazon CloudWatch" }, "other"],
    ["a credit on an instance", { charge: "adjustment" }, "compute"],
    ["electricity of a hall", { tier: "on-prem", serviceCategory: "Other", service: "Electricity" }, "power"],
    ["a rack", { tier: "on-prem", serviceCategory: "Other", service: "Colocation" }, "space"],
    ["a name that means a part of a fleet on own sites only", { service: "Power BI" }, "compute"],
    ["no service category, known to be training", { category: "training", serviceCategory: null }, "compute"],
    ["no service category, data transfer", { category: "data-transfer", serviceCategory: null }, "network"],
    ["nothing that tells", { serviceCategory: null, service: "Not named" }, "other"],
  ])("%s", (_, facts, expected) => {
    expect(componentOf({ ...line, ...facts })).toBe(expected);
  });

  test("every one but `other` is a component of a plan's timeline, so that the two can be compared", () => {
    const known: readonly string[] = components;
    expect(ledgerComponents.filter((component) => !known.includes(component))).toEqual(["other"]);
  });
});

describe("hidden costs", () => {
  test("egress, storage, network and idle follow from the component, unused commitments being idle", () => {
    const found = ledgerComponents.map((component) => hiddenCostOf(component, "x")).filter((each) => each !== null);
    expect(found).toEqual(["idle", "idle", "storage", "egress", "network"]);
    expect(hiddenCosts).toEqual(["egress", "storage", "network", "idle", "residency"]);
  });

  test("copies in another region are residency where the service says so, and then not storage or egress", () => {
    expect(hiddenCostOf("storage", "S3 Cross-Region Replication")).toBe("residency");
    expect(hiddenCostOf("egress", "Inter-Region Data Transfer")).toBe("residency");
    expect(hiddenCostOf("compute", "Replicated compute")).toBeNull();
  });
});
