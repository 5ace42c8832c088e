import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import { importsOf, withoutComments } from "./imports";
import { zoneOf } from "./zones";

type Source = { path: string; text: string };

const roots = ["app", "components", "lib", "test/reference", "proxy.ts", "instrumentation.ts"];

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name)));
}

const sources: Source[] = roots
  .flatMap(filesBelow)
  .filter((path) => /(?<!\.test)\.(tsx?|css)$/.test(path) && !path.startsWith("lib/db/generated/"))
  .map((path) => ({ path, text: readFileSync(path, "utf8") }));

const code = sources.filter(({ path }) => /\.tsx?$/.test(path));

/** The file an import stands for, without regard to whether it exists; null for a package. */
function targetOf(from: string, importer: string): string | null {
  if (from.startsWith("@/")) return resolved(from.slice(2));
  return from.startsWith(".") ? resolved(normalize(join(dirname(importer), from))) : null;
}

function resolved(path: string): string {
  const candidates = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`];
  return candidates.find((candidate) => /\.\w+$/.test(candidate) && existsSync(candidate)) ?? `${path}.ts`;
}

function packageName(from: string): string {
  return from
    .split("/")
    .slice(0, from.startsWith("@") ? 2 : 1)
    .join("/");
}

function importFaults({ path, text }: Source): string[] {
  const zone = zoneOf(path);
  if (!zone)
    return /^(app|components|lib|test)\//.test(path) ? [`${path} lies in no known place: see the layout.`] : [];
  return importsOf(text).flatMap(({ from }) => {
    const target = targetOf(from, path);
    if (target === null) return packageAllowed(from, path) ? [] : [`${path} imports ${from}: ${zone.advice}`];
    if (target.endsWith(".css")) return [];
    const allowed = zone.mayImport.includes(target) || zone.mayImport.includes(zoneOf(target)?.name ?? "");
    return allowed ? [] : [`${path} imports ${target}: ${zone.advice}`];
  });
}

function packageAllowed(from: string, path: string): boolean {
  const zone = zoneOf(path);
  if (from.startsWith("node:"))
    return ["db", "net", "notify", "store", "auth", "action", "route", "import", "job", "query", "thread"].includes(
      zone?.name ?? "",
    );
  return zone?.packages.includes(packageName(from)) ?? true;
}

type Ban = { what: RegExp; where: RegExp; except?: RegExp; advice: string };

const colour = /#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b(?=["'`;\s,)])|\b(?:rgba?|hsla?|oklch|oklab)\(/;

const bans: readonly Ban[] = [
  {
    what: /\bprocess\.env\b/,
    where: /./,
    // Next replaces NEXT_RUNTIME while it builds: it is no setting.
    except: /^(lib\/env|instrumentation)\.ts$/,
    advice: "read settings through env() of lib/env.ts",
  },
  {
    what: /\bIntl\.|\.toLocale\w*String\(|\.toLocale(?:Upper|Lower)Case\(/,
    where: /./,
    except: /^lib\/format\//,
    advice: "text for people is made in lib/format",
  },
  { what: colour, where: /./, except: /^app\/globals\.css$/, advice: "colours are tokens of app/globals.css" },
  {
    what: /\bas\s+(?:unknown\s+as\s+)?Scope\b/,
    where: /./,
    except: /^lib\/auth\/authorize\.ts$/,
    advice: "only authorize() makes a Scope",
  },
  {
    what: /\bnew Date\(\s*\)|\bDate\.now\(|\bMath\.random\(|\bprocess\.|\bperformance\.|\bcrypto\./,
    where: /^lib\/(calc|ledger|chart)\//,
    advice: "pure code takes the time and a seeded random source as arguments",
  },
  {
    what: /\bNumber\b|\bparse(?:Float|Int)\b|\bMath\.|\.to(?:Fixed|Precision|Exponential)\(/,
    where: /^lib\/ledger\//,
    advice: "the ledger counts in Amount, never in floats",
  },
  {
    what: /\b(?:parseAmount|amountOf|amountOfUnits)\(\s*(?:String|Number|BigInt|parseFloat|Math)\b/,
    where: /./,
    except: /^lib\/(schema\/amount\.ts|ledger\/)/,
    advice: "an amount is made from the text as it came; a number on its way there has been a float",
  },
  {
    what: /\bNumber(?:\.parseFloat)?\(\s*(?:formatAmount|formatFixed|\w*[aA]mount\b)|\bparseFloat\(\s*(?:format|\w*[aA]mount\b)/,
    where: /^lib\/(import|store|query)\//,
    advice: "an amount stays exact to its last text; only what draws it may take the float, and says so",
  },
  {
    what: /\bnew Date\(\s*\)|\bDate\.now\(/,
    where: /^(app|components|lib\/(query|action|schema|import|format))\//,
    advice: "the present comes from lib/clock, so that it can be frozen",
  },
  {
    what: /\breadAllCosts\b/,
    where: /./,
    except: /^lib\/(db\/transaction|store\/(month-inputs|issued-statements|plan-months|roadmap-facts))\.ts$/,
    advice: "it sees every team's costs: ask monthAllocation, which lets out those of the scope's teams",
  },
  {
    what: /@prisma\/client|\bPrismaClient\b/,
    where: /./,
    except: /^lib\/(db|store)\//,
    advice: "Prisma lives in lib/store",
  },
  {
    what: /["']use cache\b|\bunstable_cache\b|["']force-static["']|^export const (?:revalidate|fetchCache)\b/m,
    where: /./,
    advice: "an answer is made for who asks, on each request; React's cache() keeps it for that request",
  },
  {
    what: /\bfetch\(|\b(?:from|import\()\s*["'](?:node:)?https?["']/,
    where: /^(lib|app)\//,
    except: /^lib\/net\//,
    advice: "requests go out through guardedFetch of lib/net, which asks no internal address",
  },
  { what: /^\s*export \* from/m, where: /./, advice: "no barrels: import from the file that owns the name" },
  {
    what: /^export default/m,
    where: /^(lib|components)\//,
    advice: "named exports only",
  },
  {
    what: /["']use server["']/,
    where: /./,
    except: /\/actions\.ts$/,
    advice: "a server action lives in the actions.ts of its route, made by formAction or dataAction",
  },
];

function banFaults({ path, text }: Source): string[] {
  const bare = path.endsWith(".css") ? text : withoutComments(text);
  return bans
    .filter(({ what, where, except }) => where.test(path) && !except?.test(path) && what.test(bare))
    .map(({ what, advice }) => `${path} has "${what.exec(bare)?.[0].trim()}": ${advice}.`);
}

/** A server action that is not made by the frame would skip authorisation, parsing or the log. */
function actionFaults({ path, text }: Source): string[] {
  if (!path.endsWith("/actions.ts")) return [];
  return [...withoutComments(text).matchAll(/^export (?!type\b)(.*)$/gm)]
    .map(([, declaration]) => declaration ?? "")
    .filter((declaration) => !/^const \w+ = (formAction|dataAction)\b/.test(declaration))
    .map((declaration) => `${path}: "export ${declaration}" is not a formAction or dataAction.`);
}

const noNames = /^(utils?|helpers?|types?|index|common|misc|shared)\.tsx?$/;

function nameFaults(path: string): string[] {
  const name = basename(path);
  if (noNames.test(name)) return [`${path}: name the file for the noun it owns.`];
  const kebab = /^\[?(?:\.\.\.)?[a-z0-9]+(?:-[a-z0-9]+)*\]?(?:\.d)?\.(tsx?|css)$/;
  return kebab.test(name) ? [] : [`${path}: file names are kebab-case.`];
}

/** Files above 250 lines, each with the reason why it is one concept. */
const longFiles: Record<string, string> = {
  "app/globals.css": "the tokens of both themes in one place",
};

function lengthFaults({ path, text }: Source): string[] {
  const lines = text.split("\n").length;
  return lines > 250 && !(path in longFiles) ? [`${path} has ${lines} lines: split it by concept.`] : [];
}

describe("the house", () => {
  test("finds the sources", () => {
    expect(code.length).toBeGreaterThan(40);
  });

  test("every import goes where the table lets it", () => {
    expect(code.flatMap(importFaults)).toEqual([]);
  });

  test("no banned text", () => {
    expect(sources.flatMap(banFaults)).toEqual([]);
  });

  test("every server action is made by the frame", () => {
    expect(code.flatMap(actionFaults)).toEqual([]);
  });

  test("files are named for their nouns", () => {
    expect(sources.flatMap(({ path }) => nameFaults(path))).toEqual([]);
  });

  test("files stay short", () => {
    expect(sources.flatMap(lengthFaults)).toEqual([]);
  });
});

/** Every file that loading `path` loads. */
function loadedBy(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path) || path.startsWith("lib/db/generated/")) return seen.add(path);
  seen.add(path);
  for (const { from, typeOnly, called } of importsOf(readFileSync(path, "utf8"))) {
    const target = targetOf(from, path);
    if (target && !typeOnly && !called) loadedBy(target, seen);
  }
  return seen;
}

test.each(["start", "dev", "test", "verify", "migrate", "verify-audit", "reconcile", "backup", "restore"])(
  "on a fresh clone `%s` loads without the database client, which it has yet to generate",
  (name) => {
    const loaded = [...loadedBy(`scripts/${name}.ts`)];
    expect(loaded.length).toBeGreaterThan(2);
    expect(loaded.filter((path) => path.startsWith("lib/db/"))).toEqual([]);
  },
);

describe("a seeded fault is found:", () => {
  test.each([
    ["a clock in calc", "lib/calc/x.ts", 'import { now } from "@/lib/clock";'],
    ["an npm package in calc", "lib/calc/x.ts", 'import { z } from "zod";'],
    [
      "a dynamic import of a component by the store",
      "lib/store/x.ts",
      'const x = await import("@/components/ui/button");',
    ],
    ["next in the store", "lib/store/x.ts", 'import { cookies } from "next/headers";'],
    ["Prisma in a page", "app/(app)/x/page.tsx", 'import { database } from "@/lib/db/client";'],
    ["a re-exported store in a component", "components/forms/x.tsx", 'export { list } from "@/lib/store/audit";'],
    ["a type from app in a component", "components/ui/x.tsx", 'import type { P } from "../../app/layout";'],
    ["recharts in a page", "app/x/page.tsx", 'import {\n  LineChart,\n} from "recharts";'],
    ["vitest in a published example", "test/reference/x.ts", 'import { expect } from "vitest";'],
    [
      "published examples in a component",
      "components/formulas/x.tsx",
      'import { referenceCases } from "@/test/reference/all";',
    ],
    ["a fixture of the tests in a query", "lib/query/x.ts", 'import { frozen } from "@/test/calc/fixtures";'],
    ["an import after another statement", "lib/calc/x.ts", 'const a = 1;import b from "next";'],
  ])("%s", (_what, path, text) => {
    expect(importFaults({ path, text })).toHaveLength(1);
  });

  test.each([
    ["a variable", "lib/store/x.ts", "const x = process.env.HOME;"],
    ["Intl", "components/ui/x.tsx", "new Intl.NumberFormat('en');"],
    ["toLocaleString", "app/x/page.tsx", "<p>{total.toLocaleString()}</p>"],
    ["a hex colour", "components/ui/x.tsx", 'const colour = "#ff8800";'],
    ["a colour function", "components/charts/x.tsx", 'fill="rgb(1 2 3)"'],
    ["a forged scope", "lib/query/x.ts", "const s = {} as Scope<'audit:read'>;"],
    ["a forged scope by way of unknown", "lib/query/x.ts", "const s = x as unknown as Scope;"],
    ["the time in calc", "lib/calc/x.ts", "const d = new Date();"],
    ["chance in calc", "lib/calc/x.ts", "const d = Math.random();"],
    ["a float in the ledger", "lib/ledger/x.ts", "const half = Number(text) / 2;"],
    ["a rounded float in the ledger", "lib/ledger/x.ts", "const cents = Math.round(share);"],
    ["a float on its way to the ledger", "lib/import/x.ts", "const cost = amountOf(String(row.cost));"],
    ["an amount that becomes a float", "lib/store/x.ts", "const total = Number(formatAmount(sum));"],
    ["a read of every team's costs", "lib/store/x.ts", "await readAllCosts(scope, run);"],
    ["a barrel", "lib/format/x.ts", 'export * from "./money";'],
    ["a loose server action", "components/forms/x.tsx", '"use server";'],
    ["an answer kept for others", "lib/query/x.ts", 'export async function load() {\n  "use cache";\n}'],
    ["an unguarded request", "lib/notify/x.ts", "await fetch(webhook.url);"],
    ["another way out", "lib/import/job/x.ts", 'const { get } = await import("node:https");'],
  ])("%s", (_what, path, text) => {
    expect(banFaults({ path, text })).toHaveLength(1);
  });

  test("an action outside the frame", () => {
    const text =
      '"use server";\nexport const save = formAction({});\nexport async function remove() {}\nexport type A = 1;';
    expect(actionFaults({ path: "app/x/actions.ts", text })).toHaveLength(1);
  });

  test("names without a noun, and a long file", () => {
    expect(nameFaults("lib/store/utils.ts")).toHaveLength(1);
    expect(nameFaults("lib/store/fooBar.ts")).toHaveLength(1);
    expect(lengthFaults({ path: "lib/calc/x.ts", text: "\n".repeat(251) })).toHaveLength(1);
  });
});

describe("what is allowed passes:", () => {
  test.each([
    ["a comment about the clock", "lib/calc/x.ts", "// never new Date() here, nor process.env\nconst a = 1;"],
    ["an anchor that is no colour", "app/x/page.tsx", 'const href = "#main-content";'],
    ["a date from a value", "lib/store/x.ts", "new Date(`2026-11-23T00:00:00Z`)"],
  ])("%s", (_what, path, text) => {
    expect(banFaults({ path, text })).toEqual([]);
  });

  test.each([
    ["an import inside a comment", "lib/calc/x.ts", '// import { x } from "next";'],
    ["an import inside a string", "lib/calc/x.ts", "const text = 'import x from \"next\";';"],
    ["published examples in a query", "lib/query/x.ts", 'import { referenceCases } from "@/test/reference/all";'],
    ["the scope type in the database layer", "lib/db/x.ts", 'import type { Scope } from "@/lib/auth/scope";'],
  ])("%s", (_what, path, text) => {
    expect(importFaults({ path, text })).toEqual([]);
  });
});
