import { z } from "zod";

type Node = z.core.JSONSchema.JSONSchema;

export type FormField = FieldShape & {
  key: string;
  /** May be null: "not given". */
  isNullable: boolean;
  /** Has to be given: there is no default. */
  isRequired: boolean;
  /** What holds when the field is left out. */
  standard: unknown;
};

export type NumberShape = {
  kind: "number";
  isWhole: boolean;
  minimum: number | null;
  maximum: number | null;
  /** The bound itself is out: "more than 0". */
  aboveMinimum: boolean;
  belowMaximum: boolean;
};

/** One of several forms: its name, and either the word that stands for it or fields of its own. */
export type Variant = { name: string; word: string } | { name: string; fields: FormField[] };

export type FieldShape =
  | NumberShape
  | { kind: "text"; maxLength: number | null }
  | { kind: "choice"; options: string[] }
  | { kind: "flag" }
  | { kind: "group"; fields: FormField[] }
  | { kind: "list"; item: FormField; minimum: number; maximum: number | null }
  /** `by` is the field that names the variant; null where a plain word is one of them. */
  | { kind: "variants"; by: string | null; variants: Variant[] }
  /** Anything else is typed as JSON. */
  | { kind: "json" };

/** What a form has to ask for, read from a schema; plain data, so that it can be sent to the browser. */
export function formFields(schema: z.ZodType): FormField[] {
  return fieldsOf(z.toJSONSchema(schema, { io: "input" }));
}

function fieldsOf({ properties = {}, required = [] }: Node): FormField[] {
  return Object.entries(properties).map(([key, node]) => fieldOf(key, node, required.includes(key)));
}

function fieldOf(key: string, given: Node | boolean, isRequired: boolean): FormField {
  const node = asNode(given);
  const { bare, isNullable } = withoutNull(node);
  return { key, isNullable, isRequired, standard: node.default, ...shapeOf(bare) };
}

/** `null` means that nothing is given: it is said of the field, not as a choice of its own. */
function withoutNull(node: Node): { bare: Node; isNullable: boolean } {
  const members = node.anyOf?.map(asNode) ?? [];
  const others = members.filter(({ type }) => type !== "null");
  if (others.length === members.length) return { bare: node, isNullable: false };
  const [only] = others;
  return { bare: others.length === 1 && only ? only : { anyOf: others }, isNullable: true };
}

function shapeOf(node: Node): FieldShape {
  const members = (node.oneOf ?? node.anyOf)?.map(asNode);
  if (members) return alternativesOf(members);
  if (node.enum?.every((option) => typeof option === "string"))
    return { kind: "choice", options: node.enum.map(String) };
  if (node.properties) return { kind: "group", fields: fieldsOf(node) };
  switch (node.type) {
    case "number":
    case "integer":
      return numberShape(node);
    case "string":
      return { kind: "text", maxLength: node.maxLength ?? null };
    case "boolean":
      return { kind: "flag" };
    case "array":
      return listShape(node);
    default:
      return { kind: "json" };
  }
}

function numberShape({ type, minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Node): NumberShape {
  // Booleans are how older drafts wrote it; zod writes the bound itself.
  const above = typeof exclusiveMinimum === "number" ? exclusiveMinimum : null;
  const below = typeof exclusiveMaximum === "number" ? exclusiveMaximum : null;
  return {
    kind: "number",
    isWhole: type === "integer",
    minimum: above ?? minimum ?? null,
    maximum: below ?? maximum ?? null,
    aboveMinimum: above !== null,
    belowMaximum: below !== null,
  };
}

function listShape({ items, minItems, maxItems }: Node): FieldShape {
  if (items === undefined || Array.isArray(items)) return { kind: "json" };
  return { kind: "list", item: fieldOf("item", items, true), minimum: minItems ?? 0, maximum: maxItems ?? null };
}

function alternativesOf(members: readonly Node[]): FieldShape {
  // Decimal text takes every number as well, and exactly.
  if (members.some(({ type }) => type === "string") && members.every(isPlain)) return { kind: "text", maxLength: null };
  const by = discriminatorOf(members);
  if (by !== null) {
    const variants = members.map((member): Variant => {
      const name = String(asNode(member.properties?.[by]).const);
      return { name, fields: fieldsOf(member).filter(({ key }) => key !== by) };
    });
    return { kind: "variants", by, variants };
  }
  const variants = members.flatMap((member): Variant[] => {
    if (member.enum) return member.enum.map((word) => ({ name: String(word), word: String(word) }));
    return member.properties ? [{ name: "own", fields: fieldsOf(member) }] : [];
  });
  const covered = members.every(({ enum: words, properties }) => words || properties);
  return covered && variants.length > 1 ? { kind: "variants", by: null, variants } : { kind: "json" };
}

/** Without words of its own to choose from. */
function isPlain({ type, enum: words }: Node): boolean {
  return (type === "string" || type === "number" || type === "integer") && words === undefined;
}

function discriminatorOf(members: readonly Node[]): string | null {
  const [first] = members;
  const keys = Object.keys(first?.properties ?? {});
  return (
    keys.find((key) => members.every(({ properties }) => typeof asNode(properties?.[key]).const === "string")) ?? null
  );
}

/** Several types of one value, which zod may write as a list, are alternatives like any others. */
function asNode(node: Node | boolean | undefined): Node {
  if (typeof node !== "object") return {};
  const { type, ...rest } = node;
  return Array.isArray(type) ? { ...rest, anyOf: type.map((each): Node => ({ type: each })) } : node;
}
