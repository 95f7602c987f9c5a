import { notFoundRoute } from "@/lib/server/http/route";

/** Whatever no other route answers: an envelope instead of a page. */
export const GET = notFoundRoute;
export const POST = notFoundRoute;
export const PUT = notFoundRoute;
export const PATCH = notFoundRoute;
export const DELETE = notFoundRoute;
