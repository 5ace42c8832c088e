import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type SankeyFlow, sankeyGraph, shortened } from "@/lib/chart/sankey";
import { frozen } from "../calc/fixtures";

const flowOf = (change: Partial<SankeyFlow> = {}): SankeyFlow =>
  frozen({
    key: "0",
    source: "chat",
    path: "p5",
    destination: "Internet",
    amount: 10,
    colour: "var(--cloud)",
    ...change,
  });

describe("sankeyGraph", () => {
  test("two sources by one path to one place are four nodes and three links: 10 + 5 = 15 arrive", () => {
    const { nodes, links } = sankeyGraph([flowOf(), flowOf({ source: "search", amount: 5 })]);
    expect(nodes.map(({ name, column, amount }) => [name, column, amount])).toEqual([
      ["chat", 0, 10],
      ["p5", 1, 15],
      ["Internet", 2, 15],
      ["search", 0, 5],
    ]);
    expect(links.map(({ source, target, value }) => [source, target, value])).toEqual([
      [0, 1, 10],
      [1, 2, 15],
      [3, 1, 5],
    ]);
  });

  test("a name that stands in two columns is two nodes, so that nothing flows in a circle", () => {
    expect(sankeyGraph([flowOf({ source: "same", path: "same", destination: "same" })]).nodes).toHaveLength(3);
  });

  test("of 40 sources by one path 28 keep their names: 28 + 1 for the rest + 1 onward = 30 links", () => {
    const flows = Array.from({ length: 40 }, (_, at) => flowOf({ source: `s${at}`, amount: 40 - at }));
    const { nodes, links } = sankeyGraph(flows);
    expect(links).toHaveLength(30);
    expect(nodes.filter(({ column }) => column === 0)).toHaveLength(29);
    // 12 + 11 + … + 1 = 78.
    expect(nodes.find(({ name }) => name === "Other")?.amount).toBe(78);
  });

  test("what does not move is not drawn, and nothing is nothing", () => {
    expect(sankeyGraph([flowOf({ amount: 0 })])).toEqual({ nodes: [], links: [] });
    expect(sankeyGraph([])).toEqual({ nodes: [], links: [] });
  });

  test("never more than 30 links, and what leaves the first column arrives in the last", () => {
    const place = (letter: string) => fc.integer({ min: 0, max: 25 }).map((at) => `${letter}${at}`);
    const flow = fc
      .record({
        source: place("s"),
        path: place("p"),
        destination: place("d"),
        amount: fc.integer({ min: 0, max: 1000 }),
      })
      .map((each) => flowOf(each));
    fc.assert(
      fc.property(fc.array(flow, { maxLength: 60 }), (flows) => {
        const { nodes, links } = sankeyGraph(flows);
        const moved = flows.reduce((sum, { amount }) => sum + amount, 0);
        expect(links.length).toBeLessThanOrEqual(30);
        for (const column of [0, 1, 2]) {
          const amounts = nodes.filter((node) => node.column === column).map(({ amount }) => amount);
          expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(moved);
        }
        expect(links.reduce((sum, { value }) => sum + value, 0)).toBe(2 * moved);
      }),
    );
  });
});

test("a name is cut in the middle: 15 letters to 9 leave 4 + … + 4", () => {
  expect(shortened("support-chat-7b", 9)).toBe("supp…t-7b");
  expect(shortened("chat", 9)).toBe("chat");
});
