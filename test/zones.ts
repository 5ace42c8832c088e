/** Where a file belongs, what that place may import, and what to do about an import it may not have. */
export type Zone = {
  name: string;
  holds: RegExp;
  /** Zones, by name, or single files. */
  mayImport: readonly string[];
  packages: readonly string[];
  advice: string;
};

const pure = "is pure: numbers in, numbers out. Read data in lib/store, and pass what is needed as an argument.";
const look = ["react", "react-dom", "next", "lucide-react", "class-variance-authority", "@base-ui/react", "nuqs"];
const numbers = ["calc", "ledger"];

/** The table of imports in order: the first zone that holds a path is its zone. */
export const zones: readonly Zone[] = [
  {
    name: "solver",
    holds: /^lib\/calc\/placement\/solve\.ts$/,
    mayImport: ["calc"],
    packages: ["highs"],
    advice: "lib/calc/placement/solve.ts is the one place that knows the solver.",
  },
  { name: "calc", holds: /^lib\/calc\//, mayImport: ["calc", "solver"], packages: [], advice: `lib/calc ${pure}` },
  { name: "ledger", holds: /^lib\/ledger\//, mayImport: ["ledger"], packages: [], advice: `lib/ledger ${pure}` },
  {
    name: "chart",
    holds: /^lib\/chart\//,
    mayImport: ["chart", ...numbers, "schema", "format"],
    packages: [],
    advice: "lib/chart decides what a chart shows, from figures it is given; drawing belongs in components/charts.",
  },
  {
    name: "format",
    holds: /^lib\/format\//,
    mayImport: ["format", ...numbers, "schema"],
    packages: [],
    advice: "lib/format turns values into text and knows nothing else.",
  },
  {
    name: "export",
    holds: /^lib\/export\//,
    mayImport: ["export", ...numbers, "chart", "schema", "format", "lib/import/focus/columns.ts"],
    packages: ["@react-pdf/renderer", "react", "write-excel-file"],
    advice: "lib/export turns figures that it is given into files; finding them belongs in lib/query.",
  },
  {
    name: "job",
    holds: /^lib\/import\/job\//,
    mayImport: [
      "job",
      "import",
      "net",
      "notify",
      "store",
      ...numbers,
      "schema",
      "auth",
      "clock",
      "env",
      "errors",
      "log",
    ],
    packages: ["zod"],
    advice: "lib/import/job runs reading and committing in turn; SQL belongs in lib/store, requests in app.",
  },
  {
    name: "import",
    holds: /^lib\/import\//,
    mayImport: ["import", ...numbers, "schema", "format"],
    // DuckDB reads bill files, in a process of its own; Node 20 cannot unpack zstd.
    packages: ["zod", "@duckdb/node-api", "fzstd"],
    advice: "lib/import turns a file into rows and rejects; storing them belongs in lib/store.",
  },
  {
    name: "schema",
    holds: /^lib\/schema\//,
    mayImport: ["schema", ...numbers, "solver", "errors"],
    packages: ["zod"],
    advice: "lib/schema says what a value may be; looking values up belongs in lib/store.",
  },
  {
    name: "thread",
    holds: /^lib\/thread\//,
    mayImport: ["thread", "schema", "errors"],
    packages: [],
    advice: "lib/thread runs a calculation of the registry beside the server; what it calculates belongs in lib/calc.",
  },
  { name: "env", holds: /^lib\/env\.ts$/, mayImport: [], packages: ["zod"], advice: "lib/env.ts stands alone." },
  { name: "errors", holds: /^lib\/errors\.ts$/, mayImport: [], packages: [], advice: "lib/errors.ts stands alone." },
  { name: "log", holds: /^lib\/log\.ts$/, mayImport: [], packages: [], advice: "lib/log.ts stands alone." },
  {
    name: "net",
    holds: /^lib\/net\//,
    mayImport: ["net"],
    packages: [],
    advice: "lib/net speaks to other servers and knows nothing of what is said.",
  },
  {
    name: "notify",
    holds: /^lib\/notify\//,
    mayImport: [
      "notify",
      "net",
      "auth",
      "store",
      ...numbers,
      "chart",
      "schema",
      "format",
      "clock",
      "env",
      "errors",
      "log",
    ],
    packages: ["nodemailer"],
    advice: "lib/notify finds what somebody is to be told and sends it; SQL belongs in lib/store, pages in app.",
  },
  { name: "clock", holds: /^lib\/clock\.ts$/, mayImport: ["env"], packages: [], advice: "lib/clock.ts reads lib/env." },
  { name: "generated", holds: /^lib\/db\/generated\//, mayImport: ["generated"], packages: [], advice: "" },
  {
    name: "db",
    holds: /^lib\/db\//,
    mayImport: ["db", "env", "log", "generated", "lib/auth/scope.ts"],
    packages: ["pg", "pg-copy-streams", "@prisma/adapter-pg"],
    advice: "lib/db opens connections and transactions; a query belongs in lib/store.",
  },
  {
    name: "store",
    holds: /^lib\/store\//,
    mayImport: [
      "store",
      "db",
      "generated",
      "schema",
      ...numbers,
      "errors",
      "clock",
      "lib/auth/scope.ts",
      "lib/auth/permissions.ts",
    ],
    packages: ["pg", "zod"],
    advice:
      "lib/store queries on behalf of a Scope; requests, sessions and pages belong in lib/auth, lib/query and app.",
  },
  {
    name: "auth",
    holds: /^lib\/auth\//,
    mayImport: ["auth", "store", "db", "env", "errors", "log", "clock", "schema"],
    packages: ["next", "next-auth", "react", "zod"],
    advice: "lib/auth finds out who asks and what they may do; business data belongs in lib/store.",
  },
  {
    name: "action",
    holds: /^lib\/action\//,
    mayImport: ["action", "auth", "errors", "log"],
    packages: ["zod", "next"],
    advice: "lib/action is the frame of every write; what is written belongs in lib/store, called from an actions.ts.",
  },
  {
    name: "query",
    holds: /^lib\/query\//,
    mayImport: [
      "query",
      "auth",
      "store",
      ...numbers,
      "chart",
      "format",
      "schema",
      "import",
      "export",
      "notify",
      "thread",
      "clock",
      "errors",
      // Published examples: the evidence that the Formula library shows is the evidence that the tests run.
      "reference",
    ],
    packages: ["next", "react"],
    advice: "lib/query loads what a page shows: authorise, store, calc, chart. Prisma belongs in lib/store.",
  },
  {
    name: "reference",
    holds: /^test\/reference\//,
    mayImport: ["reference", "schema"],
    packages: [],
    advice: "test/reference is data that the application shows: nothing of the tests may come with it.",
  },
  {
    name: "ui",
    holds: /^components\/ui\//,
    mayImport: ["ui", "format"],
    packages: [...look, "@tanstack/react-table", "@tanstack/react-virtual"],
    advice: "components/ui knows nothing of the domain: pass values as props.",
  },
  {
    name: "charts",
    holds: /^components\/charts\//,
    mayImport: ["charts", "ui", "chart", "format"],
    packages: [...look, "recharts"],
    advice: "components/charts draws a model from lib/chart; figures belong in lib/calc, decisions in lib/chart.",
  },
  {
    name: "forms",
    holds: /^components\/(forms|layout)\//,
    mayImport: ["forms", "ui", "lib/action/form-state.ts", "schema", "format"],
    // Signing out is next-auth's own call from the browser.
    packages: [...look, "next-auth"],
    advice:
      "components take data and actions as props; loading belongs in lib/query, writing in the route's actions.ts.",
  },
  {
    name: "domain",
    holds: /^components\/[a-z-]+\//,
    mayImport: [
      "domain",
      "forms",
      "charts",
      "ui",
      "lib/action/form-state.ts",
      "chart",
      "calc",
      "solver",
      "schema",
      "format",
    ],
    packages: look,
    advice:
      "components take data and actions as props; loading belongs in lib/query, writing in the route's actions.ts.",
  },
  {
    name: "actions",
    holds: /^app\/.*\/actions\.ts$/,
    mayImport: [
      "action",
      "schema",
      ...numbers,
      "store",
      "thread",
      "import",
      "job",
      "notify",
      "clock",
      "app",
      // What makes or takes a secret; who may do so is decided by the frame.
      "lib/auth/own-password.ts",
      "lib/auth/password.ts",
      "lib/auth/setup-link.ts",
      "lib/auth/sign-in.ts",
      "lib/auth/token.ts",
    ],
    packages: ["next", "zod"],
    advice: "an actions.ts is formAction over lib/store; queries belong in lib/store, sessions in lib/auth.",
  },
  {
    name: "route",
    holds: /^app\/.*\/route\.tsx?$/,
    mayImport: ["auth", "action", "store", "query", "export", "job", "thread", "schema", "format", "app"],
    packages: ["next", "zod", "next-auth"],
    advice: "a route answers with what lib/query or lib/store gives it.",
  },
  {
    name: "app",
    holds: /^app\//,
    mayImport: [
      "app",
      "actions",
      "ui",
      "charts",
      "forms",
      "domain",
      "query",
      "schema",
      "lib/action/form-state.ts",
      "format",
    ],
    packages: look,
    advice: "a page is thin: load by lib/query, show by components, write by the actions.ts beside it.",
  },
];

export function zoneOf(path: string): Zone | undefined {
  return zones.find((zone) => zone.holds.test(path));
}
