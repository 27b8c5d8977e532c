@echo off
rem Builds Phrasefield when it has not been built yet, then starts it. Needs a JDK 17 or later and Maven 3.8 or later.
rem After a change of the sources, delete the folder target.
setlocal
set "home=%~dp0"
chcp 65001 >nul
if not exist "%home%target\class-path" (
  echo phrasefield: building 1>&2
  call mvn -q -B -f "%home%pom.xml" -Pquick -DskipTests process-classes 1>&2 || exit /b 1
)
for /f "usebackq delims=" %%L in ("%home%target\class-path") do set "libs=%%L"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
rem Lets the engine add the JDK's Vector API to the running JVM, without the warning that --add-modules would print.
set "vector="
if "%~1"=="run" set "vector=--add-exports=java.base/jdk.internal.module=ALL-UNNAMED"
if "%~1"=="try" set "vector=--add-exports=java.base/jdk.internal.module=ALL-UNNAMED"
"%java%" %vector% -Xmx1200m --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 -cp "%home%target\classes;%libs%" org.phrasefield.cli.Main %*
exit /b %ERRORLEVEL%
