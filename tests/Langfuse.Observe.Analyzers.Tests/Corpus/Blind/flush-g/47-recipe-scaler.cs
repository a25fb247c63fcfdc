// Planted: LFO5001
using Langfuse.Observe;

namespace Kitchen;

public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var langfuse = LangfuseClient.Start();
        var scaler = new Scaler(langfuse);
        var code = args switch
        {
            ["scale", var recipe, var factor] when double.TryParse(factor, out var number) => await FinishAsync(langfuse, scaler.Scale(recipe, number)),
            ["halve", var recipe] => await FinishAsync(langfuse, scaler.Scale(recipe, 0.5)),
            ["list", ..] => scaler.List(),
            _ => await FinishAsync(langfuse, 64),
        };
        return code;
    }

    private static async Task<int> FinishAsync(LangfuseClient langfuse, int code)
    {
        await langfuse.DisposeAsync();
        return code;
    }
}

internal sealed class Scaler(LangfuseClient langfuse)
{
    private readonly Dictionary<string, double> _flour = new() { ["bread"] = 500, ["cake"] = 220 };

    public int Scale(string recipe, double factor)
    {
        using var trace = langfuse.StartTrace("scale", input: new { recipe, factor });
        if (!_flour.TryGetValue(recipe, out var grams))
        {
            trace.Update(level: ObservationLevel.Warning, statusMessage: "unknown recipe");
            return 1;
        }

        Console.WriteLine($"{grams * factor} g flour");
        return 0;
    }

    public int List()
    {
        using var trace = langfuse.StartTrace("list");
        trace.Update(output: _flour.Keys.ToArray());
        Console.WriteLine(string.Join(", ", _flour.Keys));
        return 0;
    }
}
