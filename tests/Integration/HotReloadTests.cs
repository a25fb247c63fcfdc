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

        var output = await WatchAsync(consumer, () => File.WriteAllText(
            consumer.ProgramFile, File.ReadAllText(consumer.ProgramFile).Replace("\"before\"", "\"after\"", StringComparison.Ordinal)));

        Assert.Contains("'Shop' was edited while the program ran", output, StringComparison.Ordinal);
    }

    /// <summary>Watches until the program prints "before", edits, and watches until it prints "after".</summary>
    private static async Task<string> WatchAsync(Consumer consumer, Action edit)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var start = new ProcessStartInfo("dotnet", ["watch", "run", "--non-interactive"])
        {
            WorkingDirectory = consumer.Folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["DOTNET_WATCH_SUPPRESS_LAUNCH_BROWSER"] = "1";
        using var process = Process.Start(start)!;
        var output = new StringBuilder();
        var error = DrainAsync(process.StandardError, output, timeout.Token);
        try
        {
            var isEdited = false;
            while (await process.StandardOutput.ReadLineAsync(timeout.Token) is { } line)
            {
                Append(output, line);
                if (line == "before" && !isEdited && output.ToString().Contains("Waiting for changes", StringComparison.Ordinal))
                {
                    edit();
                    isEdited = true;
                }
                else if (line == "after")
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException)
        {
            Assert.Fail("the edit did not arrive:\n" + output);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        await error;
        return output.ToString();
    }

    private static async Task DrainAsync(StreamReader reader, StringBuilder output, CancellationToken cancellationToken)
    {
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            Append(output, line);
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
