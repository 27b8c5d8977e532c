@echo off
rem Starts Phrasefield. Among its sources it builds first when they have changed, which needs a JDK 17 or later and Maven 3.8 or later;
rem as the zip has it, with lib beside it, any Java 17 or later is enough.
setlocal
set "here=%~dp0"
chcp 65001 >nul
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
rem An older Java does not know the option.
"%java%" --enable-native-access=ALL-UNNAMED -version >nul 2>&1
if errorlevel 1 (
  echo phrasefield: no Java 17 or later found; install one ^(a JDK^), or set JAVA_HOME 1>&2
  exit /b 1
)
set "classes=%here%lib\*"
if not exist "%here%pom.xml" goto start

rem The libraries lie in a folder, since a class path that names each would be too long for a command.
set "classes=%here%target\classes;%here%target\lib\*"
if not exist "%here%target\lib" goto build
powershell -NoProfile -Command "$stamp = Get-Item -LiteralPath (Join-Path $env:here 'target\launcher-built') -ErrorAction SilentlyContinue; if (-not $stamp) { exit 1 }; $sources = (Join-Path $env:here 'pom.xml'), (Join-Path $env:here 'src\main'); if (Get-ChildItem -LiteralPath $sources -Recurse -File | Where-Object { $_.LastWriteTime -gt $stamp.LastWriteTime } | Select-Object -First 1) { exit 1 }; exit 0"
if not errorlevel 1 goto start

:build
where mvn >nul 2>&1
if errorlevel 1 (
  echo phrasefield: no Maven found; install Maven 3.8 or later ^(mvn must be on the PATH^) 1>&2
  exit /b 1
)
echo phrasefield: building ^(only after a change of the sources^) 1>&2
if not exist "%here%target" mkdir "%here%target"
if exist "%here%target\lib" rmdir /s /q "%here%target\lib"
echo.>"%here%target\launcher-built.new"
call mvn -q -B -f "%here%pom.xml" -Pquick -DskipTests process-classes dependency:copy-dependencies -DincludeScope=runtime "-DoutputDirectory=%here%target\lib" 1>&2
if errorlevel 1 (
  echo phrasefield: the build failed; the lines above say why 1>&2
  exit /b 1
)
move /y "%here%target\launcher-built.new" "%here%target\launcher-built" >nul

:start
if not defined PHRASEFIELD_MEMORY set "PHRASEFIELD_MEMORY=1200m"
rem Lets the engine add the JDK's Vector API to the running JVM, without the warning that --add-modules would print.
set "vector="
if "%~1"=="run" set "vector=--add-exports=java.base/jdk.internal.module=ALL-UNNAMED"
if "%~1"=="night" set "vector=--add-exports=java.base/jdk.internal.module=ALL-UNNAMED"
if "%~1"=="try" set "vector=--add-exports=java.base/jdk.internal.module=ALL-UNNAMED"
rem What a schedule is to start.
set "PHRASEFIELD_LAUNCHER=%~f0"
"%java%" %vector% -Xmx%PHRASEFIELD_MEMORY% --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 -cp "%classes%" org.phrasefield.cli.Main %*
exit /b %ERRORLEVEL%
