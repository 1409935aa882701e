import { dirname } from "node:path";
import { Session } from "./session";

test("Azure's SDK for Go works with berth serve, exec included", async () => {
  const path = `${dirname(process.env["BERTH_TEST_CLIENT_GO"]!)}:${process.env["PATH"]}`;
  const session = await Session.start("go", { PATH: path });
  try {
    session.show('eval "$(berth env go)"', "");
    const shown = await session.run("session helloberth42", { shown: "go run . helloberth42" });
    session.check("go");
    for (const signIn of ["identity", "oidc"] as const)
      expect(await session.quiet("session helloberth42", signIn)).toBe(shown);
  } finally {
    await session.end();
  }
});
