import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fleetNodes, nodesFor } from "../../lib/calc/fleet-nodes";
import { fleetOf, frozen } from "./fixtures";

describe("nodesFor", () => {
  it("⌈100 / (8 × 0.7)⌉ = ⌈17.86⌉ = 18 nodes, and 2 spares", () => {
    expect(nodesFor(100, fleetOf({ targetUtilisation: 0.7 }))).toBe(18);
    expect(nodesFor(100, fleetOf({ targetUtilisation: 0.7, spareNodes: 2 }))).toBe(20);
  });

  it("3 / 0.6 is 5 nodes of one GPU although 0.1 · 3 · 10 / 0.6 comes out as 5.000000000000001", () => {
    const capacity = 0.1 * 3 * 10;
    expect(capacity / 0.6).toBeGreaterThan(5);
    expect(nodesFor(capacity, fleetOf({ gpusPerNode: 1, targetUtilisation: 0.6 }))).toBe(5);
  });

  it("needs no node, and no spare, for nothing", () => {
    expect(nodesFor(0, fleetOf({ spareNodes: 3 }))).toBe(0);
  });
});

describe("fleetNodes", () => {
  it("buys a node in the month before it is needed", () => {
    const nodes = fleetNodes(fleetOf(), frozen([0, 8, 8, 16, 16]));
    expect([...nodes.bought]).toEqual([1, 0, 1, 0, 0]);
    expect([...nodes.inService]).toEqual([1, 1, 1, 2, 2]);
  });

  it("does not sell when demand falls", () => {
    expect([...fleetNodes(fleetOf(), frozen([0, 24, 8, 8])).inService]).toEqual([3, 3, 3, 3]);
  });

  it("replaces at the end of life what is still needed", () => {
    const nodes = fleetNodes(fleetOf({ lifeMonths: 2 }), frozen([0, 24, 8, 8, 8]));
    expect([...nodes.bought]).toEqual([3, 0, 1, 0, 0]);
    expect([...nodes.inService]).toEqual([3, 3, 3, 1, 1]);
    expect(nodes.livingAtHorizon).toBe(1);
  });

  it("uses the nodes already owned first, and buys them anew when their life ends", () => {
    const nodes = fleetNodes(fleetOf({ ownedNodes: 2, lifeMonths: 3 }), frozen([0, 24, 24, 24, 24, 24]));
    expect([...nodes.bought]).toEqual([1, 0, 0, 3, 0, 0]);
    expect([...nodes.inService]).toEqual([3, 3, 3, 3, 3, 3]);
  });

  it("leaves owned nodes that nothing needs out of service", () => {
    expect([...fleetNodes(fleetOf({ ownedNodes: 5 }), frozen([0, 8, 16])).inService]).toEqual([1, 1, 2]);
    expect([...fleetNodes(fleetOf({ ownedNodes: 5 }), frozen([0, 0, 0])).inService]).toEqual([0, 0, 0]);
  });

  it("always has enough nodes in service", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 10 }),
        (capacity, lifeMonths, ownedNodes) => {
          const fleet = fleetOf({ targetUtilisation: 0.7, lifeMonths, ownedNodes });
          const { inService } = fleetNodes(fleet, [0, ...capacity]);
          for (const [index, gpus] of capacity.entries()) {
            expect((inService[index + 1] ?? 0) * 8 * 0.7).toBeGreaterThanOrEqual(gpus - 1e-6);
          }
        },
      ),
    );
  });
});
