import { dirname } from "node:path";
import { Session } from "./session";

test("Azure's SDK for Go works with berth serve, exec included", async () => {
  const path = `${dirname(process.env["BERTH_TEST_CLIENT_GO"]!)}:${process.env["PATH"]}`;
  const session = await Session.start("go", { PATH: path });
  try {
    session.show('eval "$(berth env go)"', "");
    await session.run("session helloberth42", { shown: "go run . helloberth42" });
    session.check("go");
  } finally {
    await session.end();
  }
});
