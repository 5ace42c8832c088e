import { beforeEach, describe, expect, it } from "vitest";
import { defaultThresholds } from "@/lib/calc/classify";
import { getThresholds, updateThresholds } from "@/lib/store/thresholds";
import { testDatabase } from "@/test/database";

const { owner, scopeFor, users } = await testDatabase();

const at = new Date("2026-11-23T12:00:00Z");

async function stored() {
  const { rows } = await owner.query("SELECT thresholds FROM organisation");
  return rows[0].thresholds;
}

beforeEach(() => owner.query("UPDATE organisation SET thresholds = '{}'"));

describe("thresholds", () => {
  it("are the guide's until somebody changes them, for every role", async () => {
    expect(await getThresholds(scopeFor("manager"))).toEqual(defaultThresholds);
    expect(await getThresholds(scopeFor("leader"))).toEqual(defaultThresholds);
  });

  it("are stored where they differ from the guide, and give back what held before", async () => {
    const wanted = { ...defaultThresholds, utilisation: 0.7, datasetTb: 20 };
    expect(await updateThresholds(scopeFor("analyst"), { thresholds: wanted, at })).toEqual(defaultThresholds);
    expect(await stored()).toEqual({ utilisation: 0.7, datasetTb: 20 });
    expect(await getThresholds(scopeFor("manager"))).toEqual(wanted);
    expect(await updateThresholds(scopeFor("admin"), { thresholds: defaultThresholds, at })).toEqual(wanted);
    expect(await stored()).toEqual({});
  });

  it("leave an audit row with both sides", async () => {
    const after = { ...defaultThresholds, edgeLatencyMs: 20 };
    await updateThresholds(scopeFor("analyst"), { thresholds: after, at });
    const { rows } = await owner.query("SELECT * FROM audit_event ORDER BY id DESC LIMIT 1");
    expect(rows[0]).toMatchObject({
      action: "thresholds.update",
      entity: "organisation",
      actor_id: users.analyst.id,
      detail: { before: defaultThresholds, after },
    });
  });

  it("are the guide's again when what is stored does not parse", async () => {
    await owner.query(`UPDATE organisation SET thresholds = '{"utilisation": "much"}'`);
    expect(await getThresholds(scopeFor("analyst"))).toEqual(defaultThresholds);
  });

  it("cannot be changed by a leader or a manager, whatever the scope claims", async () => {
    const wanted = { ...defaultThresholds, utilisation: 0.9 };
    await expect(updateThresholds(scopeFor("leader"), { thresholds: wanted, at })).rejects.toThrow();
    await expect(updateThresholds(scopeFor("manager"), { thresholds: wanted, at })).rejects.toThrow();
    expect(await stored()).toEqual({});
  });
});
