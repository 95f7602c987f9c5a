// `server-only` throws outside a React server build. Our own entry points (main.ts, the admin
// command, tests) are plain Node, so tsconfig.node.json and vitest map the package to this file.
// Next keeps the real package, so a browser import still fails the build.
export {};
