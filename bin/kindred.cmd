@echo off
rem The `kindred` command in a terminal of the editor, on the editor's own Node.
setlocal
set ELECTRON_RUN_AS_NODE=1
if "%KINDRED_NODE%"=="" set KINDRED_NODE=node
"%KINDRED_NODE%" "%~dp0kindred.mjs" %*
