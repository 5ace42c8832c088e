type Schema = { [key: string]: unknown };

function isObject(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const typeTests: Record<string, (value: unknown) => boolean> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  null: (value) => value === null,
  number: (value) => typeof value === "number" && Number.isFinite(value),
  integer: Number.isInteger,
};

const annotations = new Set(["default", "description", "format", "id", "title"]);

/**
 * What is wrong with a value by a JSON Schema: an own reading of the keywords that the API's documents use, so that
 * the documents are not checked by the library that wrote them. An unknown keyword is a fault as well.
 */
export function faults(value: unknown, schema: unknown, at = "$"): string[] {
  if (!isObject(schema)) return [`${at}: no schema`];
  return Object.entries(schema).flatMap(([keyword, rule]) => faultsOf(value, { schema, keyword, rule, at }));
}

type Rule = { schema: Schema; keyword: string; rule: unknown; at: string };

function faultsOf(value: unknown, { schema, keyword, rule, at }: Rule): string[] {
  const fault = (wrong: boolean) =>
    wrong ? [`${at}: ${keyword} ${JSON.stringify(rule)}, is ${JSON.stringify(value)}`] : [];
  const limit = Number(rule);
  switch (keyword) {
    case "type":
      return fault(![rule].flat().some((type) => typeTests[String(type)]?.(value)));
    case "const":
      return fault(value !== rule);
    case "enum":
      return fault(!Array.isArray(rule) || !rule.includes(value));
    case "minimum":
      return fault(typeof value === "number" && value < limit);
    case "maximum":
      return fault(typeof value === "number" && value > limit);
    case "exclusiveMinimum":
      return fault(typeof value === "number" && value <= limit);
    case "exclusiveMaximum":
      return fault(typeof value === "number" && value >= limit);
    case "minLength":
      return fault(typeof value === "string" && value.length < limit);
    case "maxLength":
      return fault(typeof value === "string" && value.length > limit);
    case "pattern":
      return fault(typeof value === "string" && !new RegExp(String(rule)).test(value));
    case "minItems":
      return fault(Array.isArray(value) && value.length < limit);
    case "maxItems":
      return fault(Array.isArray(value) && value.length > limit);
    case "items":
      return Array.isArray(value) ? value.flatMap((item, index) => faults(item, rule, `${at}[${index}]`)) : [];
    case "required":
      return fault(isObject(value) && Array.isArray(rule) && rule.some((key) => !Object.hasOwn(value, String(key))));
    case "properties":
      return isObject(value) && isObject(rule)
        ? Object.entries(rule).flatMap(([key, each]) =>
            Object.hasOwn(value, key) ? faults(value[key], each, `${at}.${key}`) : [],
          )
        : [];
    case "additionalProperties": {
      if (!isObject(value)) return [];
      const known = isObject(schema.properties) ? schema.properties : {};
      const others = Object.keys(value).filter((key) => !Object.hasOwn(known, key));
      if (rule === false) return others.map((key) => `${at}: no such property ${key}`);
      return others.flatMap((key) => faults(value[key], rule, `${at}.${key}`));
    }
    case "propertyNames":
      return isObject(value) ? Object.keys(value).flatMap((key) => faults(key, rule, `${at} key`)) : [];
    case "anyOf":
      return fault(!Array.isArray(rule) || !rule.some((each) => faults(value, each, at).length === 0));
    case "oneOf":
      return fault(!Array.isArray(rule) || rule.filter((each) => faults(value, each, at).length === 0).length !== 1);
    case "allOf":
      return Array.isArray(rule) ? rule.flatMap((each) => faults(value, each, at)) : fault(true);
    default:
      return annotations.has(keyword) ? [] : [`${at}: unknown keyword ${keyword}`];
  }
}
