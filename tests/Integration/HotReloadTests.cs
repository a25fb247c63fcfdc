using System.Diagnostics;
using System.Text;
using Langfuse.Observe.Integration.Support;

namespace Langfuse.Observe.Integration;

/// <summary>The policy of docs/hot-reload.md under <c>dotnet watch</c>.</summary>
[Collection(nameof(PackageFeed))]
public sealed class HotReloadTests(PackageFeed feed)
{
    [Fact]
    public async Task EditedObservedMethod_TakesTheEditAndSaysThatItLostItsObservation()
    {
        var consumer = feed.NewConsumer("Watched", """
            using Langfuse.Observe;

            while (true)
            {
                Console.WriteLine(Shop.Text());
                Thread.Sleep(100);
            }

            static class Shop
            {
                [Observe]
                public static string Text() { return "before"; }
            }
            """, properties: "<RunAnalyzers>false</RunAnalyzers>");
        (await consumer.BuildAsync()).Succeeded();

        await WatchAsync(consumer, notice: "'Shop' was edited while the program ran", () => File.WriteAllText(
            consumer.ProgramFile, File.ReadAllText(consumer.ProgramFile).Replace("\"before\"", "\"after\"", StringComparison.Ordinal)));
    }

    /// <summary>Watches until the program prints "before", edits, and watches until it prints "after" and the notice was given, in whichever order.</summary>
    private static async Task WatchAsync(Consumer consumer, string notice, Action edit)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        var start = new ProcessStartInfo("dotnet", ["watch", "run", "--non-interactive"])
        {
            WorkingDirectory = consumer.Folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["DOTNET_WATCH_SUPPRESS_LAUNCH_BROWSER"] = "1";
        using var process = Process.Start(start)!;
        var output = new StringBuilder();
        _ = DrainAsync(process.StandardError, output);
        try
        {
            var isEdited = false;
            while (await process.StandardOutput.ReadLineAsync(timeout.Token) is { } line)
            {
                Append(output, line);
                if (line == "before" && !isEdited && Has(output, "Waiting for changes"))
                {
                    edit();
                    isEdited = true;
                }
                else if (line == "after" && Has(output, notice))
                {
                    return;
                }
            }

            Assert.Fail("the program ended:\n" + output);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail("the edit or the notice did not arrive:\n" + output);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static async Task DrainAsync(StreamReader reader, StringBuilder output)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            Append(output, line);
        }
    }

    private static bool Has(StringBuilder output, string text)
    {
        lock (output)
        {
            return output.ToString().Contains(text, StringComparison.Ordinal);
        }
    }

    private static void Append(StringBuilder output, string line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }
    }
}
