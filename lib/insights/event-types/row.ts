/** One row of the catalogue of event types. */
export interface EventType {
  /** As `event_type` holds it. */
  type: string;
  /** The service that sends it; null where no document says. */
  service: string | null;
  /** What happened, in a sentence. */
  description: string;
}

/** Rows of one service: `prefix` + key is the type, the value its description. */
export function types(
  service: string | null,
  prefix: string,
  descriptions: Record<string, string>,
): EventType[] {
  return Object.entries(descriptions).map(([key, description]) => ({
    type: `${prefix}${key}`,
    service,
    description,
  }));
}

/** The usual three: something was created, changed and deleted. */
export function lifecycle(service: string | null, prefix: string, noun: string): EventType[] {
  return types(service, `${prefix}_`, {
    create: `${noun} was created.`,
    update: `${noun} was changed.`,
    delete: `${noun} was deleted.`,
  });
}
