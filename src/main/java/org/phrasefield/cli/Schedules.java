package org.phrasefield.cli;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Texts that have a command started every night by what each system has for that. Nothing of a key is written: who needs one puts it where the
 * system keeps such things.
 *
 * @param id the protocol's id, {@code [a-z0-9-]+}
 * @param launcher what is started
 * @param arguments its arguments
 * @param folder where it runs
 * @param from when
 * @param environment what it needs to find its Java, by name
 */
record Schedules(
        String id,
        Path launcher,
        List<String> arguments,
        Path folder,
        LocalTime from,
        Map<String, String> environment) {

    /** Characters of a command that every cron takes; Debian's has an end at 998. */
    private static final int LONGEST = 998;

    Schedules {
        arguments = List.copyOf(arguments);
    }

    /** All of them, each with what to do with it. */
    String all() {
        String unit = "phrasefield-" + id;
        String label = "org.phrasefield." + id;
        return String.join(
                "\n",
                "# systemd (Linux): two files, then: systemctl --user enable --now " + unit + ".timer",
                "# It runs while you are logged out too after: loginctl enable-linger",
                "# A key of a service: EnvironmentFile=/path/to/a/file/of/NAME=VALUE/lines in [Service]",
                "# ~/.config/systemd/user/" + unit + ".service",
                service(),
                "# ~/.config/systemd/user/" + unit + ".timer",
                timer(),
                "# cron (Linux, macOS): one line for crontab -e",
                cron() + "\n",
                "# launchd (macOS): ~/Library/LaunchAgents/" + label + ".plist, then:",
                "# launchctl bootstrap gui/$(id -u) ~/Library/LaunchAgents/" + label + ".plist",
                launchd(),
                "# Task Scheduler (Windows): in PowerShell",
                windows());
    }

    String service() {
        String variables = environment.entrySet().stream()
                .map(each -> "Environment=" + systemd(each.getKey() + "=" + each.getValue()) + "\n")
                .collect(Collectors.joining());
        String command =
                command().stream().map(each -> systemd(each).replace("$", "$$")).collect(Collectors.joining(" "));
        return "[Unit]\nDescription=Phrasefield night " + id + "\n\n[Service]\nType=oneshot\nWorkingDirectory="
                + folder.toString().replace("%", "%%") + "\n" + variables + "ExecStart=" + command
                // A night that the window cut is as asked; a stop may take as long as what is in flight.
                + "\nSuccessExitStatus=3\nTimeoutStopSec=60\n";
    }

    String timer() {
        return "[Unit]\nDescription=Phrasefield night " + id + "\n\n[Timer]\nOnCalendar=*-*-* " + time()
                + ":00\nAccuracySec=1min\n\n[Install]\nWantedBy=timers.target\n";
    }

    /** With a path of folders that is too long for cron, that of this Java and the system's own take its place. */
    String cron() {
        String command = cron(environment);
        if (command.length() > LONGEST && environment.containsKey("PATH")) {
            Map<String, String> fewer = new TreeMap<>(environment);
            fewer.put("PATH", Path.of(System.getProperty("java.home"), "bin") + ":/usr/local/bin:/usr/bin:/bin");
            command = cron(fewer);
        }
        return from.getMinute() + " " + from.getHour() + " * * * " + command;
    }

    private String cron(Map<String, String> variables) {
        String set = variables.entrySet().stream()
                .map(each -> each.getKey() + "=" + posix(each.getValue()) + " ")
                .collect(Collectors.joining());
        String command = command().stream().map(Schedules::posix).collect(Collectors.joining(" "));
        // cron reads a bare % as the end of the line.
        return ("cd " + posix(folder.toString()) + " && " + set + command + " >/dev/null 2>&1").replace("%", "\\%");
    }

    String launchd() {
        StringBuilder text = new StringBuilder(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\""
                        + " \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n<plist version=\"1.0\">\n<dict>\n");
        text.append("  <key>Label</key><string>org.phrasefield.").append(id).append("</string>\n");
        text.append("  <key>ProgramArguments</key>\n  <array>\n");
        for (String each : command())
            text.append("    <string>").append(xml(each)).append("</string>\n");
        text.append("  </array>\n  <key>WorkingDirectory</key><string>")
                .append(xml(folder.toString()))
                .append("</string>\n");
        text.append("  <key>EnvironmentVariables</key>\n  <dict>\n");
        environment.forEach((name, value) -> text.append("    <key>")
                .append(xml(name))
                .append("</key><string>")
                .append(xml(value))
                .append("</string>\n"));
        text.append("  </dict>\n  <key>StartCalendarInterval</key>\n  <dict>\n    <key>Hour</key><integer>")
                .append(from.getHour())
                .append("</integer>\n    <key>Minute</key><integer>")
                .append(from.getMinute())
                .append("</integer>\n  </dict>\n</dict>\n</plist>\n");
        return text.toString();
    }

    String windows() {
        String given = arguments.stream().map(Schedules::windows).collect(Collectors.joining(" "));
        return "$action = New-ScheduledTaskAction -Execute " + powerShell(launcher.toString()) + " -Argument "
                + powerShell(given) + " -WorkingDirectory " + powerShell(folder.toString())
                + "\n$trigger = New-ScheduledTaskTrigger -Daily -At " + powerShell(time())
                + "\n$settings = New-ScheduledTaskSettingsSet -WakeToRun -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries -MultipleInstances IgnoreNew"
                + "\nRegister-ScheduledTask -TaskName " + powerShell("Phrasefield " + id)
                + " -Action $action -Trigger $trigger -Settings $settings\n";
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(arguments);
        return command;
    }

    private String time() {
        return String.format(Locale.ROOT, "%02d:%02d", from.getHour(), from.getMinute());
    }

    /** One word of a unit file; % begins a specifier there. */
    private static String systemd(String word) {
        return "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%") + "\"";
    }

    /** One word of a POSIX shell. */
    static String posix(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** One argument as Windows programs take their command line apart. */
    private static String windows(String word) {
        if (word.matches("[\\w./:=\\\\-]+")) return word;
        return "\"" + word.replaceAll("(\\\\*)\"", "$1$1\\\\\"").replaceAll("(\\\\+)$", "$1$1") + "\"";
    }

    /** A PowerShell text that nothing in it can end: it takes every single quotation mark for one. */
    private static String powerShell(String text) {
        return "'" + text.replaceAll("(['\u2018\u2019\u201a\u201b])", "$1$1") + "'";
    }
}
