import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeAll } from "vitest";
import { preloadSurfaces } from "@/components/ui/surfaces";

// Parts that load late take longer than the library's one second on a busy machine; a pass is as fast as before.
configure({ asyncUtilTimeout: 5_000 });

afterEach(() => cleanup());

// As on a page that has been open for a second; how they come on demand is tested beside them.
beforeAll(preloadSurfaces);
