/** `npm run bench`: measures the budgets against the built product (`npm run build` first) and fails on a broken one. */
import { interactions } from "./browser";
import { type Figure, isKept, line } from "./budget";
import { firstLoad } from "./first-load";
import { bigPage, firstPage } from "./pages";
import { fiftyAnalysts } from "./server";

const measures: (() => Promise<Figure | Figure[]>)[] = [
  firstLoad,
  firstPage,
  bigPage,
  fiftyAnalysts,
  interactions,
];
const only = process.argv[2];

const figures: Figure[] = [];
for (const measure of measures) {
  if (only && measure.name !== only) continue;
  for (const figure of [await measure()].flat()) {
    figures.push(figure);
    console.log(line(figure));
  }
}
process.exit(figures.every(isKept) ? 0 : 1);
