using System.CommandLine;

namespace Langfuse.Observe.Server.Cli;

/// <summary><c>langfuse-observe completion SHELL</c>: a script by which the shell asks this program for what may follow.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        _langfuse_observe() {
          local IFS=$'\n'
          COMPREPLY=($(langfuse-observe "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null | grep -- "^${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _langfuse_observe langfuse-observe
        """;

    private const string Zsh = """
        #compdef langfuse-observe
        _langfuse_observe() {
          local -a found
          found=("${(@f)$(langfuse-observe "[suggest:${#BUFFER}]" "${BUFFER}" 2>/dev/null)}")
          compadd -a found
          _files
        }
        compdef _langfuse_observe langfuse-observe
        """;

    private const string Fish = """
        complete -c langfuse-observe -f -a '(langfuse-observe "[suggest:"(commandline -C)"]" (commandline) 2>/dev/null)'
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName langfuse-observe -ScriptBlock {
          param($word, $line, $position)
          langfuse-observe "[suggest:$position]" "$line" | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }
        """;

    private static readonly Argument<string> s_shell = new("shell") { Description = "bash, zsh, fish or powershell" };

    public static Command Create()
    {
        s_shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "powershell");
        var command = new Command("completion", "Prints the script that completes commands in a shell, such as: source <(langfuse-observe completion bash)").With(s_shell);
        command.SetAction(parsed => Console.WriteLine(parsed.GetValue(s_shell) switch { "bash" => Bash, "zsh" => Zsh, "fish" => Fish, _ => PowerShell }));
        return command;
    }
}
