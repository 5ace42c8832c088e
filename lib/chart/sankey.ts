import type { ChartColumn, ChartRow } from "./chart-table";

/** What moves from a source by a path to a destination. */
export type SankeyFlow = {
  key: string;
  source: string;
  path: string;
  destination: string;
  amount: number;
  /** A colour of the theme, for its path: "var(--cloud)". */
  colour: string;
};

export type SankeyNode = { name: string; column: 0 | 1 | 2; amount: number; colour: string };

/** By the positions of its nodes. */
export type SankeyLink = { source: number; target: number; value: number; colour: string };

export type SankeyModel = {
  /** The finding. */
  title: string;
  summary: string;
  unit: string;
  format: (amount: number) => string;
  nodes: readonly SankeyNode[];
  links: readonly SankeyLink[];
  /** Every flow, none in "Other", and their total. */
  columns: readonly ChartColumn[];
  rows: readonly ChartRow[];
};

export const other = "Other";

/**
 * Flows as nodes in three columns and the links between them. The smallest flows are drawn together, first by their
 * sources, then whole, until the links are few enough to be told apart; nothing that moves is left out.
 */
export function sankeyGraph(flows: readonly SankeyFlow[], mostLinks = 30): Pick<SankeyModel, "nodes" | "links"> {
  const moving = flows.filter(({ amount }) => amount > 0).toSorted((one, other) => other.amount - one.amount);
  const plain = graphOf(moving);
  if (plain.links.length <= mostLinks) return plain;
  for (const merge of [bySource, whole]) {
    for (let kept = moving.length - 2; kept >= 0; kept--) {
      const graph = graphOf(moving.map((flow, index) => (index < kept ? flow : merge(flow))));
      if (graph.links.length <= mostLinks) return graph;
    }
  }
  return graphOf(moving.map(whole));
}

const otherColour = "var(--chart-other)";

function bySource(flow: SankeyFlow): SankeyFlow {
  return { ...flow, source: other };
}

function whole(flow: SankeyFlow): SankeyFlow {
  return { ...flow, source: other, path: other, destination: other, colour: otherColour };
}

function graphOf(flows: readonly SankeyFlow[]): Pick<SankeyModel, "nodes" | "links"> {
  const nodes: SankeyNode[] = [];
  const places = new Map<string, number>();
  const links = new Map<string, SankeyLink>();
  const place = (name: string, column: SankeyNode["column"], { amount, colour }: SankeyFlow) => {
    const key = `${column} ${name}`;
    const at = places.get(key) ?? nodes.length;
    const node = nodes[at];
    if (node) nodes[at] = { ...node, amount: node.amount + amount };
    else nodes.push({ name, column, amount, colour: name === other ? otherColour : colour });
    places.set(key, at);
    return at;
  };
  const connect = (source: number, target: number, { amount, colour }: SankeyFlow) => {
    const key = `${source} ${target}`;
    links.set(key, { source, target, value: (links.get(key)?.value ?? 0) + amount, colour });
  };
  for (const flow of flows) {
    const [source, path] = [place(flow.source, 0, flow), place(flow.path, 1, flow)];
    connect(source, path, flow);
    connect(path, place(flow.destination, 2, flow), flow);
  }
  return { nodes, links: [...links.values()] };
}

/** A name that fits, cut in the middle, because beginnings and ends tell names apart. */
export function shortened(name: string, most: number): string {
  if (name.length <= most) return name;
  const half = Math.max(1, Math.floor((most - 1) / 2));
  return `${name.slice(0, Math.max(1, most - 1 - half))}…${name.slice(-half)}`;
}
