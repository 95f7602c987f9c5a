/** What an administrator does with users, over our own API. Each throws AppError. */
import { queryOptions } from "@tanstack/react-query";
import type {
  EndUserSessionsRequest,
  UserChangeRequest,
  UserCreateRequest,
  UserCreateResponse,
  UserLink,
  UserSummary,
} from "@/lib/contract/users";
import { isDone, isSessionsResponse } from "./account";
import { type Guard, isText, oneOf, shape } from "./guard";
import { change, get, post } from "./http";

const PATH = "/api/admin/users";
const pathOf = (id: string) => `${PATH}/${encodeURIComponent(id)}`;

/** The page is made anew after a change, so nothing but whether it worked is taken from the answer. */
const isUser: Guard<Pick<UserSummary, "id">> = shape<Pick<UserSummary, "id">>({ id: isText });

export const isUserLink: Guard<UserLink> = shape<UserLink>({
  url: isText,
  purpose: oneOf("invite", "reset"),
  expiresAt: isText,
});

type Created = Pick<UserCreateResponse, "link">;
const isCreated: Guard<Created> = shape<Created>({ link: isUserLink });

/** Adds a user; the link of invitation in the answer is told this once. */
export async function addUser(body: UserCreateRequest): Promise<UserLink> {
  return (await post(PATH, body, { is: isCreated })).link;
}

export function changeUser(id: string, body: UserChangeRequest): Promise<unknown> {
  return change("PATCH", pathOf(id), body, { is: isUser });
}

/** A new link of invitation or reset; earlier ones end. */
export function makeUserLink(id: string): Promise<UserLink> {
  return post(`${pathOf(id)}/link`, {}, { is: isUserLink });
}

export function doToUser(id: string, act: "disable" | "enable" | "totp/remove"): Promise<unknown> {
  return post(`${pathOf(id)}/${act}`, {}, { is: isUser });
}

/** The open sessions of a user. */
export const userSessionsQuery = (id: string) =>
  queryOptions({
    queryKey: ["admin", "users", id, "sessions"],
    queryFn: ({ signal }) => get(`${pathOf(id)}/sessions`, { signal, is: isSessionsResponse }),
    retry: false,
  });

export function endUserSessions(id: string, which: EndUserSessionsRequest): Promise<unknown> {
  return post(`${pathOf(id)}/sessions/end`, which, { is: isDone });
}
