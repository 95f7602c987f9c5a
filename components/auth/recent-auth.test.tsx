import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { post } from "@/lib/client/http";
import { isAppError } from "@/lib/core/errors";
import { ApiFailure, stubApi } from "@/lib/testing/browser/api-stub";
import { keepAct, takeAct } from "./after-sign-on";
import { useRecentAuth } from "./recent-auth";
import { RecentAuthDialog } from "./recent-auth-dialog";

const isAnything = (_value: unknown): _value is unknown => true;

/** A page with one sensitive act. */
function Page() {
  const [said, setSaid] = useState("nothing yet");
  const { withRecentAuth, dialog } = useRecentAuth();
  const act = async () => {
    try {
      await withRecentAuth(() => post("/api/act", {}, { is: isAnything }));
      setSaid("done");
    } catch (error) {
      setSaid(isAppError(error) ? error.code : "other");
    }
  };
  return (
    <>
      <button type="button" onClick={() => void act()}>
        Act
      </button>
      <p>{said}</p>
      {dialog}
    </>
  );
}

const account = (over: object = {}) => ({
  user: { id: "1", email: "a@x", name: "A", role: "admin" },
  method: "password",
  provider: null,
  hasTotp: false,
  needsTotp: false,
  recoveryCodesLeft: 0,
  ...over,
});
/** Refuses until somebody has proved who they are. */
function serve(over: object = {}) {
  let isRecent = false;
  return stubApi({
    act: () => {
      if (!isRecent) throw new ApiFailure(403, "REAUTH");
      return {};
    },
    account: () => account(over),
    reauth: ({ body }) => {
      if (body.password !== "right")
        throw new ApiFailure(400, "INVALID_REQUEST", "This is not your password.");
      isRecent = true;
      return { done: true };
    },
  });
}

async function act() {
  const client = new QueryClient();
  render(
    <QueryClientProvider client={client}>
      <Page />
    </QueryClientProvider>,
  );
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "Act" }));
  return user;
}

afterEach(() => vi.unstubAllGlobals());

describe("a sensitive act", () => {
  it("asks who one is and is done then", async () => {
    const calls = serve();
    const user = await act();
    await user.type(await screen.findByLabelText("Password"), "wrong{Enter}");
    expect((await screen.findByText("This is not your password.")).textContent).toBeTruthy();
    await user.clear(screen.getByLabelText("Password"));
    await user.type(screen.getByLabelText("Password"), "right{Enter}");
    await screen.findByText("done");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(calls.filter(({ route }) => route === "act")).toHaveLength(2);
    expect(calls.find(({ route }) => route === "reauth")?.body).toEqual({ password: "wrong" });
  });

  it("asks for the code as well of who has an authenticator", async () => {
    const calls = serve({ hasTotp: true });
    const user = await act();
    await user.type(await screen.findByLabelText("Password"), "right");
    await user.type(screen.getByRole("textbox", { name: "Code" }), "123456{Enter}");
    await screen.findByText("done");
    expect(calls.find(({ route }) => route === "reauth")?.body).toEqual({
      password: "right",
      code: "123456",
    });
  });

  it("leads to the provider who signs in there", async () => {
    serve({ provider: "Example ID" });
    await act();
    expect(await screen.findByRole("button", { name: "Confirm at Example ID" })).toBeTruthy();
    expect(screen.queryByLabelText("Password")).toBeNull();
  });

  it("is not done when the question is put aside", async () => {
    const calls = serve();
    const user = await act();
    await screen.findByLabelText("Password");
    await user.keyboard("{Escape}");
    await screen.findByText("REAUTH");
    expect(calls.filter(({ route }) => route === "act")).toHaveLength(1);
  });
});

describe("who confirms at an identity provider", () => {
  afterEach(() => sessionStorage.clear());

  it("leaves only once what was typed is kept, for the same page and once", async () => {
    stubApi({
      account: () => account({ method: "oidc", provider: "Keycloak" }),
      csrf: () => ({ csrfToken: "t" }),
      oidc: () => ({ url: "https://id.example/authorize" }),
    });
    const left: unknown[] = [];
    const onLeave = () => keepAct({ form: "user 1 2", draft: { name: "typed" } });
    const go = (url: string) => left.push(url, sessionStorage.getItem("after-sign-on") !== null);
    const client = new QueryClient();
    render(
      <QueryClientProvider client={client}>
        <RecentAuthDialog onAnswer={() => {}} onLeave={onLeave} go={go} />
      </QueryClientProvider>,
    );
    await userEvent.setup().click(await screen.findByRole("button", { name: "Confirm at Keycloak" }));
    await vi.waitFor(() => expect(left).toEqual(["https://id.example/authorize", true]));
    expect(takeAct()).toEqual({ form: "user 1 2", draft: { name: "typed" } });
    expect(takeAct()).toBeNull();
  });

  it.each([
    ["for another page", { path: "/elsewhere" }],
    ["long ago", { atMs: Date.now() - 11 * 60_000 }],
    ["in no form that is known", { form: 7 }],
  ])("gets nothing back that was kept %s", (_why, over) => {
    const kept = { form: "", draft: null, path: location.pathname, atMs: Date.now(), ...over };
    sessionStorage.setItem("after-sign-on", JSON.stringify(kept));
    expect(takeAct()).toBeNull();
  });
});
