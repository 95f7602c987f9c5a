import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const alias = {
  "server-only": `${root}lib/server/server-only-node.ts`,
  "@": root.replace(/\/$/, ""),
};
const setup = "lib/testing/setup/console.ts";

export default defineConfig({
  resolve: { alias },
  test: {
    // A zone with an odd offset: code that forgets a zone fails loudly.
    env: { TZ: "Asia/Kathmandu" },
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          environment: "node",
          include: ["{app,components,lib}/**/*.test.ts"],
          exclude: ["**/*.int.test.ts"],
          setupFiles: [setup],
          testTimeout: 30_000,
          // Pure code keeps nothing between files; a process for each file costs more than its tests.
          isolate: false,
        },
      },
      {
        resolve: { alias },
        plugins: [react()],
        test: {
          name: "components",
          environment: "jsdom",
          // A context of its own for each file, as a process would give, in half the time.
          pool: "vmThreads",
          include: ["components/**/*.test.tsx"],
          setupFiles: [setup, "lib/testing/setup/dom.ts"],
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "int",
          environment: "node",
          include: ["{app,lib}/**/*.int.test.ts"],
          setupFiles: [setup],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
