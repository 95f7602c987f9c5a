/** The layers and arrows of the architecture (docs/adr/0001-layers.md). One rule for each arrow. */
const pure = "^lib/(core|insights|search|contract)/";
const tests = "(\\.test\\.tsx?|\\.contract\\.ts|\\.bench\\.ts)$";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
    { name: "no-unresolved", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "\\.css$" } },
    {
      name: "core-imports-nothing-of-ours",
      severity: "error",
      from: { path: "^lib/core/", pathNot: tests },
      to: { path: "^(app|components|lib/(?!core/)|e2e)" },
    },
    {
      name: "insights-only-reaches-core",
      severity: "error",
      from: { path: "^lib/insights/", pathNot: tests },
      to: { path: "^(app|components|lib/(?!core/|insights/)|e2e)" },
    },
    {
      name: "search-only-reaches-insights-and-core",
      severity: "error",
      from: { path: "^lib/search/", pathNot: tests },
      to: { path: "^(app|components|lib/(?!core/|insights/|search/)|e2e)" },
    },
    {
      name: "contract-only-reaches-pure",
      severity: "error",
      from: { path: "^lib/contract/", pathNot: tests },
      to: { path: "^(app|components|lib/(?!core/|insights/|search/|contract/)|e2e)" },
    },
    {
      name: "pure-has-no-runtime",
      severity: "error",
      comment:
        "Pure parts take fetch, now, sleep and random as arguments. zod/mini, and ipaddr.js for CIDR, are all they may use.",
      from: { path: pure, pathNot: tests },
      to: {
        path: "^(node:|node_modules/(?!zod/|ipaddr\\.js/))",
        pathNot: "^node_modules/(zod|ipaddr\\.js)/",
      },
    },
    {
      name: "pure-has-no-node-builtins",
      severity: "error",
      from: { path: pure, pathNot: tests },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "client-reaches-contract-down",
      severity: "error",
      from: { path: "^lib/client/", pathNot: tests },
      to: { path: "^(app|components|lib/(?!core/|insights/|search/|contract/|client/)|e2e)" },
    },
    {
      name: "components-never-reach-server-or-emulator",
      severity: "error",
      from: { path: "^components/", pathNot: tests },
      to: { path: "^(app|lib/(server|emulator|testing|bench)/|e2e)" },
    },
    {
      name: "browser-takes-types-from-schemas",
      severity: "error",
      comment: "A schema as a value brings zod into the page; lib/client/guard.ts checks answers without it.",
      from: { path: "^(components|lib/client)/", pathNot: tests },
      to: {
        path: "^lib/(contract/(?!(audit-actions|(searches-)?limits)\\.ts)|search/schema\\.ts|insights/wire\\.ts)",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "components-ui-is-domain-free",
      severity: "error",
      from: { path: "^components/ui/", pathNot: tests },
      to: { path: "^(app|components/(?!ui/)|lib/(?!core/))" },
    },
    {
      name: "server-never-reaches-ui",
      severity: "error",
      from: { path: "^lib/server/", pathNot: tests },
      to: { path: "^(app|components|lib/(client|emulator|testing|bench)/|e2e)" },
    },
    {
      name: "only-repos-build-queries",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: `(^lib/server/db/|^lib/testing/|${tests})` },
      to: { path: "^node_modules/(kysely|better-sqlite3|pg)/" },
    },
    {
      name: "routes-only-reach-http-services-contract",
      severity: "error",
      from: { path: "^app/api/(?!auth/)" },
      to: { path: "^(components|lib/(?!server/(http|services)/|contract/))" },
    },
    {
      name: "pages-never-reach-repos",
      severity: "error",
      from: { path: "^app/(?!api/)" },
      to: { path: "^lib/(server/(db|gateway)/|emulator/)" },
    },
    {
      name: "emulator-shares-only-wire-types",
      severity: "error",
      comment: "Two independent readings of the documents: a shared mistake would pass every test.",
      from: { path: "^lib/emulator/", pathNot: `(${tests}|^lib/emulator/demo/)` },
      to: { path: "^(app|components|lib/(?!emulator/|insights/wire\\.ts)|e2e)" },
    },
    {
      name: "emulator-takes-types-from-wire",
      severity: "error",
      from: { path: "^lib/emulator/", pathNot: tests },
      to: { path: "^lib/insights/wire\\.ts", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "nobody-imports-testing-or-bench",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: `(^lib/(testing|bench)/|${tests})` },
      to: { path: "^(lib/(testing|bench)/|e2e/)" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|node_modules/\\.cache)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
