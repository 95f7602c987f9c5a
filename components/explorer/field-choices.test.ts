import { describe, expect, it } from "vitest";
import { CHOICES_SHOWN, fieldChoices } from "./field-choices";

describe("fieldChoices", () => {
  it("puts the exact path first", () => {
    expect(fieldChoices("success").choices[0]?.path).toBe("success");
    expect(fieldChoices("client_ip").choices[0]?.path).toBe("client_ip");
  });

  it("finds by label, in any case", () => {
    expect(fieldChoices("COUNTRY").choices.map(({ path }) => path)).toContain("geoip.country_code");
  });

  it("finds by what a field is about, after those named so, and tells its type", () => {
    const paths = fieldChoices("second factor").choices.map(({ path }) => path);
    expect(paths).toContain("mfa");
    expect(fieldChoices("client_ip").choices[0]).toMatchObject({
      type: "address",
      description: "The address that the request came from.",
    });
    expect(fieldChoices("vendor.field").typed).toMatchObject({ type: "text", description: null });
  });

  it("keeps what cannot be searched, with the reason", () => {
    const changes = fieldChoices("changes").choices.find(({ path }) => path === "changes");
    expect(changes?.refusal).toMatch(/changes/);
  });

  it("counts what it does not show", () => {
    const { choices, left } = fieldChoices("");
    expect(choices).toHaveLength(CHOICES_SHOWN);
    expect(left).toBeGreaterThan(0);
  });

  it("offers an unknown path as typed, with the refusal of its root", () => {
    expect(fieldChoices("vendor.field").typed).toMatchObject({ path: "vendor.field", refusal: null });
    expect(fieldChoices("changes.deep.inside").typed?.refusal).toMatch(/changes/);
    expect(fieldChoices("client_ip").typed).toBeNull();
    expect(fieldChoices("two words").typed).toBeNull();
  });
});
