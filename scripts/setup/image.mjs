import { makeBusybox } from "../stand-ins/busybox.mjs";
import { canInstall } from "./apt.mjs";
import { findImage, pull } from "./engine-images.mjs";
import { SetupError } from "./report.mjs";

// By tag, as in the examples, so that the same image runs here and for users.
const NAME = "busybox:1";

/**
 * Makes sure that the engine has the image that the example and the tests run.
 * @param {import("./context.mjs").Context} context
 * @param {import("./engine.mjs").Engine} engine
 */
export async function ensureImage(context, engine) {
  await context.report.step("image", async (step) => {
    if (await findImage(engine, NAME)) {
      return step.found(`${NAME} is there`);
    }
    step.doing(`pulling ${NAME}`);
    const failure = await pull(engine, NAME, context.signal);
    if (!failure) {
      return step.found(`${NAME} pulled`);
    }
    if (!canInstall(context.env)) {
      throw new SetupError(`${NAME} could not be pulled: ${failure}`);
    }
    step.doing(`${NAME} cannot be pulled here: making it from Debian's busybox-static`);
    await makeBusybox(NAME, engine, context);
    step.found(`${NAME} made from Debian's busybox-static`);
  });
}
