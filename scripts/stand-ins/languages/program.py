# Runs a Python program for the language host, by the SDK that its interpreter finds.
import asyncio
import json
import os
import runpy
import sys
import traceback

import pulumi
import pulumi.runtime
from pulumi.runtime.settings import Settings, configure
from pulumi.runtime.stack import run_in_stack

# What a program exits with once it has told the user what is wrong.
ALREADY_REPORTED = 32


def entry_point(path):
    file = os.path.join(path, "__main__.py")
    return file if os.path.isfile(file) else path


def main(path):
    env = os.environ
    settings = Settings(
        project=env["PULUMI_PROJECT"],
        stack=env["PULUMI_STACK"],
        monitor=env["PULUMI_MONITOR"],
        engine=env["PULUMI_ENGINE"],
        parallel=int(env["PULUMI_PARALLEL"]),
        dry_run=env["PULUMI_DRY_RUN"] == "true",
        organization=env["PULUMI_ORGANIZATION"],
        root_directory=env["PULUMI_ROOT_DIRECTORY"],
    )
    configure(settings)
    pulumi.runtime.set_all_config(json.loads(env["PULUMI_CONFIG"]), json.loads(env["PULUMI_CONFIG_SECRET_KEYS"]))
    sys.path.insert(0, path)
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    program = lambda: runpy.run_path(entry_point(path), run_name="__main__")
    try:
        loop.run_until_complete(run_in_stack(program))
    except pulumi.RunError as error:
        pulumi.log.error(str(error))
        return ALREADY_REPORTED
    except Exception:
        pulumi.log.error("Program failed with an unhandled exception:\n" + traceback.format_exc())
        return ALREADY_REPORTED
    return 0


sys.exit(main(sys.argv[1]))
