import type { Config } from "tailwindcss";

/** Every colour is a custom property of globals.css, so one class serves both themes. */
const token = (name: string) => `var(--${name})`;

export default {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"],
  theme: {
    extend: {
      colors: {
        page: token("page"),
        panel: token("panel"),
        sunk: token("sunk"),
        row: token("row"),
        line: token("line"),
        line2: token("line2"),
        edge: token("edge"),
        ink: token("ink"),
        ink2: token("ink2"),
        ink3: token("ink3"),
        accent: token("accent"),
        "accent-soft": token("accent-soft"),
        "on-accent": token("on-accent"),
        ok: token("ok"),
        bad: token("bad"),
        "bad-soft": token("bad-soft"),
        step: token("step"),
        bar: token("bar"),
        "bar-bad": token("bar-bad"),
        org: token("org"),
      },
      fontFamily: {
        sans: ["Inter Variable", "Inter Fallback", "system-ui", "sans-serif"],
        mono: ["ui-monospace", "SF Mono", "JetBrains Mono", "Cascadia Mono", "DejaVu Sans Mono", "monospace"],
      },
      // In rem, so that a larger text size of the browser is honoured: 11, 12, 13, 14.5, 18 px.
      fontSize: {
        xs: ["0.6875rem", { lineHeight: "1.45" }],
        sm: ["0.75rem", { lineHeight: "1.45" }],
        base: ["0.8125rem", { lineHeight: "1.45" }],
        lg: ["0.90625rem", { lineHeight: "1.4" }],
        xl: ["1.125rem", { lineHeight: "1.35" }],
      },
      boxShadow: {
        layer: "var(--shadow-layer)",
      },
    },
  },
} satisfies Config;
