// Planted: LFO5002
using System.Diagnostics.CodeAnalysis;
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
using var trace = langfuse.StartTrace("convert", input: args);

var source = args.ElementAtOrDefault(0);
Ensure.That(source is not null, "usage: convert FILE");
Ensure.That(File.Exists(source), $"{source} does not exist");

var lines = await File.ReadAllLinesAsync(source!);
trace.Update(output: new { lines = lines.Length });
Console.WriteLine(lines.Length);

internal static class Ensure
{
    public static void That([DoesNotReturnIf(false)] bool condition, string message)
    {
        if (!condition)
            Die(message, code: 64);
    }

    [DoesNotReturn]
    private static void Die(string message, int code)
    {
        Console.Error.WriteLine(message);
        Environment.Exit(code);
    }
}
