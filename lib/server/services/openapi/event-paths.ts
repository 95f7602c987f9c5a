/** Events, and the scopes that one may open. */
import "server-only";
import {
  CountRequest,
  CountResponse,
  ExportRequest,
  FacetsRequest,
  FacetsResponse,
  HistogramRequest,
  HistogramResponse,
  SearchRequest,
  SearchResponse,
} from "@/lib/contract/events";
import { OrgsResponse } from "@/lib/contract/orgs";
import { operation, type Schema } from "./operation";

const events = (summary: string, body: Schema, answer: Schema) => ({
  post: operation({ summary, body, answer, scoped: true }),
});

export const EVENT_PATHS = {
  "/api/orgs": { get: operation({ summary: "The scopes that you may open", answer: OrgsResponse }) },
  "/api/orgs/{scope}/events/search": events("One page of events", SearchRequest, SearchResponse),
  "/api/orgs/{scope}/events/count": events("How many events match", CountRequest, CountResponse),
  "/api/orgs/{scope}/events/facets": events(
    "The values of one field, with counts",
    FacetsRequest,
    FacetsResponse,
  ),
  "/api/orgs/{scope}/events/histogram": events("Counts over time", HistogramRequest, HistogramResponse),
  "/api/orgs/{scope}/events/export": {
    post: operation({
      summary: "All events that match, as a file; its end says when it is not whole",
      body: ExportRequest,
      file: true,
      scoped: true,
    }),
  },
};
