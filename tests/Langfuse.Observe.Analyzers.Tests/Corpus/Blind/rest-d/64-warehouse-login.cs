// Planted: LFO7001
using Langfuse.Observe;

namespace Warehouse;

public struct Terminal
{
    public string Hall;
    public int Number;
    public string Operator;
    public string Password;
}

[Observe]
public sealed class TerminalAssistant(Func<string, Task<string>> model)
{
    private readonly HashSet<string> _known = ["amir", "lotte"];

    public async Task<string> GreetAsync(Terminal terminal)
    {
        if (!IsKnown(terminal.Operator))
        {
            return "Please see the shift leader.";
        }

        var greeting = await model($"Greet {terminal.Operator} in hall {terminal.Hall}.");
        return greeting.Trim();
    }

    private bool IsKnown(string name) => _known.Contains(name.ToLowerInvariant());
}
