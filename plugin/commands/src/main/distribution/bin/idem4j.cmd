@echo off
rem The commands without a checkout: Java 17 or newer, from JAVA_HOME or the PATH. Classes come from lib\, flags from lib\jvm.options.
setlocal
set "home=%~dp0.."
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" "@%home%\lib\jvm.options" -cp "%home%\lib\*" "-Didem4j.natives=%home%\natives" ${exec.mainClass} %*
exit /b %ERRORLEVEL%
