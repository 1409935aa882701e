import { Session } from "./session";

test("Azure's SDK for JavaScript works with berth serve over the socket, exec included", async () => {
  const session = await Session.start("node", { folder: `${__dirname}/node` });
  try {
    session.show('eval "$(berth env node)"', "");
    await session.run("node session.mjs helloberth42");
    session.check("node");
  } finally {
    await session.end();
  }
});
