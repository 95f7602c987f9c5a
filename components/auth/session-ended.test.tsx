import { useQuery } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Providers } from "@/app/providers";
import { AppError, type ErrorCode } from "@/lib/core/errors";

function Panel({ name, code }: { name: string; code: ErrorCode }) {
  const query = useQuery({
    queryKey: [name],
    queryFn: () => Promise.reject(new AppError(code)),
    retry: false,
  });
  return (
    <button type="button" onClick={() => void query.refetch()}>
      {name}: {query.error?.message ?? "loading"}
    </button>
  );
}

describe("an ended session", () => {
  it("is told once, with a way back to the very search", async () => {
    window.history.replaceState(null, "", "/o/acme?last=3h&text=a%26b");
    render(
      <Providers>
        <Panel name="events" code="UNAUTHENTICATED" />
        <Panel name="count" code="UNAUTHENTICATED" />
      </Providers>,
    );
    expect(await screen.findAllByRole("dialog", { name: "Your session has ended" })).toHaveLength(1);
    const link = screen.getByRole("link", { name: "Sign in" });
    const url = new URL(link.getAttribute("href") ?? "", "http://localhost");
    expect(url.pathname).toBe("/login");
    expect(url.searchParams.get("callbackUrl")).toBe("/o/acme?last=3h&text=a%26b");
  });

  it("takes no Enter that was meant for the page", async () => {
    const { container } = render(
      <Providers>
        <Panel name="events" code="UNAUTHENTICATED" />
      </Providers>,
    );
    const followed = vi.fn((event: Event) => event.preventDefault());
    container.ownerDocument.addEventListener("click", followed, { once: true });
    await screen.findByRole("dialog");
    expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Your session has ended" }));
    await userEvent.keyboard("{Enter}");
    expect(followed).not.toHaveBeenCalled();
  });

  it("can be put aside to read on, and comes back with the next refused request", async () => {
    render(
      <Providers>
        <Panel name="events" code="UNAUTHENTICATED" />
      </Providers>,
    );
    const user = userEvent.setup();
    await screen.findByRole("dialog");
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
    await user.click(screen.getByRole("button", { name: /events/ }));
    expect(await screen.findByRole("dialog")).toBeTruthy();
  });

  it("is not what any other failure means", async () => {
    render(
      <Providers>
        <Panel name="events" code="FORBIDDEN" />
      </Providers>,
    );
    await screen.findByText(/role does not allow/);
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});
