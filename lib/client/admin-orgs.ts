/** What an administrator does with organisations, over our own API. Each throws AppError. */
import type {
  AdminOrg,
  OrgAddRequest,
  OrgChangeRequest,
  OrgTestRequest,
  OrgTestResponse,
} from "@/lib/contract/admin-orgs";
import { type Guard, isFlag, isText, nullable, shape } from "./guard";
import { change, post } from "./http";

const PATH = "/api/admin/orgs";

/** The page is made anew after a change, so nothing but whether it worked is taken from the answer. */
const isSaved: Guard<Pick<AdminOrg, "id">> = shape<Pick<AdminOrg, "id">>({ id: isText });

export const isOrgTest: Guard<OrgTestResponse> = shape<OrgTestResponse>({
  ok: isFlag,
  code: nullable(isText),
  message: isText,
  advice: isText,
  organization: nullable(isText),
});

export function addOrg(body: OrgAddRequest): Promise<unknown> {
  return post(PATH, body, { is: isSaved });
}

export function changeOrg(id: string, body: OrgChangeRequest): Promise<unknown> {
  return change("PATCH", `${PATH}/${encodeURIComponent(id)}`, body, { is: isSaved });
}

/** Retires the organisation, or brings it back. */
export function setRetired({ id, version }: AdminOrg, retired: boolean): Promise<unknown> {
  return post(`${PATH}/${encodeURIComponent(id)}/retirement`, { version, retired }, { is: isSaved });
}

/** Asks JumpCloud whether the key reads the organisation. */
export function testOrg(body: OrgTestRequest, signal?: AbortSignal): Promise<OrgTestResponse> {
  return post(`${PATH}/test`, body, { is: isOrgTest, signal });
}
