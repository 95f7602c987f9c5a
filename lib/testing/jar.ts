/** A browser's cookies, for tests that call handlers one after the other. */
export class Jar extends Map<string, string> {
  header(): string {
    return [...this].map(([name, value]) => `${name}=${value}`).join("; ");
  }
  take(response: Response): Response {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      const value = pair.slice(at + 1);
      if (value === "") this.delete(pair.slice(0, at));
      else this.set(pair.slice(0, at), value);
    }
    return response;
  }
}
