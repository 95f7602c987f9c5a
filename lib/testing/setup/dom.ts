import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// Parts that load late take longer than the library's one second on a busy machine; a pass is as fast as before.
configure({ asyncUtilTimeout: 5_000 });

afterEach(() => cleanup());
