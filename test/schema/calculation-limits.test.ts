import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { InvalidInput } from "@/lib/errors";
import { calculationExamples } from "@/lib/schema/calculation-examples";
import {
  type CalculationName,
  calculations,
  isCalculationName,
  prepareCalculation,
  runCalculation,
} from "@/lib/schema/calculations";
import { formFields } from "@/lib/schema/form-field";
import { type Path, startOfVariant, valueAt, withValueAt } from "@/lib/schema/form-value";

type Node = z.core.JSONSchema.JSONSchema;
type Leaf = { path: Path; node: Node; input: unknown };

const names = Object.keys(calculations).filter(isCalculationName);

beforeAll(() => Promise.all(names.map(prepareCalculation)));

const asNode = (node: Node | boolean | undefined): Node => (typeof node === "object" ? node : {});

/** The example, and once more with each other form that a choice of forms can take. */
function inputsOf(name: CalculationName): unknown[] {
  const example: unknown = calculationExamples[name];
  const others = formFields(calculations[name].input).flatMap((field) => {
    const [shape, path] = field.kind === "list" ? [field.item, [field.key, 0]] : [field, [field.key]];
    if (shape.kind !== "variants") return [];
    return shape.variants.map((variant) => withValueAt(example, path, startOfVariant(variant, shape.by)));
  });
  return [example, ...others];
}

/** The schema of every field that the input has or could have; of a choice of forms the one that the input is of. */
function leavesOf(given: Node | boolean | undefined, input: unknown, path: Path = []): Leaf[] {
  const node = asNode(given);
  const members = (node.anyOf ?? node.oneOf)?.map(asNode).filter(({ type }) => type !== "null");
  if (members) {
    const [first] = members;
    const member = members.length === 1 ? first : members.find((each) => isOf(each, valueAt(input, path)));
    return member ? leavesOf(member, input, path) : [];
  }
  const own: Leaf[] = path.length > 0 ? [{ path, node, input }] : [];
  if (node.properties) {
    return [...own, ...Object.entries(node.properties).flatMap(([key, each]) => leavesOf(each, input, [...path, key]))];
  }
  if (node.type === "array" && !Array.isArray(node.items))
    return [...own, ...leavesOf(node.items, input, [...path, 0])];
  return own;
}

function isOf({ properties }: Node, value: unknown): boolean {
  if (properties === undefined || typeof value !== "object") return false;
  const discriminator = Object.entries(properties).find(([, each]) => asNode(each).const !== undefined);
  return !discriminator || valueAt(value, [discriminator[0]]) === asNode(discriminator[1]).const;
}

/** Values that a field must refuse. */
function wrongValues({ type, ...node }: Node): unknown[] {
  if (node.const !== undefined || node.enum) return ["no such word", 7, {}];
  // zod writes "boolean or null" as a list of types.
  const [only] = [type].flat();
  switch (only) {
    case "number":
    case "integer":
      return [
        Number.NaN,
        Number.POSITIVE_INFINITY,
        Number.NEGATIVE_INFINITY,
        "12",
        true,
        {},
        ...(type === "integer" ? [1.5] : []),
        ...(node.minimum === undefined ? [] : [node.minimum - 1]),
        ...(node.maximum === undefined ? [] : [node.maximum * 2 + 1]),
        ...(typeof node.exclusiveMinimum === "number" ? [node.exclusiveMinimum, node.exclusiveMinimum - 1] : []),
        ...(typeof node.exclusiveMaximum === "number" ? [node.exclusiveMaximum, node.exclusiveMaximum + 1] : []),
      ];
    case "string":
      return [
        7,
        [],
        "9".repeat(100_000),
        ...(node.minLength ? [""] : []),
        ...(node.maxLength ? ["x".repeat(node.maxLength + 1)] : []),
      ];
    case "boolean":
      return ["yes", 1];
    case "array":
      return ["list", 3, {}, ...(node.minItems ? [[]] : [])];
    case "object":
      return ["object", 3];
    default:
      throw new Error(`A field of type ${JSON.stringify(type)} has no wrong values here.`);
  }
}

const leaves = names.flatMap((name) => {
  const schema = z.toJSONSchema(calculations[name].input, { io: "input" });
  const found = inputsOf(name).flatMap((input) => leavesOf(schema, input));
  const byTitle = new Map(found.map((leaf) => [`${name}: ${leaf.path.join(".")}${formOf(leaf)}`, leaf]));
  return [...byTitle].map(([title, leaf]): [string, CalculationName, Leaf] => [title, name, leaf]);
});

/** Which of several forms the field is of, where they have fields of the same name. */
function formOf({ path, input }: Leaf): string {
  const kind = valueAt(input, [...path.slice(0, -1), "kind"]);
  return path.length > 1 && typeof kind === "string" ? ` (${kind})` : "";
}

function problemsOf(name: CalculationName, input: unknown) {
  try {
    runCalculation(name, input);
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems;
    throw error;
  }
  return [];
}

describe("every field refuses what it may not be, by its name and with the value:", () => {
  it("finds the fields of every calculation", () => {
    expect(new Set(leaves.map(([, name]) => name)).size).toBe(names.length);
    expect(leaves.length).toBeGreaterThan(150);
  });

  it("has bounds on every number and every list", () => {
    const unbounded = leaves.filter(([, , { node }]) => {
      const [type] = [node.type].flat();
      if (type === "array") return node.maxItems === undefined;
      if (type !== "number" && type !== "integer") return false;
      const least = node.minimum ?? node.exclusiveMinimum;
      const most = node.maximum ?? node.exclusiveMaximum;
      return least === undefined || most === undefined;
    });
    expect(unbounded.map(([title]) => title)).toEqual([]);
  });

  it.each(leaves)("%s", (_title, name, { path, node, input: good }) => {
    for (const value of wrongValues(node)) {
      const input = withValueAt(good, path, value);
      const problems = problemsOf(name, input);
      const problem = problems.find(({ field }) => field === path.join("."));
      expect(problem, `${JSON.stringify(value)} gave ${JSON.stringify(problems)}`).toBeDefined();
      expect(problem?.value).toEqual(value);
      expect(problem?.rule).not.toBe("");
    }
  });

  it.each(leaves.filter(([, , { node }]) => node.type === "array" && node.maxItems))(
    "%s has an end",
    (_title, name, { path, node, input }) => {
      const [row] = [valueAt(input, path)].flat();
      const rows = new Array<unknown>((node.maxItems ?? 0) + 1).fill(row ?? 1);
      const problems = problemsOf(name, withValueAt(input, path, rows));
      expect(problems.map(({ field }) => field)).toContain(path.join("."));
    },
  );

  it.each(leaves.filter(([, , { node }]) => node.properties))(
    "%s has no other fields",
    (_title, name, { path, input }) => {
      const problems = problemsOf(name, withValueAt(input, [...path, "surprise"], 1));
      expect(problems).toContainEqual({ field: [...path, "surprise"].join("."), rule: "no such field", value: 1 });
    },
  );
});

describe("at its bounds every number gives figures, and no NaN or infinity:", () => {
  const numbers = leaves.filter(([, , { node }]) => node.type === "number" || node.type === "integer");

  it.each(numbers)("%s", (_title, name, { path, node, input: good }) => {
    const least = typeof node.exclusiveMinimum === "number" ? node.exclusiveMinimum + 1e-6 : node.minimum;
    const most = typeof node.exclusiveMaximum === "number" ? node.exclusiveMaximum - 1e-6 : node.maximum;
    for (const value of [least, most]) {
      if (value === undefined) continue;
      const input = withValueAt(good, path, value);
      // A rule between two fields may refuse the bound of one of them; what is taken has to come out as the schema says.
      const given = calculations[name].input.safeParse(input);
      if (!given.success) continue;
      const output = runCalculation(name, input);
      expect(calculations[name].output.safeParse(output).error?.issues ?? [], `${path.join(".")} = ${value}`).toEqual(
        [],
      );
    }
  });
});
