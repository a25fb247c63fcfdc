// Planted: LFO1009
using Langfuse.Observe;

namespace Billing;

public sealed class Explain
{
    [Observe(Name = "explain-invoice")]
    public string Invoice(string[] lines)
    {
        var (text, input, output) = Ask(string.Join('\n', lines));
        Count(input, output);
        return text;
    }

    private static (string, int, int) Ask(string prompt) => ("You pay for two months.", prompt.Length / 4, 6);

    private static void Count(int input, int output) =>
        LangfuseContext.UpdateCurrentObservation(usage: new Usage(input: input, output: output));
}
