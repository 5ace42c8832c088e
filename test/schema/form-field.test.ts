import { describe, expect, it } from "vitest";
import { z } from "zod";
import { calculationExamples } from "@/lib/schema/calculation-examples";
import { calculationFamilies } from "@/lib/schema/calculation-families";
import { type CalculationName, calculations, isCalculationName } from "@/lib/schema/calculations";
import { type FieldShape, type FormField, formFields } from "@/lib/schema/form-field";
import { startOf, startOfVariant, valueAt, variantOf, withValueAt } from "@/lib/schema/form-value";

const names = Object.keys(calculations).filter(isCalculationName);

const only = (schema: z.ZodType): FormField => {
  const [field] = formFields(z.strictObject({ value: schema }));
  if (!field) throw new Error("no field");
  return field;
};

describe("a form is read from its schema:", () => {
  it("numbers with their bounds", () => {
    expect(only(z.number().min(0).max(1))).toMatchObject({
      key: "value",
      kind: "number",
      minimum: 0,
      maximum: 1,
      aboveMinimum: false,
      isWhole: false,
      isRequired: true,
    });
    expect(only(z.number().gt(0).lt(2))).toMatchObject({
      minimum: 0,
      maximum: 2,
      aboveMinimum: true,
      belowMaximum: true,
    });
    expect(only(z.int().min(1).max(360).default(60))).toMatchObject({ isWhole: true, isRequired: false, standard: 60 });
  });

  it("null as not given", () => {
    expect(only(z.number().min(0).nullable().default(null))).toMatchObject({ kind: "number", isNullable: true });
    expect(only(z.boolean().nullable())).toMatchObject({ kind: "flag", isNullable: true });
  });

  it("choices, flags and text", () => {
    expect(only(z.enum(["a", "b"]))).toMatchObject({ kind: "choice", options: ["a", "b"] });
    expect(only(z.boolean().default(false))).toMatchObject({ kind: "flag", standard: false });
    expect(only(z.string().min(1).max(200))).toMatchObject({ kind: "text", maxLength: 200 });
    expect(only(z.union([z.string(), z.number()]))).toMatchObject({ kind: "text" });
  });

  it("groups, and lists of numbers and of groups", () => {
    expect(only(z.strictObject({ a: z.number() }))).toMatchObject({ kind: "group", fields: [{ key: "a" }] });
    expect(only(z.array(z.number()).min(1).max(9))).toMatchObject({
      kind: "list",
      minimum: 1,
      maximum: 9,
      item: { kind: "number" },
    });
    expect(only(z.array(z.strictObject({ a: z.number() })))).toMatchObject({
      kind: "list",
      minimum: 0,
      maximum: null,
      item: { kind: "group" },
    });
  });

  it("a discriminated union as a choice of forms", () => {
    const either = z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("one"), a: z.number() }),
      z.strictObject({ kind: z.literal("two") }),
    ]);
    expect(only(either)).toMatchObject({
      kind: "variants",
      by: "kind",
      variants: [
        { name: "one", fields: [{ key: "a" }] },
        { name: "two", fields: [] },
      ],
    });
  });

  it("words beside a form of one's own", () => {
    expect(only(z.union([z.enum(["int8", "pruning"]), z.strictObject({ ratio: z.number() })]))).toMatchObject({
      kind: "variants",
      by: null,
      variants: [{ word: "int8" }, { word: "pruning" }, { name: "own", fields: [{ key: "ratio" }] }],
    });
  });

  it("anything else as JSON", () => {
    expect(only(z.union([z.number(), z.boolean()]))).toMatchObject({ kind: "json" });
    expect(only(z.record(z.string(), z.number()))).toMatchObject({ kind: "json" });
  });
});

describe("every calculation", () => {
  const kinds = (field: FieldShape): string[] =>
    field.kind === "group"
      ? field.fields.flatMap(kinds)
      : field.kind === "list"
        ? kinds(field.item)
        : field.kind === "variants"
          ? field.variants.flatMap((each) => ("fields" in each ? each.fields.flatMap(kinds) : []))
          : [field.kind];

  // Their fields go by names that nobody knows beforehand; people use their pages, not their forms.
  const namedByKey = new Set<CalculationName>(["placement", "roadmap", "simulate", "sensitivity"]);

  it.each(names.filter((name) => !namedByKey.has(name)))(
    "%s has a form without JSON, and a field for every value of its example",
    (name) => {
      const fields = formFields(calculations[name].input);
      expect(fields.flatMap(kinds)).not.toContain("json");
      expect(fields.map(({ key }) => key)).toEqual(expect.arrayContaining(Object.keys(calculationExamples[name])));
    },
  );

  it("stands in one family, and in a named one", () => {
    const families = calculationFamilies();
    expect(families.flatMap((family) => family.names).sort()).toEqual([...names].sort());
    expect(families.map(({ title }) => title)).not.toContain("More");
  });
});

describe("the value of a form", () => {
  const value = { a: 1, list: [{ b: 2 }, { b: 3 }] };

  it("is read and written by path, and leaves the rest as it is", () => {
    expect(valueAt(value, ["list", 1, "b"])).toBe(3);
    expect(valueAt(value, ["list", 7, "b"])).toBeUndefined();
    expect(withValueAt(value, ["list", 1, "b"], 9)).toEqual({ a: 1, list: [{ b: 2 }, { b: 9 }] });
    expect(withValueAt({}, ["c", "d"], 1)).toEqual({ c: { d: 1 } });
    expect(withValueAt({}, ["list", 0, "b"], 1)).toEqual({ list: [{ b: 1 }] });
    expect(value.list[1]).toEqual({ b: 3 });
  });

  it("leaves a field out by undefined, so that its default holds; null stays", () => {
    expect(withValueAt(value, ["a"], undefined)).toEqual({ list: value.list });
    expect(withValueAt(value, ["a"], null)).toEqual({ a: null, list: value.list });
  });

  it("starts rows with defaults, else with the least that is allowed", () => {
    expect(startOf(only(z.number().gt(0)))).toBe(1);
    expect(startOf(only(z.number().min(-5)))).toBe(0);
    expect(startOf(only(z.int().min(1).default(60)))).toBe(60);
    expect(startOf(only(z.number().nullable()))).toBeNull();
    expect(startOf(only(z.enum(["a", "b"])))).toBe("a");
    expect(startOf(only(z.array(z.number().min(2)).min(2)))).toEqual([2, 2]);
    expect(startOf(only(z.strictObject({ a: z.number().min(0), b: z.string().default("x") })))).toEqual({ a: 0 });
  });

  it("knows which form it is of", () => {
    const field = only(z.union([z.enum(["int8"]), z.strictObject({ ratio: z.number().gt(0) })]));
    if (field.kind !== "variants") throw new Error(field.kind);
    expect(variantOf("int8", field.variants, field.by)).toMatchObject({ word: "int8" });
    const own = variantOf({ ratio: 0.5 }, field.variants, field.by);
    expect(own).toMatchObject({ name: "own" });
    expect(startOfVariant(own, field.by)).toEqual({ ratio: 1 });
  });
});
