import { describe, expect, it } from "vitest";
import { typicalTerms } from "@/lib/schema/supply-defaults";
import {
  addPrice,
  archiveSupply,
  createSupply,
  listPriceHistories,
  listSupplies,
  restoreSupply,
} from "@/lib/store/supplies";
import { testDatabase } from "@/test/database";

const { owner, scopeFor, teams, users } = await testDatabase();

const cloud = typicalTerms.cloud;
const at = new Date("2026-11-23T12:00:00Z");
let count = 0;

async function supply(terms: typeof cloud = cloud, validFrom = "2025-06-01") {
  count += 1;
  const name = `offer ${count}`;
  const { id } = await createSupply(scopeFor("analyst"), { name, validFrom, source: "Price list of June 2025", terms });
  return { id, name };
}

async function termsOn(id: string, on: string) {
  return (await listSupplies(scopeFor("analyst"), { on })).find((each) => each.id === id);
}

async function audits(entityId: string) {
  const { rows } = await owner.query(
    "SELECT action, actor_id, detail FROM audit_event WHERE entity = 'supply' AND entity_id = $1 ORDER BY id",
    [entityId],
  );
  return rows;
}

describe("listSupplies", () => {
  it("gives the terms that hold on a day: from their first day on, until the next entry's", async () => {
    const { id } = await supply({ ...cloud, onDemandHourly: 98.32 }, "2023-07-26");
    await addPrice(scopeFor("analyst"), {
      supplyId: id,
      validFrom: "2025-06-01",
      source: "Price cut of June 2025",
      terms: { ...cloud, onDemandHourly: 55.04 },
    });
    expect(await termsOn(id, "2023-07-25")).toBeUndefined();
    expect(await termsOn(id, "2023-07-26")).toMatchObject({
      validFrom: "2023-07-26",
      terms: { onDemandHourly: 98.32 },
    });
    expect(await termsOn(id, "2025-05-31")).toMatchObject({ validFrom: "2023-07-26" });
    expect(await termsOn(id, "2025-06-01")).toMatchObject({
      validFrom: "2025-06-01",
      source: "Price cut of June 2025",
      terms: { id, kind: "cloud", onDemandHourly: 55.04 },
    });
  });

  it("is there for everybody who may read workloads, without archived supplies", async () => {
    const { id } = await supply();
    const seen = async () => (await listSupplies(scopeFor("manager"), { on: "2026-11-23" })).map((each) => each.id);
    expect(await seen()).toContain(id);
    await archiveSupply(scopeFor("analyst"), { id, at });
    expect(await seen()).not.toContain(id);
  });
});

describe("createSupply and addPrice", () => {
  it("leave an audit row each, by the one who wrote", async () => {
    const { id, name } = await supply();
    await addPrice(scopeFor("admin"), { supplyId: id, validFrom: "2027-01-01", source: "Quote 7", terms: cloud });
    const rows = await audits(id);
    expect(rows.map((row) => [row.action, row.actor_id])).toEqual([
      ["supply.create", users.analyst.id],
      ["price.create", users.admin.id],
    ]);
    expect(rows[0].detail).toMatchObject({ name, validFrom: "2025-06-01" });
    expect(rows[1].detail).toMatchObject({ validFrom: "2027-01-01", source: "Quote 7" });
  });

  it("refuse a second entry of the same day and a second supply of the same name", async () => {
    const { id, name } = await supply();
    const again = { supplyId: id, validFrom: "2025-06-01", source: "Another list", terms: cloud };
    await expect(addPrice(scopeFor("analyst"), again)).rejects.toThrow("already has a price from 2025-06-01");
    const twin = { name, validFrom: "2026-01-01", source: "Another list", terms: cloud };
    await expect(createSupply(scopeFor("analyst"), twin)).rejects.toThrow(`already called ${name}`);
    expect(await audits(id)).toHaveLength(1);
  });

  it("let only one of two equal entries at once win", async () => {
    const { id } = await supply();
    const entry = { supplyId: id, validFrom: "2026-02-01", source: "Race", terms: cloud };
    const results = await Promise.allSettled([1, 2, 3].map(() => addPrice(scopeFor("analyst"), entry)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await audits(id)).toHaveLength(2);
  });

  it("refuse terms of another kind, and a supply that is not there or archived", async () => {
    const { id } = await supply();
    const entry = { supplyId: id, validFrom: "2026-03-01", source: "Quote 8", terms: typicalTerms.owned };
    await expect(addPrice(scopeFor("analyst"), entry)).rejects.toThrow("priced as cloud");
    const nowhere = { ...entry, supplyId: teams.search, terms: cloud };
    await expect(addPrice(scopeFor("analyst"), nowhere)).rejects.toThrow("No such supply");
    await archiveSupply(scopeFor("analyst"), { id, at });
    await expect(addPrice(scopeFor("analyst"), { ...entry, terms: cloud })).rejects.toThrow("is archived");
  });

  it("are refused by the database to a manager and a leader, whatever the scope claims", async () => {
    const input = { name: "not allowed", validFrom: "2026-01-01", source: "Quote 9", terms: cloud };
    await expect(createSupply(scopeFor("manager"), input)).rejects.toThrow();
    await expect(createSupply(scopeFor("leader"), input)).rejects.toThrow();
    const { rows } = await owner.query("SELECT 1 FROM supply WHERE name = 'not allowed'");
    expect(rows).toEqual([]);
  });
});

describe("archiveSupply", () => {
  it("is undone by restoreSupply, with an audit row for both", async () => {
    const { id, name } = await supply();
    await archiveSupply(scopeFor("analyst"), { id, at });
    const archived = (await listPriceHistories(scopeFor("leader"))).find((each) => each.id === id);
    expect(archived).toMatchObject({ archived: true, entries: [{ validFrom: "2025-06-01" }] });
    expect(await restoreSupply(scopeFor("analyst"), id)).toEqual({ name });
    expect(await termsOn(id, "2026-11-23")).toMatchObject({ name });
    expect((await audits(id)).map((row) => row.action)).toEqual(["supply.create", "supply.archive", "supply.restore"]);
  });

  it("is refused while a workload of any team runs on it, and says how many", async () => {
    const { id, name } = await supply();
    await owner.query(
      `INSERT INTO workload (team_id, name, kind, supply_id, gpu_hours_monthly) VALUES ($1, 'held', 'fine-tuning', $2, 10)`,
      [teams.search, id],
    );
    await expect(archiveSupply(scopeFor("analyst"), { id, at })).rejects.toThrow(`1 workload runs on ${name}`);
    expect(await termsOn(id, "2026-11-23")).toBeDefined();
  });
});
