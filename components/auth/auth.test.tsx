import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LoginForm } from "./login-form";
import { SetupForm } from "./setup-form";
import { signOut } from "./sign-out";

interface Sent {
  method: string;
  path: string;
  body: string;
}

/** A server that hands out a token and answers each path in turn; it records what it was sent. */
function serve(answers: Record<string, Response[]>): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    sent.push({ method: init.method ?? "GET", path, body: String(init.body ?? "") });
    if (path === "/api/auth/csrf") return Response.json({ csrfToken: "token-1" });
    const answer = answers[path]?.shift();
    if (!answer) throw new TypeError("Failed to fetch");
    return answer;
  });
  return sent;
}

const CREDENTIALS = "/api/auth/callback/credentials";
const refused = (error: string, status = 401) =>
  Response.json({ url: `http://localhost:3000/api/auth/error?error=${error}` }, { status });
const welcome = () => Response.json({ url: "http://other-name.example/" });

const go = vi.fn();
beforeEach(() => void go.mockReset());
afterEach(() => vi.unstubAllGlobals());

async function submitLogin() {
  render(<LoginForm callback="/o/acme?last=3h" go={go} />);
  const user = userEvent.setup();
  await user.click(screen.getByRole("textbox", { name: "E-mail address" }));
  await user.paste("anna@example.com");
  await user.click(screen.getByLabelText("Password"));
  await user.paste("a b&c=ü");
  await user.keyboard("{Enter}");
  return user;
}

describe("LoginForm", () => {
  it("posts both fields with the token and goes where one was going, not where the answer points", async () => {
    const sent = serve({ [CREDENTIALS]: [welcome()] });
    await submitLogin();
    await vi.waitFor(() => expect(go.mock.calls).toEqual([["/o/acme?last=3h"]]));
    expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "GET /api/auth/csrf",
      `POST ${CREDENTIALS}`,
    ]);
    expect(Object.fromEntries(new URLSearchParams(sent[1]?.body))).toEqual({
      email: "anna@example.com",
      password: "a b&c=ü",
      csrfToken: "token-1",
      json: "true",
    });
  });

  it.each([
    ["CredentialsSignin", "do not belong together"],
    ["AccessDenied", "may not sign in"],
    ["<b>call 555-0100</b>", "failed on this server"],
  ])("has a fixed text for %s", async (error, text) => {
    serve({ [CREDENTIALS]: [refused(error)] });
    await submitLogin();
    await vi.waitFor(() => expect(screen.getByRole("alert").textContent).toContain(text));
    expect(document.body.textContent).not.toContain("555");
    expect(go).not.toHaveBeenCalled();
  });

  it.each([
    ["40", "Too many attempts. Try again in 40 seconds."],
    ["600", "Too many attempts. Try again in 10 minutes."],
  ])("says how long to wait after %s s", async (seconds, text) => {
    const error = { code: "RATE_LIMITED", message: "no", requestId: "r" };
    serve({
      [CREDENTIALS]: [Response.json({ error }, { status: 429, headers: { "retry-after": seconds } })],
    });
    await submitLogin();
    await vi.waitFor(() => expect(screen.getByRole("alert").textContent).toContain(text));
  });

  it("has the fixed text of a fault of our server, not the text of the answer", async () => {
    const error = { code: "STORE_DOWN", message: "call 555-0100", requestId: "r" };
    serve({ [CREDENTIALS]: [Response.json({ error }, { status: 503 })] });
    await submitLogin();
    await vi.waitFor(() =>
      expect(screen.getByRole("alert").textContent).toContain("database cannot be reached"),
    );
  });

  it("does not take a refused anti-forgery token for success", async () => {
    serve({ [CREDENTIALS]: [Response.json({ url: "http://localhost:3000/api/auth/signin?csrf=true" })] });
    await submitLogin();
    await vi.waitFor(() => expect(screen.getByRole("alert").textContent).toContain("Allow cookies"));
    expect(go).not.toHaveBeenCalled();
  });

  it("does not take an answer of something in between for success", async () => {
    serve({ [CREDENTIALS]: [new Response("<html>", { status: 200 })] });
    await submitLogin();
    await vi.waitFor(() => expect(screen.getByRole("alert").textContent).toContain("failed on this server"));
  });

  it("keeps what was typed and lets one try again when the server cannot be reached", async () => {
    serve({ [CREDENTIALS]: [] });
    const user = await submitLogin();
    await vi.waitFor(() => expect(screen.getByRole("alert").textContent).toContain("cannot be reached"));
    expect(screen.getByLabelText<HTMLInputElement>("Password").value).toBe("a b&c=ü");
    serve({ [CREDENTIALS]: [welcome()] });
    await user.click(screen.getByRole("button", { name: "Sign in" }));
    await vi.waitFor(() => expect(go).toHaveBeenCalledOnce());
  });

  it("is known to password managers, and never puts a password into an address", () => {
    const { container } = render(<LoginForm callback="/" go={go} />);
    expect(screen.getByRole("textbox", { name: "E-mail address" }).getAttribute("autocomplete")).toBe(
      "username",
    );
    const password = screen.getByLabelText("Password");
    expect([password.getAttribute("type"), password.getAttribute("autocomplete")]).toEqual([
      "password",
      "current-password",
    ]);
    expect(container.querySelector("form")?.getAttribute("method")).toBe("post");
  });

  it("shows the password on request", async () => {
    render(<LoginForm callback="/" go={go} />);
    await userEvent.setup().click(screen.getByRole("button", { name: "Show password" }));
    expect(screen.getByLabelText("Password").getAttribute("type")).toBe("text");
    expect(screen.getByRole("button", { name: "Show password" }).getAttribute("aria-pressed")).toBe("true");
  });
});

describe("the second step of LoginForm", () => {
  const asked = (step: object) => Response.json(step);
  const fieldsOf = (sent: Sent | undefined) => Object.fromEntries(new URLSearchParams(sent?.body));

  it("sends the code with what was typed before, and says when it was wrong", async () => {
    const sent = serve({
      [CREDENTIALS]: [asked({ step: "code", wrong: false }), asked({ step: "code", wrong: true }), welcome()],
    });
    const user = await submitLogin();
    const code = await screen.findByRole("textbox", { name: "Code" });
    expect([code.getAttribute("autocomplete"), document.activeElement === code]).toEqual([
      "one-time-code",
      true,
    ]);
    await user.type(code, "000000{Enter}");
    await screen.findByText(/This code is wrong/);
    await user.clear(code);
    await user.type(code, "123456{Enter}");
    await vi.waitFor(() => expect(go.mock.calls).toEqual([["/o/acme?last=3h"]]));
    expect(fieldsOf(sent.at(-1))).toMatchObject({
      email: "anna@example.com",
      password: "a b&c=ü",
      code: "123456",
    });
    expect(fieldsOf(sent.at(-1))).not.toHaveProperty("proof");
  });

  it("sets an authenticator up where the role needs one, then leads to the recovery codes", async () => {
    const offer = {
      secret: "ABCDEFGH",
      uri: "otpauth://x",
      qr: { size: 3, path: "M0 0h1v1h-1z" },
      proof: "p1",
    };
    const sent = serve({
      [CREDENTIALS]: [
        asked({ step: "enrol", wrong: false, offer }),
        asked({ step: "enrol", wrong: true }),
        welcome(),
      ],
    });
    const user = await submitLogin();
    expect(await screen.findByRole("img", { name: /QR code/ })).toBeTruthy();
    await screen.findByText("ABCD EFGH");
    await user.type(screen.getByRole("textbox", { name: "Code" }), "000000{Enter}");
    await screen.findByText(/This code is wrong/);
    await user.type(screen.getByRole("textbox", { name: "Code" }), "{Control>}a{/Control}123456{Enter}");
    await vi.waitFor(() => expect(go.mock.calls).toEqual([["/account"]]));
    expect(fieldsOf(sent.at(-1))).toMatchObject({ proof: "p1" });
  });

  it("goes back to another account, with nothing kept", async () => {
    serve({ [CREDENTIALS]: [asked({ step: "code", wrong: false })] });
    const user = await submitLogin();
    await user.click(await screen.findByRole("button", { name: "Somebody else" }));
    expect(screen.getByLabelText<HTMLInputElement>("Password").value).toBe("");
  });
});

const PASSWORD = "a long enough password";

async function submitSetup(password = PASSWORD) {
  render(<SetupForm go={go} />);
  const user = userEvent.setup();
  await user.type(screen.getByRole("textbox", { name: "Set-up token" }), "tok");
  await user.type(screen.getByRole("textbox", { name: "Your name" }), "Anna");
  await user.type(screen.getByRole("textbox", { name: "E-mail address" }), "anna@example.com");
  await user.type(screen.getByLabelText("Password"), password);
  await user.click(screen.getByRole("button", { name: "Create administrator" }));
}

const fault = (status: number, error: object) =>
  Response.json(
    { error: { code: "INVALID_REQUEST", message: "The request has a mistake.", requestId: "r", ...error } },
    { status },
  );

describe("SetupForm", () => {
  it("creates the administrator, then signs in", async () => {
    const sent = serve({
      "/api/setup": [Response.json({ ok: true }, { status: 201 })],
      [CREDENTIALS]: [welcome()],
    });
    await submitSetup();
    await vi.waitFor(() => expect(go.mock.calls).toEqual([["/"]]));
    const expected = { token: "tok", name: "Anna", email: "anna@example.com", password: PASSWORD };
    expect(JSON.parse(sent[0]?.body ?? "")).toEqual(expected);
  });

  it("leads to sign-in when only that failed: the account exists", async () => {
    serve({ "/api/setup": [Response.json({ ok: true })], [CREDENTIALS]: [refused("CredentialsSignin")] });
    await submitSetup();
    await vi.waitFor(() => expect(go.mock.calls).toEqual([["/login"]]));
  });

  it("puts each fault at its field and focus on the first", async () => {
    const details = [
      { path: "email", message: "Give a full address, such as anna@example.com." },
      { path: "token", message: "This is not the token in the log." },
    ];
    serve({ "/api/setup": [fault(400, { details })] });
    await submitSetup();
    const token = screen.getByRole("textbox", { name: "Set-up token" });
    await vi.waitFor(() => expect(token.getAttribute("aria-invalid")).toBe("true"));
    expect(document.activeElement).toBe(token);
    expect(document.body.textContent).toContain("This is not the token in the log.");
    expect(screen.getByRole("textbox", { name: "E-mail address" }).getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByRole("textbox", { name: "Your name" }).getAttribute("aria-invalid")).toBeNull();
  });

  it("says when somebody else was first", async () => {
    serve({ "/api/setup": [fault(404, { code: "NOT_FOUND", message: "There is nothing here." })] });
    await submitSetup();
    await vi.waitFor(() => expect(screen.getByRole("alert").textContent).toContain("set up already"));
  });

  it("shows a fault that belongs to no field over the form", async () => {
    serve({ "/api/setup": [fault(409, { code: "CONFLICT", message: "Set-up is over." })] });
    await submitSetup();
    await vi.waitFor(() => expect(screen.getByRole("alert").textContent).toBe("Set-up is over."));
  });

  it.each([
    ["fourteen chars", "This has 14 characters; at least 15 are needed."],
    ["é".repeat(201), "This has 201 characters; at most 200 are allowed."],
  ])("does not send a password outside the policy (%#)", async (password, text) => {
    const sent = serve({});
    await submitSetup(password);
    await vi.waitFor(() => expect(document.body.textContent).toContain(text));
    expect(sent).toEqual([]);
  });
});

describe("an empty SetupForm", () => {
  it("says at every field what belongs there, and sends nothing", async () => {
    const sent = serve({});
    render(<SetupForm go={go} />);
    await userEvent.setup().click(screen.getByRole("button", { name: "Create administrator" }));
    const token = screen.getByRole("textbox", { name: "Set-up token" });
    await vi.waitFor(() => expect(document.activeElement).toBe(token));
    const invalid = document.querySelectorAll("[aria-invalid=true]");
    expect([...invalid].map((field) => field.getAttribute("name"))).toEqual([
      "token",
      "name",
      "email",
      "password",
    ]);
    expect(sent).toEqual([]);
  });
});

describe("signOut", () => {
  it("leaves for the sign-in page once the server has confirmed", async () => {
    const sent = serve({ "/api/auth/signout": [Response.json({ url: "/" })] });
    sessionStorage.setItem("draft:/o/acme", "typed by the one who leaves");
    await signOut(go);
    expect(go.mock.calls).toEqual([["/login"]]);
    expect(sessionStorage).toHaveLength(0);
    expect(new URLSearchParams(sent[1]?.body).get("csrfToken")).toBe("token-1");
  });

  it("stays when the token's cookie did not come back", async () => {
    serve({
      "/api/auth/signout": [Response.json({ url: "http://localhost:3000/api/auth/signout?csrf=true" })],
    });
    await expect(signOut(go)).rejects.toMatchObject({ code: "BAD_ORIGIN" });
    expect(go).not.toHaveBeenCalled();
  });

  it("stays when the server did not confirm", async () => {
    serve({ "/api/auth/signout": [Response.json(null, { status: 500 })] });
    await expect(signOut(go)).rejects.toMatchObject({ code: "INTERNAL" });
    expect(go).not.toHaveBeenCalled();
  });
});
