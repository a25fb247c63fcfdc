using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Langfuse.Observe.Benchmarks.Client;

/// <summary>What a program does with prompts, experiments and stored traces, done by this client and by the official JS client against the same server in one run.</summary>
internal static class ClientComparison
{
    private const int Traces = 5_000;

    private static readonly (string Key, string What, string Unit)[] s_rows =
    [
        ("hit", "a prompt from the cache", "ns"),
        ("compile", "compile of 2.4 kB with five variables", "ns"),
        ("bare", "an item of a bare parallel loop (.NET: Parallel.ForEachAsync)", "us"),
        ("experiment", "an item of an experiment without evaluators, over the bare loop", "us"),
        ("judged", "an item of an experiment with one evaluator, over the bare loop", "us"),
        ("batch", $"a trace of a batch evaluation of {Traces:N0}, read, judged, scored and delivered", "us"),
        ("heapFirst", "heap after 500 traces of it, collected", "KiB"),
        ("heapLast", "heap at its end, collected", "KiB"),
    ];

    public static async Task<int> RunAsync()
    {
        using var server = Start(Environment.ProcessPath!, Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal)
            ? [typeof(ClientComparison).Assembly.Location, "client-server", Traces.ToString(CultureInfo.InvariantCulture)] : ["client-server", Traces.ToString(CultureInfo.InvariantCulture)]);
        var address = $"http://127.0.0.1:{await server.StandardOutput.ReadLineAsync()}";
        try
        {
            var ours = await OurClient.MeasureAsync(new Uri(address));
            var theirs = await TheirsAsync(address);
            Console.WriteLine("| What | Here | Official JS client | |");
            Console.WriteLine("|---|---|---|---|");
            foreach (var (key, what, unit) in s_rows)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {ours[key]:0.##} | {theirs[key]:0.##} | {unit} |"));
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"\nhit: {ours["hitBytes"]:0} B allocated. compile: {ours["create"]:0} ns for string.Create of the same text, {ours["compile"] / ours["create"]:0.00} times; medians {ours["compileMedian"]:0} and {ours["createMedian"]:0} ns."));
            return 0;
        }
        finally
        {
            server.StandardInput.Close();
            await server.WaitForExitAsync();
        }
    }

    private static async Task<Dictionary<string, double>> TheirsAsync(string address)
    {
        using var node = Start("node", ["--expose-gc", Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../peers/js/client-bench.mjs"), address]);
        node.StandardInput.Close();
        var said = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return JsonSerializer.Deserialize<Dictionary<string, double>>(said.Split('\n').Last(static line => line.StartsWith('{')))!;
    }

    private static Process Start(string program, IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
