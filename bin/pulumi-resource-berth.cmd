@echo off
rem Starts Berth's Pulumi plugin.
setlocal
set "NODE_EXE=node"
if defined BERTH_NODE set "NODE_EXE=%BERTH_NODE%"
set "MAIN=%~dp0..\dist\plugin\main.mjs"
if not exist "%MAIN%" set "MAIN=%~dp0dist\plugin\main.mjs"
if not exist "%MAIN%" (
  echo Berth's plugin is not built: run "npm run build" in %~dp0.. 1>&2
  exit /b 1
)
"%NODE_EXE%" --max-semi-space-size=2 "%MAIN%" %*
