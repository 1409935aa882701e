import { Session } from "./session";

test("Azure's SDK for Python works with berth serve, from a resource group to its deletion", async () => {
  const session = await Session.start("python", {
    folder: `${__dirname}/python`,
    PATH: `${process.env["BERTH_TEST_CLIENT_PYTHON"]!.replace(/\/[^/]+$/, "")}:${process.env["PATH"]}`,
  });
  try {
    session.show('eval "$(berth env python)"', "");
    await session.run("python3 session.py helloberth42");
    session.check("python");
  } finally {
    await session.end();
  }
});
