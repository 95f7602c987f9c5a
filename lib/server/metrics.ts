/** Numbers for Prometheus. No user, org or search appears in a label. */
import "server-only";
import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

export interface Metrics {
  registry: Registry;
  /** Counts an answer; `route` is a pattern such as `/api/orgs/[scope]/events/search`. */
  request(route: string, method: string, status: number, ms: number): void;
}

const BUCKETS_SECONDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** A registry of its own, so that two servers in one process (tests) do not share numbers. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time to answer a request of the API",
    labelNames: ["route", "method"],
    buckets: BUCKETS_SECONDS,
    registers: [registry],
  });
  const answers = new Counter({
    name: "http_requests_total",
    help: "Answers of the API",
    labelNames: ["route", "method", "status"],
    registers: [registry],
  });
  return {
    registry,
    request: (route, method, status, ms) => {
      seconds.observe({ route, method }, ms / 1000);
      answers.inc({ route, method, status: String(status) });
    },
  };
}
